"""Checks of RSA signatures, and the names of a certificate. Imports cryptography, which is slow to load."""

from __future__ import annotations

import base64

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509 import load_der_x509_certificate
from cryptography.x509.oid import NameOID

_HASHES = {"256": hashes.SHA256(), "384": hashes.SHA384(), "512": hashes.SHA512()}


def verifies(key: RSAPublicKey, signed: bytes, signature: bytes, algorithm: str) -> bool:
    """Return whether the key verifies the signature; `algorithm` is RS256 … RS512 or PS256 … PS512."""
    chosen = _HASHES.get(algorithm[2:])
    if chosen is None or algorithm[:2] not in ("RS", "PS"):
        return False
    pad = padding.PKCS1v15() if algorithm.startswith("RS") else padding.PSS(padding.MGF1(chosen), chosen.digest_size)
    try:
        key.verify(signature, signed, pad, chosen)
    except InvalidSignature:
        return False
    return True


def certificate_of(encoded: str) -> tuple[RSAPublicKey, str] | None:
    """Return the RSA key and the common name of a certificate (DER in base64), None if it cannot be read."""
    try:
        certificate = load_der_x509_certificate(base64.b64decode(encoded))
        key = certificate.public_key()
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return (key, str(names[0].value) if names else "") if isinstance(key, RSAPublicKey) else None

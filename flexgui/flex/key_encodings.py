"""RSA public keys as bytes and text: PEM, DER, certificates and OpenSSH."""

from __future__ import annotations

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_der_private_key,
    load_der_public_key,
    load_ssh_public_key,
)
from cryptography.x509 import load_der_x509_certificate

from flexgui.flex.jwk import Jwk, NotAKey, from_public_key
from flexgui.flex.public_key import to_public_key
from flexgui.translation import tr

_UNREADABLE = (ValueError, TypeError, UnsupportedAlgorithm)
_PKCS12_VERSION = bytes((2, 1, 3))  # INTEGER 3, the first member of a PFX (RFC 7292, 4)


def to_pem(jwk: Jwk) -> str:
    """Return a key as PEM (SubjectPublicKeyInfo). Raises NotAKey."""
    return to_public_key(jwk).public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def from_der(der: bytes) -> Jwk:
    """Return the key of a SubjectPublicKeyInfo, an RSAPublicKey or a certificate, without a key ID.

    Raises NotAKey with a sentence that says what the bytes hold instead.
    """
    for load in (load_der_public_key, _load_from_certificate):
        try:
            key = load(der)
        except _UNREADABLE:
            continue
        return _to_jwk(key)
    raise NotAKey(_other_content(der))


def from_ssh(line: bytes) -> Jwk:
    """Return the key of an OpenSSH public key, such as ``ssh-rsa AAAA…``. Raises NotAKey."""
    try:
        key: object = load_ssh_public_key(line)
    except _UNREADABLE:
        key = None
    return _to_jwk(key)


def _load_from_certificate(der: bytes) -> object:
    return load_der_x509_certificate(der).public_key()


def _to_jwk(key: object) -> Jwk:
    if not isinstance(key, RSAPublicKey):
        raise NotAKey(tr("The key is not an RSA key; capture contexts are signed with RSA."))
    return from_public_key(key, "")


def _other_content(der: bytes) -> str:
    if _PKCS12_VERSION in der[:8]:
        return tr("This is a P12 file. Give the certificate or the public key alone.")
    try:
        load_der_private_key(der, None)
    except TypeError:
        pass  # it is encrypted
    except (ValueError, UnsupportedAlgorithm):
        return tr("This is neither a public key nor a certificate.")
    return tr("This is a private key. Give the public key or the certificate.")

"""Verification with a JWK, by the cryptography library.

This module and `key_encodings` are the only ones of `flex` that need cryptography for tokens. It is imported late, at
the first verification, and imports only what that needs: reading DER and certificates would take twice as long.
PyJWT is not used here: importing it takes 75 ms, a fifth of `flexgui capture-context`, for the one call in
`signature_fits`. A test compares the results.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS, PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey, RSAPublicNumbers
from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512

from flexgui.flex.jwk import Jwk, NotAKey
from flexgui.translation import tr

_HASHES = {"256": SHA256(), "384": SHA384(), "512": SHA512()}


def signature_fits(jwk: Jwk, algorithm: str, signed: bytes, signature: bytes) -> bool:
    """Return True if the signature was made with the private key of `jwk`, by RS256, RS384 or RS512."""
    try:
        return verifies(to_public_key(jwk), signed, signature, algorithm)
    except NotAKey:
        return False


def verifies(key: RSAPublicKey, signed: bytes, signature: bytes, algorithm: str) -> bool:
    """Return whether the key verifies the signature; `algorithm` is RS256 … RS512 or PS256 … PS512."""
    chosen = _HASHES.get(algorithm[2:])
    if chosen is None or algorithm[:2] not in ("RS", "PS"):
        return False
    padding = PKCS1v15() if algorithm.startswith("RS") else PSS(MGF1(chosen), chosen.digest_size)
    try:
        key.verify(signature, signed, padding, chosen)
    except InvalidSignature:
        return False
    return True


def to_public_key(jwk: Jwk) -> RSAPublicKey:
    """Return the key that encrypts and verifies. Raises NotAKey for numbers that are not an RSA key."""
    try:
        return RSAPublicNumbers(jwk.exponent, jwk.modulus).public_key()
    except ValueError as error:
        raise NotAKey(tr("The numbers n and e of the key do not form an RSA key.")) from error

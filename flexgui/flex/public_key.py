"""RSA public keys of the cryptography library: verify with a JWK, read DER and PEM.

This is the only module of `flex` that needs cryptography for tokens. It is imported late, at the first verification.
PyJWT is not used here: importing it takes 75 ms, a fifth of `flexgui capture-context`, for the one call in
`signature_fits`. A test compares the results.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey, RSAPublicNumbers
from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_der_private_key,
    load_der_public_key,
    load_ssh_public_key,
)
from cryptography.x509 import load_der_x509_certificate

from flexgui.flex.jwk import Jwk, NotAKey, from_mapping
from flexgui.flex.jws import base64url_encode
from flexgui.translation import tr

_Key = TypeVar("_Key")

_HASHES: dict[str, type[SHA256 | SHA384 | SHA512]] = {"RS256": SHA256, "RS384": SHA384, "RS512": SHA512}
_PKCS12_VERSION = bytes((2, 1, 3))  # INTEGER 3, the first member of a PFX (RFC 7292, 4)


def signature_fits(jwk: Jwk, algorithm: str, signed: bytes, signature: bytes) -> bool:
    """Return True if the signature was made with the private key of `jwk`, by RS256, RS384 or RS512."""
    try:
        to_public_key(jwk).verify(signature, signed, PKCS1v15(), _HASHES[algorithm]())
    except (InvalidSignature, NotAKey):
        return False
    return True


def to_public_key(jwk: Jwk) -> RSAPublicKey:
    """Return the key that encrypts and verifies. Raises NotAKey for numbers that are no RSA key."""
    try:
        return RSAPublicNumbers(jwk.exponent, jwk.modulus).public_key()
    except ValueError as error:
        raise NotAKey(tr("The numbers n and e of the key are no RSA key.")) from error


def to_pem(jwk: Jwk) -> str:
    """Return a key as PEM (SubjectPublicKeyInfo). Raises NotAKey."""
    return to_public_key(jwk).public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def from_public_key(key: RSAPublicKey, kid: str) -> Jwk:
    """Return a key of the cryptography library as a JWK; an empty `kid` is left out. Raises NotAKey."""
    numbers = key.public_numbers()
    members = {"kty": "RSA", "n": _encode(numbers.n), "e": _encode(numbers.e)}
    return from_mapping({**members, "kid": kid} if kid else members)


def from_der(der: bytes) -> Jwk:
    """Return the key of a SubjectPublicKeyInfo, an RSAPublicKey or a certificate, without a key ID.

    Raises NotAKey with a sentence that says what the bytes hold instead.
    """
    key = _load(load_der_public_key, der)
    if key is None:
        certificate = _load(load_der_x509_certificate, der)
        key = _load(lambda _der: certificate.public_key(), der) if certificate is not None else None
    if key is None:
        raise NotAKey(_other_content(der))
    return _from_any(key)


def from_ssh(line: bytes) -> Jwk:
    """Return the key of an OpenSSH public key, such as ``ssh-rsa AAAA…``. Raises NotAKey."""
    return _from_any(_load(load_ssh_public_key, line))


def _from_any(key: object) -> Jwk:
    if not isinstance(key, RSAPublicKey):
        raise NotAKey(tr("The key is not an RSA key; capture contexts are signed with RSA."))
    return from_public_key(key, "")


def _load(load: Callable[[bytes], _Key], content: bytes) -> _Key | None:
    try:
        return load(content)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None


def _other_content(der: bytes) -> str:
    if _PKCS12_VERSION in der[:8]:
        return tr("This is a P12 file. Give the certificate or the public key alone.")
    try:
        is_private = load_der_private_key(der, None) is not None
    except TypeError:  # encrypted
        is_private = True
    except (ValueError, UnsupportedAlgorithm):
        is_private = False
    if is_private:
        return tr("This is a private key. Give the public key or the certificate.")
    return tr("This is no public key and no certificate.")


def _encode(number: int) -> str:
    return base64url_encode(number.to_bytes((number.bit_length() + 7) // 8))

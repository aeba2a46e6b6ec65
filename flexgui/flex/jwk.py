"""RSA public keys as JSON Web Keys (RFC 7517), as the service publishes them.

The published key says ``"use": "enc"`` although it verifies signatures (CyberSource, "Validate the Capture Context"),
so the key is built from `n` and `e` and `use` is only shown.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from flexgui.errors import FlexGuiError, NotAToken
from flexgui.flex.token import base64url, parse_json
from flexgui.translation import tr

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

FEWEST_BITS = 2048
"""RFC 7518, 3.3 and 4.3: an RSA key has 2048 bits or more."""

MOST_BITS = 16384
"""Longer keys are refused, for a verification with one could take minutes."""

MAX_KEY_BYTES = 64 * 1024
"""Longer texts are no key."""

_PRIVATE = frozenset({"d", "p", "q", "dp", "dq", "qi", "oth", "k"})


class NotAKey(FlexGuiError):  # noqa: N818 - named as NotAToken is
    """What should be a public key is none that a capture context can be verified with."""


@dataclass(frozen=True)
class Jwk:
    """An RSA public key; `n` and `e` are base64url, `kid` is empty where the key names no ID."""

    kty: str
    n: str
    e: str
    kid: str = ""
    use: str | None = None
    members: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def bits(self) -> int:
        """The length of the modulus in bits."""
        return _number(self.n, "n").bit_length()

    @property
    def thumbprint(self) -> str:
        """The SHA-256 thumbprint in base64url (RFC 7638), by which a key is recognised whatever its ID."""
        text = json.dumps({"e": self.e, "kty": self.kty, "n": self.n}, separators=(",", ":"))
        return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()

    def public_key(self) -> RSAPublicKey:
        """Return the key to verify with, whatever `use` says. Raises NotAKey for numbers that are no RSA key."""
        return self._public_key

    def to_pem(self) -> str:
        """Return the key as PEM (SubjectPublicKeyInfo)."""
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat  # slow to import

        return self.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()

    def to_json(self) -> str:
        """Return the key as it was published, as JSON for people."""
        return json.dumps(dict(self.members), indent=2)

    @cached_property
    def _public_key(self) -> RSAPublicKey:
        from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers  # slow to import

        try:
            return RSAPublicNumbers(_number(self.e, "e"), _number(self.n, "n")).public_key()
        except ValueError as error:
            raise NotAKey(tr("The numbers n and e of the key are no RSA key.")) from error


def from_json(text: bytes | str) -> Jwk:
    """Read a JWK. Raises NotAKey with a sentence that says what is wrong."""
    if len(text) > MAX_KEY_BYTES:
        raise NotAKey(tr("The text is too long for a key."))
    try:
        value = parse_json(text.decode("utf-8") if isinstance(text, bytes) else text)
    except ValueError as error:
        raise NotAKey(tr("The key is no JSON.")) from error
    if not isinstance(value, dict):
        raise NotAKey(tr("The key is no JSON object."))
    return from_mapping(value)


def from_mapping(members: Mapping[str, object]) -> Jwk:
    """Return the key with these members, private ones left out. Raises NotAKey."""
    if members.get("kty") != "RSA":
        raise NotAKey(tr("The key is no RSA key; capture contexts are signed with RSA."))
    n, e, kid, use = (members.get(name) for name in ("n", "e", "kid", "use"))
    if not isinstance(n, str) or not isinstance(e, str):
        raise NotAKey(tr("The key lacks n or e, the two numbers of an RSA key."))
    if len(n) > MOST_BITS // 6 + 4:
        raise NotAKey(tr("The key is longer than {bits} bits.", bits=MOST_BITS))
    bits = _number(n, "n").bit_length()
    if bits < FEWEST_BITS:
        raise NotAKey(tr("The key has {bits} bits; RS256 needs {least} or more.", bits=bits, least=FEWEST_BITS))
    exponent = _number(e, "e")
    if exponent < 3 or exponent % 2 == 0 or exponent.bit_length() > 64:
        raise NotAKey(tr("The exponent e of the key is none that RSA can use."))
    public = {name: value for name, value in members.items() if name not in _PRIVATE}
    return Jwk("RSA", n, e, kid if isinstance(kid, str) else "", use if isinstance(use, str) else None, public)


def from_set(text: str, kid: str) -> Jwk:
    """Return the key of that ID from a JWK set (RFC 7517, 5), or its only key. Raises NotAKey."""
    try:
        value = parse_json(text)
    except ValueError as error:
        raise NotAKey(tr("The key set is no JSON.")) from error
    keys = value.get("keys") if isinstance(value, dict) else None
    if not isinstance(keys, list) or not keys:
        raise NotAKey(tr("The key set holds no keys."))
    named = [each for each in keys if isinstance(each, dict) and (each.get("kid") == kid or len(keys) == 1)]
    if not named:
        said = tr("None of the {count} keys of the set has the ID that the token names.", count=len(keys))
        raise NotAKey(said)
    return from_mapping(named[0])


def is_private(members: Mapping[str, object]) -> bool:
    """Whether a JWK has members that only its owner may know."""
    return not _PRIVATE.isdisjoint(members)


def from_public_key(key: RSAPublicKey, kid: str) -> Jwk:
    """Return a key of the cryptography library as a JWK; an empty `kid` is left out. Raises NotAKey."""
    numbers = key.public_numbers()
    members = {"kty": "RSA", "n": _text(numbers.n), "e": _text(numbers.e)}
    return from_mapping({**members, "kid": kid} if kid else members)


def from_pem(text: str) -> Jwk:
    """Return the JWK of an RSA public key or certificate in PEM (RFC 7468), without a key ID. Raises NotAKey."""
    from cryptography.exceptions import UnsupportedAlgorithm  # slow to import
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key
    from cryptography.x509 import load_pem_x509_certificate

    try:
        pem = text.encode()
        certificate = "BEGIN CERTIFICATE" in text
        key = load_pem_x509_certificate(pem).public_key() if certificate else load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise NotAKey(tr("The file is no public key and no certificate in PEM.")) from error
    if not isinstance(key, RSAPublicKey):
        raise NotAKey(tr("The key is not an RSA key; capture contexts are signed with RSA."))
    return from_public_key(key, "")


def _number(text: str, name: str) -> int:
    try:
        return int.from_bytes(base64url(text.rstrip("="), name))
    except NotAToken as error:
        raise NotAKey(tr("The member {name} of the key is no base64url.", name=name)) from error


def _text(number: int) -> str:
    data = number.to_bytes((number.bit_length() + 7) // 8)
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

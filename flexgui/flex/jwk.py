"""RSA public keys as JSON Web Keys (RFC 7517), as the service publishes them.

The published key says ``"use": "enc"`` although it verifies signatures (CyberSource, "Validate the Capture Context"),
so the key is made from `n` and `e`; `use` is only shown.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from flexgui.errors import FlexGuiError
from flexgui.flex.jws import base64url_decode, base64url_encode
from flexgui.flex.token import parse_json
from flexgui.translation import tr

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

MIN_BITS = 2048
"""RFC 7518, 3.3 and 4.3: an RSA key has 2048 bits or more."""

MAX_BITS = 16384
"""Longer keys are refused: one verification could take minutes."""

MAX_KEY_BYTES = 64 * 1024
"""Longer texts are refused."""

PRIVATE_MEMBERS = frozenset({"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
"""Members of private and of symmetric keys (RFC 7518, 6)."""


class NotAKey(FlexGuiError):
    """Something is not a public key that a capture context can be verified with."""


class Jwk(NamedTuple):
    """An RSA public key. `n` and `e` are base64url; `kid` is empty if the key has no key ID."""

    n: str
    e: str
    kid: str = ""
    use: str | None = None
    members: Mapping[str, object] = MappingProxyType({})

    @property
    def modulus(self) -> int:
        """The number `n`."""
        return _number(self.n, "n")

    @property
    def exponent(self) -> int:
        """The number `e`."""
        return _number(self.e, "e")

    @property
    def bits(self) -> int:
        """The length of the modulus in bits."""
        return self.modulus.bit_length()

    @property
    def thumbprint(self) -> str:
        """The SHA-256 thumbprint in base64url (RFC 7638), which identifies a key independently of its key ID."""
        text = json.dumps({"e": self.e, "kty": "RSA", "n": self.n}, separators=(",", ":"))
        return base64url_encode(hashlib.sha256(text.encode()).digest())

    def to_json(self) -> str:
        """Return the key as it was published, as indented JSON."""
        return json.dumps(dict(self.members), indent=2)


def from_json(text: bytes | str) -> Jwk:
    """Parse a JWK. Raises NotAKey with a sentence that says what is wrong."""
    if len(text) > MAX_KEY_BYTES:
        raise NotAKey(tr("The text is too long for a key."))
    try:
        value = parse_json(text.decode("utf-8") if isinstance(text, bytes) else text)
    except ValueError as error:
        raise NotAKey(tr("The key is not JSON.")) from error
    if not isinstance(value, dict):
        raise NotAKey(tr("The key is not a JSON object."))
    return from_mapping(value)


def from_mapping(members: Mapping[str, object]) -> Jwk:
    """Return the key with these members, without private ones. Raises NotAKey."""
    if members.get("kty") != "RSA":
        raise NotAKey(tr("The key is not an RSA key; capture contexts are signed with RSA."))
    n, e, kid, use = (members.get(name) for name in ("n", "e", "kid", "use"))
    if not isinstance(n, str) or not isinstance(e, str):
        raise NotAKey(tr("The key lacks n or e, the two numbers of an RSA key."))
    if len(n) > MAX_BITS // 6 + 4:
        raise NotAKey(tr("The key is longer than {bits} bits.", bits=MAX_BITS))
    bits = _number(n, "n").bit_length()
    if bits < MIN_BITS:
        raise NotAKey(tr("The key has {bits} bits; RS256 needs {least} or more.", bits=bits, least=MIN_BITS))
    exponent = _number(e, "e")
    if exponent < 3 or exponent % 2 == 0 or exponent.bit_length() > 64:
        raise NotAKey(tr("RSA cannot use the exponent e of the key."))
    public = {name: value for name, value in members.items() if name not in PRIVATE_MEMBERS}
    return Jwk(n, e, kid if isinstance(kid, str) else "", use if isinstance(use, str) else None, public)


def from_public_key(key: RSAPublicKey, kid: str) -> Jwk:
    """Return a key of the cryptography library as a JWK; an empty `kid` is left out. Raises NotAKey."""
    numbers = key.public_numbers()
    members = {"kty": "RSA", "n": _encode(numbers.n), "e": _encode(numbers.e)}
    return from_mapping({**members, "kid": kid} if kid else members)


def is_private(members: Mapping[str, object]) -> bool:
    """Return True if a JWK has private members."""
    return not PRIVATE_MEMBERS.isdisjoint(members)


def _number(text: str, name: str) -> int:
    try:
        return int.from_bytes(base64url_decode(text.rstrip("=")))
    except ValueError as error:
        raise NotAKey(tr("The member {name} of the key is not base64url.", name=name)) from error


def _encode(number: int) -> str:
    return base64url_encode(number.to_bytes((number.bit_length() + 7) // 8))

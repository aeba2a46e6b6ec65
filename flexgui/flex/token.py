"""Decode a token (JWS, RFC 7515; JWE, RFC 7516) without trusting it.

Nothing here verifies a signature; `flexgui.flex.verification` does. The kind of a token is inferred from its claims:
CyberSource, "Generate a Capture Context", "Validate the Capture Context" and "Transient Token Format".
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Collection, Iterator
from enum import StrEnum
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Literal, NamedTuple, NoReturn, TypeGuard

from flexgui.errors import NotAToken
from flexgui.flex.json_size import has_more_containers, has_more_nested_containers, has_more_values, is_json
from flexgui.flex.jws import base64url_decode, stray_character
from flexgui.translation import later, tr

MAX_TOKEN_BYTES = 256 * 1024
"""Longer tokens are refused: this is a hundred times the length of the longest capture context seen."""

MAX_TEXT_BYTES = 8 * 1024 * 1024
"""Longer texts are not searched for a token."""

MAX_DEPTH = 100
"""Maximum depth of nesting; a capture context has five levels."""

MAX_NODES = 100_000
"""Maximum number of values in a JSON text: members, elements and the containers themselves."""

MAX_CONTAINERS = 10_000
"""Maximum number of objects and arrays in a JSON text; a capture context has fewer than 200 (see `json_size`)."""

_MAX_INT_DIGITS = 300  # every shorter number fits a float, and Python itself refuses to print 4300
_DIGITS_TO_ZEROS = bytes.maketrans(b"123456789", b"000000000")
_WRONG_COUNTS = {
    1: later("The text has one part; a JWT has three, a JWE five, divided by dots."),
    2: later("The text has two parts; a JWT has three, a JWE five, divided by dots."),
    4: later("The text has four parts; a JWT has three, a JWE five, divided by dots."),
}
_JWE_PARTS = (later("encrypted key"), "iv", later("ciphertext"), later("tag"))
_TRANSIENT_TYPE = re.compile(r"(?:api|mf|gda)-[0-9]")
_CONTEXT_CLAIMS = frozenset({"flx", "ctx"})
_BEARER_CLAIMS = frozenset({"request-method", "request-host", "request-resource-path", "v-c-merchant-id", "digest"})
_SPACE = r"[ \t\n\r]*+"
_FIRST_MEMBER, _NEXT_MEMBER = re.compile(rf'{_SPACE}\{{{_SPACE}"'), re.compile(rf'{_SPACE},{_SPACE}"')
_COLON, _END = re.compile(rf"{_SPACE}:{_SPACE}"), re.compile(rf"{_SPACE}\}}{_SPACE}\Z")
_SIGNATURE_BYTES = {"RS": 256, "PS": 256, "HS256": 32, "HS384": 48, "HS512": 64, "ES256": 64, "ES384": 96}


class TokenKind(StrEnum):
    """The kind of a token, inferred from its header and claims."""

    CAPTURE_CONTEXT = "capture-context"
    TRANSIENT_TOKEN = "transient-token"  # noqa: S105 - a name
    BEARER = "bearer"
    JWS = "jws"
    JWE = "jwe"


SESSION_TOKENS = frozenset({TokenKind.CAPTURE_CONTEXT, TokenKind.JWS})
"""The kinds of token that are signed with a key of the environment."""


class JsonObject(dict[str, object]):
    """A JSON object; the mapping has the last of several members with the same name."""

    # The pairs are stored only if a name is repeated: each list and tuple makes Python's garbage collections longer,
    # and these block the GUI thread.
    __slots__ = ("_pairs",)

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        super().__init__(pairs)
        self._pairs = pairs if len(pairs) > len(self) else None

    @property
    def pairs(self) -> list[tuple[str, object]]:
        """All members in order, including those with the same name."""
        return list(self.items()) if self._pairs is None else self._pairs

    @property
    def has_repeats(self) -> bool:
        """True if a name occurs more than once; parsers differ in which value they take."""
        return self._pairs is not None

    def repeats(self, name: str) -> bool:
        """Return True if the member occurs more than once."""
        return self._pairs is not None and sum(each == name for each, _ in self._pairs) > 1


class JsonTooLarge(ValueError):
    """A JSON text has too many levels or values."""


_TOO_DEEP, _TOO_MANY, _TOO_MANY_CONTAINERS = "too deep", "too many values", "too many objects and arrays"
_COUNTS = {_TOO_MANY: MAX_NODES, _TOO_MANY_CONTAINERS: MAX_CONTAINERS}


class LargeNumber(str):
    """The digits of a number outside the range of a float, such as 1e400."""

    __slots__ = ()


class Token(NamedTuple):
    """A decoded token. `text` is the token as it was received; `claims` is None for a JWE."""

    text: str
    header: JsonObject
    claims: object
    signature: bytes
    segments: tuple[str, ...]
    kind: TokenKind

    def __repr__(self) -> str:
        return f"Token({self.kind.value})"  # a bearer token is a credential, and logs and tracebacks use repr

    @property
    def kid(self) -> str | None:
        """The key ID in the header; None if there is none."""
        return _text(self.header.get("kid"))

    @property
    def alg(self) -> str | None:
        """The algorithm that the header claims. Never used to choose how to verify."""
        return _text(self.header.get("alg"))

    @property
    def expires_at(self) -> float | None:
        """`exp` in seconds since 1970; None unless it is a finite number."""
        return self.time("exp")

    @property
    def issued_at(self) -> float | None:
        """`iat` in seconds since 1970; None unless it is a finite number."""
        return self.time("iat")

    @property
    def lifetime(self) -> float | None:
        """Seconds from `iat` to `exp`; None if either is missing."""
        if self.expires_at is None or self.issued_at is None:
            return None
        return self.expires_at - self.issued_at

    @property
    def context_type(self) -> str | None:
        """The integration type, such as api-0.1.0: in `ctx` of a capture context, in `type` of a transient token."""
        contexts = self.claim("ctx")
        if isinstance(contexts, list) and contexts and isinstance(contexts[0], dict):
            return _text(contexts[0].get("type"))
        return _text(self.claim("type"))

    @property
    def integration(self) -> Literal["microform", "flex-api"] | None:
        """The integration that a capture context is for; None for another one, and for any other token."""
        kind = (self.context_type or "") if self.kind is TokenKind.CAPTURE_CONTEXT else ""
        if kind.startswith("mf-"):
            return "microform"
        return "flex-api" if kind.startswith("api-") else None

    def claim(self, *path: str) -> object:
        """Return the claim at a path of names, such as ``flx``, ``jwk``; None if there is none."""
        value = self.claims
        for name in path:
            value = value.get(name) if isinstance(value, dict) else None
        return value

    def time(self, name: str) -> float | None:
        """Return a time claim in seconds since 1970; None unless it is a finite number."""
        value = self.claim(name)
        return float(value) if is_number(value) else None


def decode(text: str) -> Token:
    """Decode a token. Raises NotAToken with a sentence that says what is wrong."""
    text = text.strip()
    if len(text) > MAX_TOKEN_BYTES:
        raise NotAToken(tr("The token is longer than {size} KiB, which no token is.", size=MAX_TOKEN_BYTES >> 10))
    segments = tuple(text.split("."))
    check_part_count(len(segments))
    header = decode_header(segments[0])
    if len(segments) == 5:
        for segment, name in zip(segments[1:], _JWE_PARTS, strict=True):
            base64url(segment, name)
        return Token(text, header, None, b"", segments, TokenKind.JWE)
    claims = _json(base64url(segments[1], later("claims")), _CLAIMS_FAULTS)
    signature = _signature(segments[2], header)
    return Token(text, header, claims, signature, segments, _kind(header, claims))


def decode_header(segment: str) -> JsonObject:
    """Decode the first part of a token. Raises NotAToken with a sentence that says what is wrong."""
    header = _json(base64url(segment, later("header")), _HEADER_FAULTS)
    if not isinstance(header, JsonObject):
        raise NotAToken(tr("The header is not a JSON object."))
    return header


def check_part_count(parts: int) -> None:
    """Raise NotAToken unless a text with that many parts can be a JWS or a JWE."""
    if parts in _WRONG_COUNTS:
        raise NotAToken(tr(_WRONG_COUNTS[parts]))
    if parts not in (3, 5):
        raise NotAToken(tr("The text has {count} parts; a JWT has three, a JWE five, divided by dots.", count=parts))


def has_public_claims(text: str) -> bool:
    """Return whether these claims are those of a capture context or a transient token, which are public.

    Parses one member after the other, keeps none (see `json_size`), and stops where it is certain. Raises ValueError
    for claims that `decode` refuses.
    """
    if has_more_containers(text, MAX_CONTAINERS) or has_more_values(text, MAX_NODES - MAX_CONTAINERS - 1):
        raise JsonTooLarge(_TOO_MANY)
    if not is_json(text, MAX_DEPTH + 1):
        raise ValueError
    telling: list[tuple[str, object]] = []
    for name, value in _members(text):
        if name in _CONTEXT_CLAIMS:
            return True
        telling.append((name, value if name in ("type", "iss") else None))
    return _kind(JsonObject([]), JsonObject(telling)) is TokenKind.TRANSIENT_TOKEN


def full_signature_bytes(alg: object) -> int | None:
    """Return the fewest bytes that a whole signature of this algorithm has, None if it is unknown (RFC 7518, 3)."""
    return (_SIGNATURE_BYTES.get(alg) or _SIGNATURE_BYTES.get(alg[:2])) if isinstance(alg, str) else None


def is_number(value: object) -> TypeGuard[int | float]:
    """Return whether a JSON value is a number within the range of a float; to Python, true and false are integers."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def parse_json(text: str) -> object:
    """Parse JSON from outside; objects become JsonObject.

    Raises ValueError, and its subclass JsonTooLarge for more than MAX_DEPTH levels, MAX_NODES values or MAX_CONTAINERS
    objects and arrays.
    """
    if has_more_containers(text, MAX_CONTAINERS):
        raise JsonTooLarge(_TOO_MANY_CONTAINERS)
    return _parse(text, JsonObject)


def parse_plain_json(text: str, max_containers: int = MAX_CONTAINERS) -> object:
    """Parse JSON as `parse_json` does, but an object becomes a `dict` unless it repeats a name.

    Objects without containers in them do not count towards `max_containers`, so that a long HAR can be parsed.
    """
    if has_more_nested_containers(text, max_containers):
        raise JsonTooLarge(_TOO_MANY_CONTAINERS)
    return _parse(text, _plain_object)


def base64url(segment: str, part: str) -> bytes:
    """Decode unpadded base64url (RFC 7515, 2). Raises NotAToken with a sentence about `part`, its English name."""
    stray = stray_character(segment)
    if stray is not None:
        is_plain = stray.isascii() and stray.isprintable() and stray != " "
        sign = stray if is_plain else tr("no letter or digit")
        raise NotAToken(tr("The {part} has a character that base64url lacks: {sign}", part=tr(part), sign=sign))
    try:
        return base64url_decode(segment)
    except ValueError:
        sentence = tr(
            "The {part} is cut off: no base64url text has {count} characters.", part=tr(part), count=len(segment)
        )
        raise NotAToken(sentence) from None


def _signature(segment: str, header: JsonObject) -> bytes:
    whole = full_signature_bytes(header.get("alg"))
    if len(segment) % 4 == 1 and stray_character(segment) is None and whole and (had := len(segment) * 3 // 4) < whole:
        raise NotAToken(tr("The signature is cut off: it has {had} of {whole} bytes.", had=had, whole=whole))
    return base64url(segment, later("signature"))


_HEADER_FAULTS = {
    "empty": later("The header is empty."),
    "no text": later("The header is not text in UTF-8."),
    _TOO_DEEP: later("The header is nested more than {levels} levels deep."),
    _TOO_MANY: later("The header has more than {count} values, which no token has."),
    _TOO_MANY_CONTAINERS: later("The header has more than {count} objects and arrays, which no token has."),
    "breaks": later("The header is not JSON: it breaks at character {place}."),
    "no JSON": later("The header is not JSON: {why}"),
}
_CLAIMS_FAULTS = {
    "empty": later("The claims are empty."),
    "no text": later("The claims are not text in UTF-8."),
    _TOO_DEEP: later("The claims are nested more than {levels} levels deep."),
    _TOO_MANY: later("The claims have more than {count} values, which no token has."),
    _TOO_MANY_CONTAINERS: later("The claims have more than {count} objects and arrays, which no token has."),
    "breaks": later("The claims are not JSON: it breaks at character {place}."),
    "no JSON": later("The claims are not JSON: {why}"),
}


def _json(data: bytes, faults: dict[str, str]) -> object:
    if not data:
        raise NotAToken(tr(faults["empty"]))
    try:
        return parse_json(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise NotAToken(tr(faults["no text"])) from None
    except json.JSONDecodeError as error:
        raise NotAToken(tr(faults["breaks"], place=error.pos + 1)) from None
    except JsonTooLarge as error:
        limit = str(error)
        raise NotAToken(tr(faults[limit], levels=MAX_DEPTH, count=_COUNTS.get(limit))) from None
    except ValueError as error:
        raise NotAToken(tr(faults["no JSON"], why=error)) from None


def _parse(text: str, make_object: Callable[[list[tuple[str, object]]], object]) -> object:
    if has_more_values(text, MAX_NODES):
        raise JsonTooLarge(_TOO_MANY)
    parse_int = _int if _has_long_number(text) else None  # a call for each number takes long
    try:
        value: object = json.loads(
            text,
            object_pairs_hook=make_object,
            parse_int=parse_int,
            parse_float=_float,
            parse_constant=_refuse_constant,
        )
    except RecursionError:
        raise JsonTooLarge(_TOO_DEEP) from None
    _check_size(value)
    return value


def _has_long_number(text: str) -> bool:
    """Return whether a text has more digits in a row than any number that fits a float.

    A search in bytes: a regular expression takes 20 times as long, in which no other thread can run.
    """
    digits = text.encode("ascii", "replace").translate(_DIGITS_TO_ZEROS)
    return b"0" * (_MAX_INT_DIGITS + 1) in digits


def _plain_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    return members if len(members) == len(pairs) else JsonObject(pairs)


def _members(text: str) -> Iterator[tuple[str, object]]:
    """Yield the members of a JSON object."""
    decoder, start, at = json.JSONDecoder(), _FIRST_MEMBER.match(text), 0
    while start is not None:
        name, at = scanstring(text, start.end())
        if (colon := _COLON.match(text, at)) is None:
            raise ValueError
        value, at = decoder.raw_decode(text, colon.end())
        yield name, value
        start = _NEXT_MEMBER.match(text, at)
    if _END.match(text, at) is None:
        raise ValueError


def _int(digits: str) -> object:
    return int(digits) if len(digits) <= _MAX_INT_DIGITS else LargeNumber(digits)


def _float(digits: str) -> object:
    number = float(digits)
    return number if math.isfinite(number) else LargeNumber(digits)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(tr("{word} is not a JSON value.", word=name))


def _check_size(value: object) -> None:
    """Raise JsonTooLarge for too many levels or values; level by level, so that nothing recurses."""
    containers = (dict, list)  # a tuple, because a union takes three times as long
    level, count = [value] if isinstance(value, containers) else [], 1
    for _ in range(MAX_DEPTH + 1):
        inner: list[dict[str, object] | list[object]] = []
        for each in level:
            values = _values(each)
            count += len(values)
            inner += [value for value in values if isinstance(value, containers)]
        if count > MAX_NODES:
            raise JsonTooLarge(_TOO_MANY)
        level = inner
        if not level:
            return
    raise JsonTooLarge(_TOO_DEEP)


def _values(value: dict[str, object] | list[object]) -> Collection[object]:
    if isinstance(value, list):
        return value
    return [each for _, each in value.pairs] if isinstance(value, JsonObject) and value.has_repeats else value.values()


def _kind(header: JsonObject, claims: object) -> TokenKind:
    if not isinstance(claims, dict):
        return TokenKind.JWS
    if not _CONTEXT_CLAIMS.isdisjoint(claims):
        return TokenKind.CAPTURE_CONTEXT
    kind, issuer = claims.get("type"), claims.get("iss")
    node = isinstance(issuer, str) and issuer.startswith("Flex/")
    if isinstance(kind, str) and _TRANSIENT_TYPE.match(kind) and (node or "content" in claims or "data" in claims):
        return TokenKind.TRANSIENT_TOKEN
    if "v-c-merchant-id" in header or not _BEARER_CLAIMS.isdisjoint(claims):
        return TokenKind.BEARER
    return TokenKind.JWS


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and not isinstance(value, LargeNumber) else None

"""Reading a token (JWS, RFC 7515; JWE, RFC 7516) without trusting it: its parts, header and claims as they stand.

Nothing here checks a signature; `flexgui.flex.verification` does. Kinds are told by their claims: CyberSource,
"Generate a Capture Context", "Validate the Capture Context" and "Transient Token Format".
"""

from __future__ import annotations

import binascii
import itertools
import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, NoReturn

from flexgui.errors import NotAToken
from flexgui.translation import later, tr

MAX_TOKEN_BYTES = 8 * 1024 * 1024
"""Longer texts are not looked at; the longest capture contexts seen have three thousand characters."""

DEEPEST = 100
"""Levels of nesting that are read; a capture context has five."""

_LONGEST_INT = 300  # digits; every shorter number fits a float, and Python itself refuses to print 4300
_COUNTS = (
    later("The text has no parts; a JWT has three, a JWE five, divided by dots."),
    later("The text has one part; a JWT has three, a JWE five, divided by dots."),
    later("The text has two parts; a JWT has three, a JWE five, divided by dots."),
    "",
    later("The text has four parts; a JWT has three, a JWE five, divided by dots."),
)
_OF_JWE = (later("encrypted key"), "iv", later("ciphertext"), later("tag"))
_WORD = re.compile(r"[A-Za-z0-9_.-]+")
# A header begins with a brace, whose base64url begins with e.
_TOKEN_LIKE = re.compile(r"(?<![A-Za-z0-9_.-])e[A-Za-z0-9_-]+(?:(?:\.[A-Za-z0-9_-]*){2}){1,2}(?![A-Za-z0-9_.-])")
_MOST_TRIED = 10_000  # words that look like tokens in one text; each that is none costs time
_NOT_BASE64URL = re.compile(r"[^A-Za-z0-9_-]")
_PREFIX = re.compile(r"(?:authorization\s*:\s*)?bearer\s+", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n")
_LINE_END = re.compile(r"\\\r?\n")  # a shell continues a line so
_AROUND = "\"'`“”‘’„«»,;<>()[]{}\ufeff\u200b"
_TRANSIENT_TYPE = re.compile(r"(?:api|mf|gda)-[0-9]")
_BEARER_CLAIMS = frozenset({"request-method", "request-host", "request-resource-path", "v-c-merchant-id", "digest"})


class TokenKind(StrEnum):
    """What a token is for, told by its header and claims."""

    CAPTURE_CONTEXT = "capture-context"
    TRANSIENT_TOKEN = "transient-token"  # noqa: S105 - a name
    BEARER = "bearer"
    JWS = "jws"
    JWE = "jwe"


class JsonObject(dict[str, object]):
    """A JSON object; `pairs` keeps every member as it stood, repeated names too (the mapping has the last of them)."""

    __slots__ = ("pairs",)

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        super().__init__(pairs)
        self.pairs = pairs

    def repeats(self, name: str) -> bool:
        """Whether `name` stands more than once, so that readers may differ in what they take it for."""
        return len(self.pairs) != len(self) and sum(each == name for each, _ in self.pairs) > 1


class LargeNumber(str):
    """The digits of a number that no float can hold, such as 1e400."""

    __slots__ = ()


@dataclass(frozen=True)
class Token:
    """A token in parts; `text` is what was signed and is never written anew. `claims` is None for a JWE."""

    # A bearer token proves an identity: none of it may come into a log or a traceback by its repr.
    text: str = field(repr=False)
    header: JsonObject = field(repr=False)
    claims: object = field(repr=False)
    signature: bytes = field(repr=False)
    segments: tuple[str, ...] = field(repr=False)
    kind: TokenKind

    @property
    def kid(self) -> str | None:
        """The ID of the key that the header names; None if it names none."""
        return _text(self.header.get("kid"))

    @property
    def alg(self) -> str | None:
        """The algorithm that the header claims; never one to verify by."""
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
    def not_before(self) -> float | None:
        """`nbf` in seconds since 1970; None unless it is a finite number."""
        return self.time("nbf")

    @property
    def lifetime(self) -> float | None:
        """Seconds from `iat` to `exp`; None if either is missing."""
        if self.expires_at is None or self.issued_at is None:
            return None
        return self.expires_at - self.issued_at

    @property
    def context_type(self) -> str | None:
        """The type of the front end, such as api-0.1.0: of `ctx` in a context, `type` in a transient token."""
        contexts = self.claim("ctx")
        if isinstance(contexts, list) and contexts and isinstance(contexts[0], dict):
            return _text(contexts[0].get("type"))
        return _text(self.claim("type"))

    def claim(self, name: str) -> object:
        """Return a claim, None if there is none."""
        return self.claims.get(name) if isinstance(self.claims, dict) else None

    def time(self, name: str) -> float | None:
        """Return a claim that is a time, in seconds since 1970; None unless it is a finite number."""
        value = self.claim(name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return float(value)


def decode(text: str) -> Token:
    """Take a token apart. Raises NotAToken with a sentence that says what is wrong."""
    _check_length(text)
    segments = tuple(text.strip().split("."))
    _check_count(len(segments))
    header = _header(segments[0])
    if not isinstance(header, JsonObject):
        raise NotAToken(tr("The header is no JSON object."))
    if len(segments) == 5:
        for segment, name in zip(segments[1:], _OF_JWE, strict=True):
            base64url(segment, name)
        return Token(text.strip(), header, None, b"", segments, TokenKind.JWE)
    claims = _claims(segments[1])
    signature = base64url(segments[2], later("signature"))
    return Token(text.strip(), header, claims, signature, segments, _kind(header, claims))


def parse_json(text: str) -> object:
    """Read JSON that came from outside; objects become JsonObject. Raises ValueError, also when nested too deeply."""
    try:
        value: object = json.loads(
            text, object_pairs_hook=JsonObject, parse_int=_int, parse_float=_float, parse_constant=_no_constant
        )
    except RecursionError:
        raise ValueError("too deep") from None
    if _too_deep(value):
        raise ValueError("too deep")
    return value


def find_token(text: str) -> str:
    """Return the token in what a person pasted: quoted, with Bearer, broken into lines, or within an HTTP message.

    Raises NotAToken if there is none. What is returned may still fail to decode.
    """
    _check_length(text)
    if not text.strip():
        raise NotAToken(tr("There is no text."))
    whole = _joined(text)
    paragraphs = reversed(_BLANK_LINE.split(text))  # an HTTP message has its body last
    words = (match[0] for match in itertools.islice(_TOKEN_LIKE.finditer(text), _MOST_TRIED))
    for found in itertools.chain((whole,), map(_joined, paragraphs), words, ("".join(whole.split()),)):
        if _starts_as_token(found):
            return found
    if _is_word(whole):
        _check_count(whole.count(".") + 1)
        return whole
    raise NotAToken(tr("There is no token in the text; a JWT has three parts, a JWE five, divided by dots."))


def base64url(segment: str, part: str) -> bytes:
    """Decode unpadded base64url (RFC 7515, 2). Raises NotAToken with a sentence about `part`, its English name."""
    stray = _NOT_BASE64URL.search(segment)
    if stray is not None:
        plain = stray[0].isascii() and stray[0].isprintable() and stray[0] != " "
        sign = stray[0] if plain else tr("no letter or digit")
        raise NotAToken(tr("The {part} has a character that base64url lacks: {sign}", part=tr(part), sign=sign))
    if len(segment) % 4 == 1:
        said = tr("The {part} is cut off: no base64url text has {count} characters.", part=tr(part), count=len(segment))
        raise NotAToken(said)
    padded = segment.replace("-", "+").replace("_", "/") + "=" * (-len(segment) % 4)
    return binascii.a2b_base64(padded)


def _joined(text: str) -> str:
    """Return `text` without quotes, Bearer and line breaks: one word, if it is a token only."""
    bare = _LINE_END.sub("", text.strip()).strip(_AROUND).strip()
    prefix = _PREFIX.match(bare)
    bare = bare[prefix.end() :] if prefix else bare
    pieces = bare.strip(_AROUND).split()
    if len({len(each) for each in pieces[:-1]}) > 1:  # spaces stay, unless they break the text evenly
        pieces = [line.strip() for line in bare.strip(_AROUND).splitlines()]
    return "".join(pieces).replace("\u200b", "")


def _is_word(text: str) -> bool:
    return _WORD.fullmatch(text) is not None


def _starts_as_token(text: str) -> bool:
    if text.count(".") not in (2, 4) or not _is_word(text):
        return False
    try:
        return isinstance(_header(text.partition(".")[0]), JsonObject)
    except NotAToken:
        return False


def _check_count(parts: int) -> None:
    if parts in (3, 5):
        return
    if parts < len(_COUNTS):
        raise NotAToken(tr(_COUNTS[parts]))
    raise NotAToken(tr("The text has {count} parts; a JWT has three, a JWE five, divided by dots.", count=parts))


def _check_length(text: str) -> None:
    if len(text) > MAX_TOKEN_BYTES:
        raise NotAToken(tr("The text is longer than {size} MiB; no token is.", size=MAX_TOKEN_BYTES >> 20))


class _Faults(NamedTuple):
    """What is said of a part that is no JSON."""

    empty: str
    no_text: str
    too_deep: str
    breaks: str
    no_json: str


_HEADER_FAULTS = _Faults(
    later("The header is empty."),
    later("The header is not text in UTF-8."),
    later("The header is nested more than {levels} levels deep."),
    later("The header is no JSON: it breaks at character {place}."),
    later("The header is no JSON: {why}"),
)
_CLAIMS_FAULTS = _Faults(
    later("The claims are empty."),
    later("The claims are not text in UTF-8."),
    later("The claims are nested more than {levels} levels deep."),
    later("The claims are no JSON: it breaks at character {place}."),
    later("The claims are no JSON: {why}"),
)


def _header(segment: str) -> object:
    return _json(base64url(segment, later("header")), _HEADER_FAULTS)


def _claims(segment: str) -> object:
    return _json(base64url(segment, later("claims")), _CLAIMS_FAULTS)


def _json(data: bytes, faults: _Faults) -> object:
    if not data:
        raise NotAToken(tr(faults.empty))
    try:
        return parse_json(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise NotAToken(tr(faults.no_text)) from None
    except json.JSONDecodeError as error:
        raise NotAToken(tr(faults.breaks, place=error.pos + 1)) from None
    except ValueError as error:
        if str(error) == "too deep":
            raise NotAToken(tr(faults.too_deep, levels=DEEPEST)) from None
        raise NotAToken(tr(faults.no_json, why=error)) from None


def _int(digits: str) -> object:
    return int(digits) if len(digits) <= _LONGEST_INT else LargeNumber(digits)


def _float(digits: str) -> object:
    number = float(digits)
    return number if math.isfinite(number) else LargeNumber(digits)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(tr("{word} is no JSON value.", word=name))


def _too_deep(value: object) -> bool:
    level = [value]
    for _ in range(DEEPEST + 1):
        level = [inner for each in level for inner in _inside(each)]
        if not level:
            return False
    return True


def _inside(value: object) -> Iterator[object]:
    """Yield the containers in a container."""
    if isinstance(value, JsonObject):
        return (inner for _, inner in value.pairs if isinstance(inner, dict | list))
    return (inner for inner in value if isinstance(inner, dict | list)) if isinstance(value, list) else iter(())


def _kind(header: JsonObject, claims: object) -> TokenKind:
    if not isinstance(claims, dict):
        return TokenKind.JWS
    if "flx" in claims or "ctx" in claims:
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

"""Finds the tokens in a pasted text: a token with quotes or line breaks, a URL, an HTTP message, a HAR, a log.

A candidate is a whole run of characters, never a piece of one: a token that was cut off, shortened or converted to
standard base64 is named as such, because a piece of it would only look like a token with an invalid signature.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple, TypeAlias

from flexgui.errors import NotAToken, NoToken
from flexgui.flex.token import (
    MAX_TEXT_BYTES,
    JsonObject,
    TokenKind,
    base64url,
    check_part_count,
    decode,
    decode_header,
    full_signature_bytes,
    parse_plain_json,
)
from flexgui.flex.transient_id import is_transient_id, transient_id_text
from flexgui.translation import LabelledEnum, later, tr

MAX_TOKENS = 50
"""Maximum number of different tokens listed from one text."""

_MAX_CANDIDATES = 10_000  # each takes time, even if it is not a token
_PIECE = 64 * 1024
_MAX_SECTIONS = 100_000
_MAX_BROKEN = 384 * 1024  # characters of a text in which a token may be broken into lines or string literals
_MAX_HEADER = 64 * 1024
_MIN_TOKEN = 16
_MIN_LENGTH = 64  # no signed token is as short as that
_SUFFIX = 5  # characters of a file's suffix, as in .jwt
_WORD = re.compile(r"[A-Za-z0-9_.-]+")
_RUN = re.compile(r"[A-Za-z0-9_.+/=…-]+")
_START = re.compile(r"[/=]e[A-Za-z0-9_+-]")  # a header begins with a brace, whose base64 begins with e
_HOST = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*\.[a-z]{2,24}\.?")
_JSON_FORMS = (("protected", "payload", "signature"), ("protected", "encrypted_key", "iv", "ciphertext", "tag"))
_PREFIX = re.compile(r"(?:authorization\s*:\s*)?bearer\s+", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n")
_SHELL_LINE_END = re.compile(r"\\\r?\n")
_STRING_JOINT = re.compile(r"""(["'`])[ \t]*(?:[+.&\\][ \t]*(?:\r?\n\s*)?|\r?\n\s*(?:[+.&][ \t]*)?)\1""")
_QUOTES = "\"'`“”‘’„«»,;<>()[]{}\ufeff\u200b"
# A line end instead of "^": the search then skips to it, and does not stop at each character of a long line.
_DIRECTION = re.compile(r"\n(?:(?P<response>< |HTTP/\d(?:\.\d)? \d{3})|(?P<request>> |[A-Z]{3,10} \S{1,4000} HTTP/\d))")
_CURL_PREFIX = re.compile(r"^[<>] ?", re.MULTILINE)


class Place(LabelledEnum):
    """The part of an HTTP exchange that a token was found in; its label is for a list."""

    RESPONSE = "response", later("in the response")
    REQUEST = "request", later("in the request")
    UNKNOWN = ""


_Section: TypeAlias = tuple[str, Place]  # a part of the text, and its place


class FoundToken(NamedTuple):
    """A token in a text, and its place in an HTTP exchange if the text shows one."""

    text: str
    place: Place = Place.UNKNOWN

    @property
    def label(self) -> str:
        """A short description for a list: kind, place and the last characters."""
        try:
            kind = decode(self.text).kind.value
        except NotAToken:
            kind = tr("not readable")
        return " · ".join(each for each in (kind, self.place.label, f"…{self.text[-8:]}") if each)


def find_token(text: str) -> str:
    """Return the first token of `find_tokens`. It may still fail to decode."""
    return find_tokens(text)[0].text


def find_tokens(text: str) -> list[FoundToken]:
    """Return the different tokens in a text, the one to judge first.

    A token of a response comes before one of a request, and a bearer token last, because it belongs to the request.
    Raises NotAToken with a sentence that says what the text holds instead of a token; NoToken where it does not look
    like one.
    """
    if len(text) > MAX_TEXT_BYTES:
        raise NotAToken(tr("The text is longer than {size} MiB; no token is.", size=MAX_TEXT_BYTES >> 20))
    if not text.strip():
        raise NoToken(tr("There is no text."))
    whole = _without_breaks(text)
    if _starts_as_token(whole):
        return [FoundToken(whole)]
    if is_transient_id(whole):
        raise NotAToken(transient_id_text(whole))
    sections = list(islice(_sections(text), _MAX_SECTIONS))
    found = _distinct(islice(_candidates(sections), _MAX_CANDIDATES))
    if found:
        return found if len(found) == 1 else sorted(found, key=_rank)
    unspaced = "".join(whole.split()) if len(whole) <= _MAX_BROKEN else ""
    if _starts_as_token(unspaced):
        return [FoundToken(unspaced)]
    raise _why_none(whole, sections)


def _sections(text: str) -> Iterator[_Section]:
    if text.lstrip("\ufeff \t\r\n")[:1] in ("{", "["):
        try:
            yield from _json_sections(parse_plain_json(text.lstrip("\ufeff")))
        except ValueError:
            pass
        else:
            return
    yield from _http_sections(_STRING_JOINT.sub("", text) if len(text) <= _MAX_BROKEN else text)


def _json_sections(value: object, place: Place = Place.UNKNOWN) -> Iterator[_Section]:
    """Yield the strings of a JSON document; base64 content of a HAR is decoded (HAR 1.2, object content)."""
    if isinstance(value, str):
        if len(value) >= _MIN_TOKEN and "e" in value:
            yield value, place
    elif isinstance(value, list):
        for each in value:
            yield from _json_sections(each, place)
    elif isinstance(value, dict):
        if value.get("encoding") == "base64" and isinstance(content := value.get("text"), str):
            value = {**value, "text": _from_base64(content)}
        yield from ((each, place) for each in _compact_forms(value))
        for name, each in value.items():
            word = name.lower()
            is_half = place is Place.UNKNOWN and word in ("response", "request")
            yield from _json_sections(each, Place(word) if is_half else place)


def _compact_forms(value: dict[str, object]) -> Iterator[str]:
    """Yield the tokens of an object that is a JWS or a JWE in JSON (RFC 7515, 7.2; RFC 7516, 7.2) in compact form."""
    several = value.get("signatures", value.get("recipients"))
    for one in several if isinstance(several, list) else [{}]:
        members = {**value, **one} if isinstance(one, dict) else value
        for names in _JSON_FORMS:
            parts = [members.get(name, "" if name == "encrypted_key" else None) for name in names]
            if all(isinstance(each, str) for each in parts):
                yield ".".join(map(str, parts))


def _from_base64(content: str) -> str:
    try:
        return base64.b64decode(content).decode("utf-8", "replace")
    except ValueError:
        return content


def _http_sections(text: str) -> Iterator[_Section]:
    """Split a text where a request or a response begins, in raw HTTP or in the form of ``curl -v``."""
    start, place = 0, Place.UNKNOWN
    for match in _matches(_DIRECTION, f"\n{text}"):  # so each match starts where its line starts in `text`
        now = Place.RESPONSE if match["response"] else Place.REQUEST
        if now is not place:
            yield text[start : match.start()], place
            start, place = match.start(), now
    yield text[start:], place


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begins with a line end, in pieces, between which other threads can run."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PIECE)
        end = len(text) if end < 0 else end
        yield from pattern.finditer(text, start, end)
        start = end


def _candidates(sections: Iterable[_Section]) -> Iterator[FoundToken]:
    for text, place in sections:
        for paragraph in _paragraphs(text):
            whole = _without_breaks(paragraph)
            runs = (whole,) if _has_parts(whole) else map(_trimmed, _runs(paragraph))
            yield from (FoundToken(run, place) for run in runs if _has_parts(run))


def _paragraphs(text: str) -> Iterable[str]:
    """Return the paragraphs of a text, the last one first, because an HTTP message has its body last."""
    if len(text) > _MAX_BROKEN:
        return (text,)
    return reversed(_BLANK_LINE.split(_CURL_PREFIX.sub("", text)))


def _distinct(candidates: Iterable[FoundToken]) -> list[FoundToken]:
    found: dict[str, FoundToken] = {}
    for each in candidates:
        if each.text not in found and _starts_as_token(each.text):
            found[each.text] = each
            if len(found) == MAX_TOKENS:
                break
    return list(found.values())


def _runs(text: str) -> Iterator[str]:
    """Yield the runs of characters of base64, base64url, dots and ellipses that begin as a header does.

    A slash divides the path of a URL, but belongs to a token in standard base64.
    """
    for match in _RUN.finditer(text):
        run = match[0]
        if run.startswith("//") and text[match.start() - 1 : match.start()] == ":":
            yield from (each for each in re.split("[/=]", run) if each.startswith("e"))
        elif (run[:1] == "e" or "/e" in run or "=e" in run) and (start := _START.search(f"/{run}")):
            yield run[start.start() :]


def _trimmed(run: str) -> str:
    """Return a run without a full stop at its end, or without the rest of a path after a whole signature."""
    if run.endswith(".") and run.count(".") in (3, 5):
        return run[:-1]
    token = run.partition("/")[0].rstrip("=")
    return token if token != run and token.count(".") == 2 and _has_whole_signature(token) else run


def _has_whole_signature(token: str) -> bool:
    header = _header(token)
    whole = full_signature_bytes(header.get("alg")) if header is not None else None
    return whole is not None and len(token.rpartition(".")[2]) in [(size * 4 + 2) // 3 for size in (whole, 384, 512)]


def _rank(found: FoundToken) -> tuple[bool, bool, bool]:
    try:
        kind = decode(found.text).kind
    except NotAToken:
        return (True, True, True)
    return (kind is TokenKind.BEARER, found.place is not Place.RESPONSE, kind is TokenKind.JWE)


def _without_breaks(text: str) -> str:
    """Return a text without quotes, Bearer and line breaks: one word, if it holds only a token."""
    if len(text) > _MAX_BROKEN:
        return text.strip()
    bare = _SHELL_LINE_END.sub("", _STRING_JOINT.sub("", text.strip())).strip(_QUOTES).strip()
    prefix = _PREFIX.match(bare)
    bare = bare[prefix.end() :] if prefix else bare
    pieces = bare.strip(_QUOTES).split()
    if len({len(each) for each in pieces[:-1]}) > 1:  # spaces stay, unless they divide the text evenly
        pieces = [line.strip() for line in bare.strip(_QUOTES).splitlines()]
    if any(_starts_as_token(each) for each in pieces[1:]):  # several tokens, not the pieces of one
        return bare
    return "".join(pieces).replace("\u200b", "")


def _starts_as_token(text: str) -> bool:
    return _has_parts(text) and _header(text) is not None


def _has_parts(text: str) -> bool:
    return text.count(".") in (2, 4) and "..." not in text and _WORD.fullmatch(text) is not None


def _header(text: str) -> JsonObject | None:
    segment = text.partition(".")[0]
    if len(segment) > _MAX_HEADER:
        return None
    try:
        return decode_header(segment)
    except NotAToken:
        return None


# -- texts without a whole token


def _why_none(whole: str, sections: list[_Section]) -> NotAToken:
    runs = (run for text, _ in sections for run in _runs(text))
    for run in (whole, *islice(runs, _MAX_CANDIDATES)):
        damage = _damage(run)
        if damage:
            return NotAToken(damage)
    if _WORD.fullmatch(whole) and not _HOST.fullmatch(whole):
        try:
            check_part_count(whole.count(".") + 1)
            decode_header(whole.partition(".")[0])
        except NotAToken as error:
            is_name = len(whole) <= _MIN_LENGTH or len(whole.rpartition(".")[2]) <= _SUFFIX
            return NoToken(str(error)) if is_name else error
    return NoToken(tr("There is no token in the text; a JWT has three parts, a JWE five, divided by dots."))


def _damage(run: str) -> str:
    """Return how a token was damaged, "" for a text that is not a token."""
    before = run.partition("…")[0].partition("...")[0]
    is_standard = any(sign in before for sign in "+/=")
    plain = before.rstrip("=").replace("+", "-").replace("/", "_").replace("=", "")
    if not _begins_as_header(plain):
        return ""
    if before != run:
        return tr(
            "The token is shortened: it has an ellipsis after {count} characters. Copy all of it.", count=len(before)
        )
    if is_standard:
        return tr(
            "The token is in standard base64 (with +, / or =), so it was changed on its way. "
            "A token is in base64url, with - and _ and without =. Copy it from where it was received."
        )
    return _cut_off(plain)


def _begins_as_header(plain: str) -> bool:
    if "." in plain:
        return _header(plain) is not None
    segment = plain[: len(plain) // 4 * 4]
    try:
        start = base64url(segment, later("header")) if len(segment) <= _MAX_HEADER else b""
    except NotAToken:
        return False
    return re.match(rb'\{\s*"[A-Za-z0-9_#-]+"\s*:', start) is not None


def _cut_off(plain: str) -> str:
    parts = plain.count(".") + 1
    if parts == 1:
        return tr("The token is cut off in its header, the first of three parts. Copy all of it.")
    if parts == 2:
        count = len(plain.partition(".")[2]) * 3 // 4
        return tr(
            "The token is cut off after {count} bytes of claims: the signature is missing. Copy all of it.", count=count
        )
    return ""

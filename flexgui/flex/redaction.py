"""Redaction: removes credentials and other proofs of identity from headers, texts and tokens.

Everything that is shown, logged, reported or stored of a request goes through here. A proof is replaced by a mask with
a fingerprint, so that two values can be compared. The signature of a token is removed unless the token is a capture
context or a transient token: both are public, and their signature is needed to verify them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from itertools import islice

from flexgui.flex.card_number import holds_card_number, mask_card_numbers
from flexgui.flex.encoded_text import decode_base64, decoded_texts
from flexgui.flex.jws import base64url_decode, base64url_encode
from flexgui.flex.secret import living_secrets
from flexgui.flex.secret_members import is_secret_name, mask_secret_members
from flexgui.flex.token import MAX_TOKEN_BYTES, JsonObject, has_public_claims, parse_json
from flexgui.translation import tr

MASK = "•••"
MIN_SECRET_LENGTH = 6
"""Shorter secrets of this process are not searched for, because they would match ordinary words."""

_MIN_PROOF_LENGTH = 16
_MAX_DEPTH = 12  # tokens within tokens
_MAX_PREFIXES = 16  # places in a segment where a header may begin after other characters
_QUOTE = r"""\\{0,8}["']?"""
_HEADER_LINE = re.compile(
    rf"(?i)(?<![\w-])(?P<name>(?:proxy-)?authorization|set-cookie|cookie)(?P<colon>{_QUOTE}\s{{0,8}}[:=,]\s{{0,8}}{_QUOTE})"
    r"""(?P<value>(?!value\\{0,8}["'])[^\s"'\\][^\r\n"'\\]*)"""  # "name": "Cookie", "value": …: see secret_members
)
_SCHEME = re.compile(r"(?i)(?<![\w-])(?P<name>bearer|basic)(?P<space>[ \t]{1,8})(?P<value>(?=\S*[0-9=])[\w.~+/=-]{8,})")
_NAMED = re.compile(
    r"(?i)(?P<name>(?:access|refresh|id|session|auth|api|csrf)[_-]?(?:token|key)"
    r"|(?:client|shared)[_-]?secret|pass[_-]?(?:word|phrase)|secret[_-]?key)"
    rf"(?P<colon>{_QUOTE}\s{{0,8}}[:=]\s{{0,8}}{_QUOTE})(?P<value>[^\s\"'\\&,;]{{8,}})"
)
_SIGNATURE = re.compile(
    r"""(?i)(?P<name>signature)(?P<colon>\\{0,8}["']?\s{0,8}(?:=|:\s{0,8}\\{0,8}["'])\s{0,8}\\{0,8}["']?)"""
    r"(?P<value>[A-Za-z0-9+/=_-]{16,})"
)
_PRIVATE_KEY = re.compile(r"-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY-----[^-]*+(?:-----END [A-Z0-9 ]{0,30}-----)?")
# A password may have a slash that was not escaped; digits before a slash are a port.
_PASSWORD_IN_URL = re.compile(
    r"""(?<=://)(?P<user>[^\s/?#:@\["'\\]{0,200}+:)(?![0-9]{1,5}[/?#])[^\s@"'\\•]{1,200}+(?=@)"""
)
# Possessive, and anchored at the start of a run: a megabyte of letters without a dot must not take quadratic time.
_DOTTED = re.compile(r"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]++(?:\.[A-Za-z0-9_-]*+)++")
_HEADER_START = re.compile(r"e[wy]")  # base64url of "{", then of a quote, a space or a line end


def redact(text: str, proofs: Iterable[str] = ()) -> str:
    """Return `text` without anything that proves an identity or pays; `proofs` are further values to mask.

    Masked are the secrets that this process holds, headers that authenticate, bearer tokens, passwords and other
    secrets by their names, private keys, the signatures of tokens, and card numbers. Text that was redacted before does
    not change.
    """
    for each in (*living_secrets(), *proofs):
        if len(each) >= MIN_SECRET_LENGTH and each in text:
            text = text.replace(each, _masked(each))
    return mask_card_numbers(_strip_signatures(_mask_secrets(text), MASK, _MAX_DEPTH), MASK)


def redact_header(name: str, value: str) -> str:
    """Return the value of a header with proofs of identity masked."""
    lower = name.lower()
    if not _is_secret_header(lower) or MASK in value:
        return redact(value)
    if lower == "signature":
        return _redact_signature(value)
    scheme, space, rest = value.partition(" ")
    return f"{scheme} {_masked(rest)}" if space and lower.endswith("authorization") else _masked(value)


def proofs_in_headers(headers: Iterable[tuple[str, str]]) -> list[str]:
    """Return the values in request headers that prove an identity, so that a response that repeats them is masked."""
    found = []
    for name, value in headers:
        if _is_secret_header(name.lower()) and MASK not in value:
            found += [value, value.partition(" ")[2], value.partition('signature="')[2].partition('"')[0]]
    return sorted((each for each in found if len(each) >= _MIN_PROOF_LENGTH), key=len, reverse=True)


def redact_token(text: str) -> str:
    """Return a token without proofs of identity; it can still be decoded.

    The signature of a capture context or a transient token stays, unless something within the token was removed. Of a
    JWE, the authentication tag counts as its signature.
    """
    return _strip_signatures(text, "", _MAX_DEPTH)


def holds_proof(text: str) -> bool:
    """Return whether `text` holds something that `redact` removes, in any encoding."""
    return any(redact(each) != each for each in decoded_texts(text))


def why_not_stored(text: str) -> str:
    """Return why `text` must not be stored on the disk, as a sentence for the user; empty if it may be stored."""
    if holds_card_number(text):
        return tr("This contains what looks like a card number, so it is not stored.")
    if holds_proof(text):
        return tr("This contains a secret or a signed token, so it is not stored.")
    return ""


def _is_secret_header(lower: str) -> bool:
    return lower == "signature" or (is_secret_name(lower) and not lower.startswith("access-control-"))


def _mask_secrets(text: str) -> str:
    text = mask_secret_members(text, MASK)
    lower = text.lower()
    for signs, words, pattern, redacted in _BY_WORD:
        # A text that is not ASCII is always searched: the patterns take "ſ" for "s", but `lower` keeps it.
        if not text.isascii() or (any(map(text.__contains__, signs)) and any(map(lower.__contains__, words))):
            text = pattern.sub(redacted, text)
    text = _PRIVATE_KEY.sub(MASK, text)
    return _PASSWORD_IN_URL.sub(lambda found: f"{found['user']}{MASK}", text)


def _strip_signatures(text: str, mask: str, levels: int) -> str:
    return _DOTTED.sub(lambda found: _strip_run(found[0], mask, levels), text)


def _strip_run(run: str, mask: str, levels: int) -> str:
    """Strip the tokens in segments that are joined by dots; a token may have other words before and after it."""
    segments = run.split(".")
    place = 0
    while place + 2 < len(segments):
        found = _header_at(segments[place])
        if found is None:
            place += 1
            continue
        start, header = found
        parts = 5 if "enc" in header and place + 4 < len(segments) else 3
        token = [segments[place][start:], *segments[place + 1 : place + parts]]
        stripped = _strip_token(token, mask, levels)
        segments[place : place + parts] = [segments[place][:start] + stripped[0], *stripped[1:]]
        place += parts
    return ".".join(segments)


def _header_at(segment: str) -> tuple[int, JsonObject] | None:
    """Return where a JOSE header begins in a segment, and the header; None if there is none."""
    starts = (found.start() for found in _HEADER_START.finditer(segment))
    for start in (0, *islice(starts, _MAX_PREFIXES)):
        text = decode_base64(segment[start:])
        if text is not None and text.lstrip().startswith("{"):
            try:
                header = parse_json(text)
            except ValueError:
                continue
            if isinstance(header, JsonObject):
                return start, header
    return None


def _strip_token(segments: list[str], mask: str, levels: int) -> list[str]:
    inner = [_strip_segment(each, levels) for each in segments[:2]] if levels else ["", ""]
    if inner == segments[:2] and (not segments[-1] or _is_public(segments)):
        return segments
    return [*inner, *segments[2:-1], mask if segments[-1] else ""]


def _strip_segment(segment: str, levels: int) -> str:
    text = decode_base64(segment)
    redacted = _strip_signatures(_mask_secrets(text), "", levels - 1) if text is not None else None
    if redacted is None or redacted == text:
        return segment
    return base64url_encode(redacted.encode())


def _is_public(segments: list[str]) -> bool:
    if len(segments) != 3 or sum(map(len, segments)) + 2 > MAX_TOKEN_BYTES:
        return False
    try:
        _, claims, _ = map(base64url_decode, segments)
        return has_public_claims(claims.decode())
    except ValueError:
        return False


def _redact_header_line(found: re.Match[str]) -> str:
    value = found["value"]
    if MASK in value:
        return found[0]
    return f"{found['name']}{found['colon']}{redact_header(found['name'], value.strip())}"


def _redact_scheme(found: re.Match[str]) -> str:
    return f"{found['name']}{found['space']}{_masked(found['value'])}"


def _redact_named(found: re.Match[str]) -> str:
    value = found["value"]
    if MASK in value or (value.count(".") in (2, 4) and redact_token(value) == value):
        return found[0]
    return f"{found['name']}{found['colon']}{_masked(value)}"


def _redact_signature(value: str) -> str:
    """Keep the parts of an HTTP Signature that help (key ID, algorithm, names) and mask the proof itself."""
    before, mark, rest = value.partition('signature="')
    if not mark:
        return _masked(value)
    proof, quote, after = rest.partition('"')
    return f"{before}{mark}{_masked(proof)}{quote}{after}"


def _masked(value: str) -> str:
    fingerprint = hashlib.sha256(b"FlexGUI shown header\0" + value.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{MASK} (fingerprint {fingerprint})"


_BY_WORD = (
    (":=,", ("authorization", "cookie"), _HEADER_LINE, _redact_header_line),
    (" \t", ("bearer", "basic"), _SCHEME, _redact_scheme),
    (":=", ("token", "key", "secret", "pass"), _NAMED, _redact_named),
    (":=", ("signature",), _SIGNATURE, _redact_named),
)
"""Patterns, each with signs and words of which a match has at least one each. A pattern that ignores case takes ten
milliseconds for 64 KiB, in which no other thread can run; finding a word takes 20 microseconds."""

"""Finds text that is hidden in text by an encoding: escapes of JSON, URLs and HTML, and base64.

A search for card numbers or tokens must decode the text: the claims of a token are base64url of JSON, and a claim may
hold another token.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from urllib.parse import unquote

MAX_LEVELS = 12
"""Maximum number of decoded levels; each base64 level makes a text a third longer."""

MAX_CHARACTERS = 8_000_000
"""Maximum number of characters decoded in total."""

_JSON_ESCAPE = re.compile(r"(?<!\\)\\{1,64}(?:u([0-9A-Fa-f]{4})|[nrtfb])")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}")


def decoded_texts(text: str) -> Iterator[str]:
    """Yield `text` and every text that is encoded in it, at any level.

    A text that was found before is yielded again only if more levels within it can be decoded.
    """
    waiting, left = [(text, MAX_LEVELS)], MAX_CHARACTERS
    levels_of: dict[str, int] = {}
    while waiting:
        each, levels = waiting.pop()
        if levels <= levels_of.get(each, -1):
            continue
        levels_of[each] = levels
        left -= len(each)
        if left < 0 and each is not text:
            return
        yield each
        if levels:
            waiting += [(inner, levels - 1) for inner in _one_level(each)]


def decode_base64(run: str) -> str | None:
    """Return the UTF-8 text of a base64 or base64url run without padding, None if it is not text."""
    whole = run[: len(run) - 1] if len(run) % 4 == 1 else run
    padded = whole.replace("-", "+").replace("_", "/") + "=" * (-len(whole) % 4)
    try:
        return binascii.a2b_base64(padded).decode("utf-8")
    except ValueError:
        return None


def _one_level(text: str) -> Iterator[str]:
    if "\\" in text:
        unescaped = _JSON_ESCAPE.sub(_unescape, text)
        yield unescaped.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # joins pairs of surrogates
    if "%" in text and (unquoted := unquote(text)) != text:
        yield unquoted
    if "&" in text:
        import html  # slow to import, and rarely needed

        if (plain := html.unescape(text)) != text:
            yield plain
    for match in _BASE64.finditer(text):
        inner = decode_base64(match[0])
        if inner is not None:
            yield inner


def _unescape(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else " "

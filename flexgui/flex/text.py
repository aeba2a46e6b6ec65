"""Text from outside: decoded from bytes or JSON, and escaped for display."""

from __future__ import annotations

import codecs
import json
from typing import Any

_MAX_SHOWN = 1000
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE_BYTES = 1000


def shown(text: str, longest: int = _MAX_SHOWN) -> str:
    """Return a text from outside for display: on one line, at most `longest` characters, escaped.

    Escaped are control and format characters, surrogates, unassigned characters and unusual spaces, because they are
    invisible or change the direction of the text beside them (see `str.isprintable`).
    """
    return printable(text if len(text) <= longest else text[: longest - 1] + "…")


def printable(text: str, keep: str = "") -> str:
    """Return a text with its unprintable characters escaped, except those in `keep`."""
    if text.isprintable():
        return text
    return text.translate({ord(each): _escape(each) for each in {*text}.difference(keep) if not each.isprintable()})


def decode_text(content: bytes) -> str:
    """Decode UTF-8, or UTF-16 and UTF-32 as PowerShell and Windows editors write them; the mark is left out.

    Invalid bytes become U+FFFD.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    return content.decode(_encoding_without_mark(content), "replace")


def json_object(text: str | bytes) -> dict[str, Any] | None:
    """Return the object in a JSON text, None if it holds anything else."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def to_json(value: object) -> str:
    """Return a value as indented JSON; lone surrogates stay escaped, because they cannot be encoded."""
    return json.dumps(value, indent=2, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()


def _escape(character: str) -> str:
    """Return the JSON escape (RFC 8259, 7): a surrogate pair above U+FFFF."""
    return json.dumps(character)[1:-1] if ord(character) > 0xFFFF else f"\\u{ord(character):04x}"


def _encoding_without_mark(content: bytes) -> str:
    """Tell UTF-16 without a byte order mark from UTF-8 by the zero bytes of its ASCII characters."""
    sample = content[:_SAMPLE_BYTES]
    pairs = len(sample) // 2
    if pairs and sample[1::2].count(0) > pairs * 0.8 and sample[::2].count(0) == 0:
        return "utf-16-le"
    if pairs and sample[::2].count(0) > pairs * 0.8 and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return "utf-8"

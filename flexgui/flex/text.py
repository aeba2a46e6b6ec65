"""Texts from outside, made fit to be shown."""

from __future__ import annotations

import json
import re

_LONGEST = 1000


def shown(text: str, longest: int = _LONGEST) -> str:
    """Return a text from outside so that it can be shown: on one line, not too long, odd characters as escapes.

    Odd is what cannot be seen or turns round what stands beside it: controls, formats, surrogates, spaces that are
    wider or narrower than they should be, and what Unicode has not assigned (see `str.isprintable`).
    """
    clipped = text if len(text) <= longest else text[: longest - 1] + "…"
    if clipped.isprintable():
        return clipped
    return "".join(each if each.isprintable() else _escape(each) for each in clipped)


def escaped(match: re.Match[str]) -> str:
    """Return the character that was found as a JSON escape."""
    return _escape(match[0])


def _escape(character: str) -> str:
    """Return the escape of JSON (RFC 8259, 7): above U+FFFF that is a pair."""
    return json.dumps(character)[1:-1] if ord(character) > 0xFFFF else f"\\u{ord(character):04x}"

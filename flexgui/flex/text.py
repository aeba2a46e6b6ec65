"""Texts from outside, made fit to be shown."""

from __future__ import annotations

import re

_LONGEST = 1000
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def shown(text: str, longest: int = _LONGEST) -> str:
    """Return a text from outside so that it can be shown: on one line, not too long, odd characters as escapes."""
    clipped = text if len(text) <= longest else text[: longest - 1] + "…"
    return _UNSHOWN.sub(escaped, clipped)


def escaped(match: re.Match[str]) -> str:
    """Return the character that was found as a JSON escape."""
    return f"\\u{ord(match[0]):04x}"

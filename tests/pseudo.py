"""A pseudo language: English with accents, in brackets, 40 % longer, so that untranslated text stands out."""

from __future__ import annotations

import math
import re

ACCENTS = str.maketrans("aeiouyAEIOUYcnsz", "áéíóúýÁÉÍÓÚÝçñšž")
LONGER = 0.4


def pseudo(text: str, _n: int | None = None) -> str:
    """Return `text` in that language; placeholders in braces, mnemonics, tabs and line breaks stay."""
    parts, owed = [], LONGER * len(text) - 2.0
    for part in re.split(r"(\{[^{}]*\}|\s+|&\w)", text):
        if re.match(r"[^\s{&]", part):
            more = max(0, min(math.ceil(LONGER * len(part)), round(owed)))
            owed -= more
            part = part.translate(ACCENTS) + "ö" * more
        parts.append(part)
    return "[" + "".join(parts) + "]"

"""A pseudo language: English with accents, in brackets, 40 % longer, so that untranslated text stands out."""

from __future__ import annotations

import math
import re

ACCENTS = str.maketrans("aeiouyAEIOUYcnsz", "áéíóúýÁÉÍÓÚÝçñšž")
LONGER = 0.4


def pseudo(text: str, _n: int | None = None) -> str:
    """Return `text` in the pseudo language, with its placeholders, mnemonics, tabs and line breaks unchanged."""
    parts, missing = [], LONGER * len(text) - 2.0
    for part in re.split(r"(\{[^{}]*\}|\s+|&\w)", text):
        if re.match(r"[^\s{&]", part):
            added = max(0, min(math.ceil(LONGER * len(part)), round(missing)))
            missing -= added
            part = part.translate(ACCENTS) + "ö" * added
        parts.append(part)
    return "[" + "".join(parts) + "]"

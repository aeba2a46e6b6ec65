"""Finds the lines of a pasted text that a finding is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flexgui.diagnosis.result import Finding

MAX_LINE_LENGTH = 2_000
"""Longer lines are not marked: a whole JSON body may be one line."""

_HEADER = re.compile(
    r"""["'\s](host|date|digest|signature|authorization|content-type|accept|v-c-merchant-id)["']?\s*(?:[:=]|,\s*"value")""",
    re.IGNORECASE,
)

_HEADERS = {
    "digest.": ("digest", "content-encoding"),
    "signature.": ("signature",),
    "jwt.": ("authorization",),
    "credentials.": ("signature", "authorization"),
}
"""The headers by the prefix of a cause's ID."""
_MORE = {
    "signature.clock-skew": ("date", "v-c-date"),
    "signature.date-not-signed": ("date", "v-c-date"),
    "signature.host-form": ("host",),
    "signature.host-rewritten": ("host",),
    "credentials.merchant-mismatch": ("v-c-merchant-id",),
    "signature.metakey": ("v-c-merchant-id",),
    "route.content-type": ("content-type",),
}
"""The headers of single causes, which override those by prefix."""
_ROUTE = ("route.", "jwt.route-takes-no-jwt")
_BODY = ("digest.", "body.")


def lines_about(text: str, found: Finding) -> list[int]:
    """Return the lines, counted from 1, of a request that the finding is about."""
    names = _MORE.get(found.id) or next((each for start, each in _HEADERS.items() if found.id.startswith(start)), ())
    lines = ["" if _holds_several(line) else line for line in text.split("\n")] if "\n" in text.strip() else []
    listed = "|".join(names)
    pattern = rf"""(?:^|[\s"'])(?:{listed})["']?\s*[:=]|"name"\s*:\s*"(?:{listed})\""""  # or as in HAR
    header = re.compile(pattern, re.IGNORECASE) if names else None
    marked = [at for at, line in enumerate(lines, 1) if header is not None and header.search(line)]
    if found.id.startswith(_ROUTE):
        marked += [at for at, line in enumerate(lines, 1) if re.search(r"https?://|^[A-Z]{3,7} /", line)][:1]
    if found.id.startswith(_BODY) and not text.lstrip().startswith(("{", "[")):
        marked += [at for at, line in enumerate(lines, 1) if re.search(r"--data|-d '|^\s*\{", line)][:1]
    return sorted(set(marked))


def _holds_several(line: str) -> bool:
    """Return whether a line holds more than one header, as JSON in one line does, so that it is not marked whole."""
    return len(line) > MAX_LINE_LENGTH or len({each.lower() for each in _HEADER.findall(line)}) > 1

"""Which lines of a pasted text a finding is about."""

from __future__ import annotations

import re

from flexgui.diagnosis.result import Finding

MAX_LINE_LENGTH = 2_000
"""Longer lines are not marked: a whole JSON body may be one line."""

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
    lines = [line if len(line) <= MAX_LINE_LENGTH else "" for line in text.split("\n")]
    header = re.compile(rf"""(?:^|[\s"'])(?:{"|".join(names)})["']?\s*[:=]""", re.IGNORECASE) if names else None
    marked = [at for at, line in enumerate(lines, 1) if header is not None and header.search(line)]
    if found.id.startswith(_ROUTE):
        marked += [at for at, line in enumerate(lines, 1) if re.search(r"https?://|^[A-Z]{3,7} /", line)][:1]
    if found.id.startswith(_BODY):
        marked += [at for at, line in enumerate(lines, 1) if re.search(r"--data|-d '|^\s*\{", line)][:1]
    return sorted(set(marked))

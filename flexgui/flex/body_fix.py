"""The correction of a request body whose mistake is known: fields that are not wrapped, or members beside them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal, NamedTuple

from flexgui.errors import BadBody
from flexgui.flex.request_body import parse_body

if TYPE_CHECKING:
    from flexgui.flex.catalog import Catalog

FixKind = Literal["wrap", "keep-fields"]


class BodyFix(NamedTuple):
    """A correction and the body after it. "wrap" puts "fields" around all, "keep-fields" removes everything else."""

    kind: FixKind
    text: str


def find_fix(text: str, catalog: Catalog) -> BodyFix | None:
    """Return the correction that makes a body readable for `parse_body`, None if there is none."""
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(body, dict):
        return None
    kind: FixKind = "keep-fields" if "fields" in body else "wrap"
    fixed = json.dumps({"fields": body["fields"] if kind == "keep-fields" else body}, indent=2, ensure_ascii=False)
    try:
        parsed = parse_body(fixed, catalog)
    except BadBody:
        return None
    # A wrapped body of unknown paths only is more likely another kind of request.
    known = len(parsed.unknown) < len(parsed.request.fields)
    return BodyFix(kind, fixed) if known or kind == "keep-fields" else None

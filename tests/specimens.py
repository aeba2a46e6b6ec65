"""The wire vectors of tests/vectors, one JSON file per kind: tokens, headers and responses with the expected results.

Members of each: id, title, origin (public-verbatim, public-derived, sdk-run or computed), source, note (sometimes),
input, expected.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "vectors"


@cache
def _text(kind: str) -> str:
    return (FOLDER / f"{kind}.json").read_text(encoding="utf-8")


def specimens(kind: str) -> list[dict[str, Any]]:
    """All vectors of one kind, as a copy that the test may change."""
    found: list[dict[str, Any]] = json.loads(_text(kind))
    return found


def specimen(kind: str, start: str) -> dict[str, Any]:
    """The vector whose ID starts with `start`, as in specimen("capture-context", "s01")."""
    (found,) = [each for each in specimens(kind) if each["id"] == start or each["id"].startswith(start + "-")]
    return found

"""The catalogue of causes for which a request is refused, by their stable IDs.

The IDs are used by scripts (``flexgui diagnose --json``) and by the sandbox's log; they do not change. The
source "Inferred" means that no document names the cause.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).with_name("causes.json")


class Cause(NamedTuple):
    """A cause: title and fix are sentences for `tr`, the source is a document or a public report."""

    title: str
    fix: str
    source: str


CAUSES = {cause: Cause(**texts) for cause, texts in json.loads(_FILE.read_text("utf-8")).items()}
"""Every cause by its ID, in the order of the catalogue."""

"""The catalogue of causes for which a request is refused, by their stable IDs.

The IDs are used by scripts (``flexgui diagnose --json``) and by the sandbox's log; they do not change. The
source "Inferred" means that no document names the cause.
"""

from __future__ import annotations

from typing import NamedTuple

from flexgui.diagnosis.authentication_causes import AUTHENTICATION_CAUSES
from flexgui.diagnosis.service_causes import SERVICE_CAUSES


class Cause(NamedTuple):
    """One cause: title and fix are sentences for `tr`, the source is a document or a public report."""

    title: str
    fix: str
    source: str


CAUSES = {cause: Cause(*texts) for cause, texts in (AUTHENTICATION_CAUSES | SERVICE_CAUSES).items()}
"""Every cause by its ID, in the order of the catalogue."""

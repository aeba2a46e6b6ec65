"""The values of a diagnosis: findings with their evidence, in order of weight."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from flexgui.translation import LabelledEnum, later, tr

if TYPE_CHECKING:
    from flexgui.readers.pasted import PastedRequest

MAX_SUSPICIONS = 3
"""Suspicions that are shown at first; "more" shows the others."""


class Cause(NamedTuple):
    """A cause for which a request is refused: title and fix are sentences for `tr`.

    The source is a document or a public report; "Inferred" means that no document names the cause.
    """

    title: str
    fix: str
    source: str


CAUSES = {
    cause: Cause(**texts)
    for cause, texts in json.loads(Path(__file__).with_name("causes.json").read_text("utf-8")).items()
}
"""Every cause by its ID, in the order of the catalogue. Scripts and the sandbox's log have the IDs: keep them."""

_PROOFS = {
    "Inferred": later("The request and its answer show it"),
    "Inferred; reproduced by computation": later("Reproduced by computation"),
}
"""The sources of causes that no document names, where they are proved."""


class FindingState(LabelledEnum):
    """The certainty of one cause. The values are stable: ``--json`` prints them."""

    PROVED = "proved", later("Proved")
    SUSPECTED = "suspected", later("Suspected")
    RULED_OUT = "ruled_out", later("Ruled out")
    UNKNOWN = "unknown", later("Unknown")

    @property
    def is_problem(self) -> bool:
        """True if the cause is proved or suspected."""
        return self in (FindingState.PROVED, FindingState.SUSPECTED)


@dataclass(frozen=True)
class SideBySide:
    """Two texts, split at their line feeds: the sent one and the correct one. Holds no secret.

    `line` and `column` (both from 0) are the place of the first difference, None if the texts agree.
    """

    found: tuple[str, ...]
    expected: tuple[str, ...]
    line: int | None
    column: int | None

    @property
    def different_lines(self) -> tuple[str, str]:
        """The first line that differs, on both sides; with its line feed if only that differs."""
        if self.line is None:
            return "", ""
        found, expected = self.found[self.line], self.expected[self.line]
        if found == expected:
            longer = len(self.found) > len(self.expected)
            return (f"{found}\n", expected) if longer else (found, f"{expected}\n")
        return found, expected


@dataclass(frozen=True)
class Finding:
    """One cause of a refusal, by its stable ID, with its certainty and evidence."""

    id: str
    state: FindingState
    title: str
    evidence: str
    fix: str
    source: str
    comparison: SideBySide | None = None


@dataclass(frozen=True)
class Signed:
    """The whole signed text or all claims of a token, as sent and as they should be.

    `title` is a sentence for `tr`. If the sent text is unknown, both sides of `sides` are the correct one.
    """

    title: str
    sides: SideBySide


@dataclass(frozen=True)
class Diagnosis:
    """The findings for one request, in order of weight.

    `answer_proves` is what the answer alone says about authentication; empty if there is no answer. `signed` is None
    for a request without a signature.
    """

    request: PastedRequest
    findings: tuple[Finding, ...]
    answer_proves: str = ""
    signed: Signed | None = None

    @property
    def problems(self) -> tuple[Finding, ...]:
        """The proved and the suspected causes."""
        return tuple(each for each in self.findings if each.state.is_problem)

    @property
    def is_inconclusive(self) -> bool:
        """True if no cause is found for a request that was not answered with success."""
        response = self.request.response
        return not self.problems and response is not None and response.status >= 300

    @property
    def first_shown(self) -> tuple[Finding, ...]:
        """The problems without the suspicions beyond MAX_SUSPICIONS."""
        proved = [each for each in self.findings if each.state is FindingState.PROVED]
        suspected = [each for each in self.findings if each.state is FindingState.SUSPECTED]
        return (*proved, *suspected[:MAX_SUSPICIONS])


def finding(cause: str, state: FindingState, evidence: str, comparison: SideBySide | None = None) -> Finding:
    """Return a finding for a cause of the catalogue, in the language of the user."""
    entry = CAUSES[cause]
    is_shown = state is FindingState.PROVED and entry.source in _PROOFS
    source = tr(_PROOFS[entry.source]) if is_shown else entry.source
    return Finding(cause, state, tr(entry.title), evidence, tr(entry.fix), source, comparison)


def proved(cause: str, evidence: str, comparison: SideBySide | None = None) -> Finding:
    """Return a proved cause."""
    return finding(cause, FindingState.PROVED, evidence, comparison)


def suspected(cause: str, evidence: str) -> Finding:
    """Return a suspected cause."""
    return finding(cause, FindingState.SUSPECTED, evidence)


def ruled_out(cause: str, evidence: str) -> Finding:
    """Return a cause that was checked and is not the reason."""
    return finding(cause, FindingState.RULED_OUT, evidence)


def unknown(cause: str, evidence: str) -> Finding:
    """Return a cause that cannot be checked on this computer."""
    return finding(cause, FindingState.UNKNOWN, evidence)


def compare(found: str, expected: str) -> SideBySide:
    """Return two texts side by side, with the place of their first difference."""
    left, right = found.split("\n"), expected.split("\n")
    for number, pair in enumerate(zip(left, right, strict=False)):
        if pair[0] != pair[1]:
            return SideBySide(tuple(left), tuple(right), number, _first_difference(*pair))
    if len(left) == len(right):
        return SideBySide(tuple(left), tuple(right), None, None)
    last = min(len(left), len(right)) - 1  # its end is what differs
    return SideBySide(tuple(left), tuple(right), last, len(left[last]))


def _first_difference(left: str, right: str) -> int:
    for place, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return place
    return min(len(left), len(right))

from __future__ import annotations

import pytest

from flexgui.diagnosis.result import CAUSES, Diagnosis, compare, proved, suspected, unknown
from tests.diagnosis.attempts import pasted


@pytest.mark.parametrize(
    ("found", "wanted", "place"),
    [
        ("a\nb", "a\nb", (None, None)),
        ("a\nbx", "a\nby", (1, 1)),
        ("a\nb\n", "a\nb", (1, 1)),
        ("a", "a b", (0, 1)),
        ("", "", (None, None)),
    ],
)
def test_the_first_difference_is_marked(found: str, wanted: str, place: tuple[int | None, int | None]) -> None:
    sides = compare(found, wanted)
    assert (sides.line, sides.column) == place
    assert ("\n".join(sides.found), "\n".join(sides.expected)) == (found, wanted)


def test_all_proofs_and_three_suspicions_are_shown_first() -> None:
    causes = ["route.path", "route.method", "route.accept", "route.content-type"]
    found = (*(proved(each, "") for each in causes), *(suspected(each, "") for each in causes))
    diagnosis = Diagnosis(pasted(), (*found, unknown("jwt.replayed", "")))
    assert len(diagnosis.problems) == 8
    assert diagnosis.first_shown == found[:7]


@pytest.mark.parametrize("cause", ["jwt.authorization-form", "digest.newline-or-bom"])
def test_a_proved_finding_is_not_called_inferred(cause: str) -> None:
    assert "Inferred" not in proved(cause, "").source
    assert suspected(cause, "").source.startswith("Inferred")


def test_each_cause_has_a_title_a_fix_and_a_source() -> None:
    for cause, (title, fix, source) in CAUSES.items():
        assert title.endswith("."), cause
        assert fix.endswith("."), cause
        assert source, cause

"""The texts of a diagnosis."""

from __future__ import annotations

from flexgui.diagnosis.findings import nothing_yet


def test_nothing_is_offered_before_the_first_action() -> None:
    assert (nothing_yet().checks, nothing_yet().steps) == ((), ())

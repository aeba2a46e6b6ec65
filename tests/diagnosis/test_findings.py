"""The words of a diagnosis."""

from __future__ import annotations

from flexgui.diagnosis.findings import EDIT_PROFILE, nothing_yet


def test_a_step_has_the_label_of_its_action() -> None:
    assert EDIT_PROFILE.label == "Edit profile…"


def test_nothing_is_offered_before_the_first_action() -> None:
    assert (nothing_yet().checks, nothing_yet().steps) == ((), ())

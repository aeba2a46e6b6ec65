"""Actions: each has a label."""

from __future__ import annotations

from flexgui.diagnosis.actions import Action


def test_every_action_has_a_label_of_its_own() -> None:
    assert len({each.label for each in Action}) == len(Action)

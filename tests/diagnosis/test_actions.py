"""The labels of actions."""

from __future__ import annotations

from flexgui.diagnosis.actions import Action


def test_every_action_has_a_unique_label() -> None:
    assert len({each.label for each in Action}) == len(Action)

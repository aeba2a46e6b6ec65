from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from flexgui.diagnosis.actions import Action
from flexgui.ui.token_views.token_warning import TokenWarning
from tests.ui.helpers import button, buttons, labels, settle

STEPS = (Action.FETCH_KEY_AGAIN, Action.DISCARD_TOKEN)


@pytest.mark.parametrize("steps", [STEPS, STEPS[1:], ()])
def test_the_reason_and_the_steps_are_shown_once(steps: tuple[Action, ...]) -> None:
    row, chosen = TokenWarning(), list[str]()
    row.action.connect(chosen.append)
    row.show_warning("Another reason.", STEPS)
    row.show_warning("The signature does not fit.", steps)
    assert labels(row) == ["The signature does not fit."]
    assert buttons(row) == [each.label for each in steps]
    for words in buttons(row):
        button(row, words).click()
    assert chosen == list(steps)


def test_the_same_row_is_not_built_again() -> None:
    row = TokenWarning()
    row.show_warning("The signature does not fit.", STEPS)
    settle()
    before = row.findChildren(QWidget)
    row.show_warning("The signature does not fit.", STEPS)
    assert row.findChildren(QWidget) == before

from __future__ import annotations

import pytest

from flexgui.diagnosis.actions import Action
from flexgui.errors import UnreadableRequest
from flexgui.ui.diagnose.diagnosis_view import DiagnosisView
from flexgui.ui.diagnose.result_pane import DiagnosisPane
from flexgui.ui.messages import message_for
from tests.ui.diagnose.pasted_texts import reading
from tests.ui.helpers import button, labels, on_screen, settle


@pytest.fixture
def pane() -> DiagnosisPane:
    return on_screen(DiagnosisPane(), 960, 760)


def test_a_running_search_keeps_the_earlier_result(pane: DiagnosisPane) -> None:
    first = "Paste a failing request"
    assert first in labels(pane)
    pane.show_busy()
    assert first not in labels(pane)
    pane.show_cancelled()
    assert first in labels(pane)
    assert pane.findChildren(DiagnosisView) == []  # built for the first diagnosis
    pane.show_reading(reading(), loadable="")
    settle()
    pane.show_sending()
    pane.show_busy()
    assert pane.view.banner.isVisible()
    assert not pane.view.send.isEnabled()
    pane.show_cancelled()
    assert pane.view.send.isEnabled()


def test_a_diagnosis_is_not_shown_after_a_later_problem(pane: DiagnosisPane) -> None:
    pane.show_reading(reading(), loadable="")
    pane.show_problem(message_for(UnreadableRequest("It is no request.")))
    assert "It is no request." in labels(pane)
    assert not pane.view.isVisible()
    pane.show_reading(reading(), loadable="No fields.")
    pane.show_reading(reading(), loadable="")
    settle()
    assert pane.view.isVisible()
    assert pane.view.load.isEnabled()


def test_the_empty_state_and_a_problem_offer_what_to_do(pane: DiagnosisPane) -> None:
    wanted: list[Action] = []
    pane.action.connect(wanted.append)
    button(pane, "Paste from clipboard").click()
    button(pane, "Open a file…").click()
    button(pane, "Try a sample").click()
    assert wanted == [Action.PASTE_REQUEST, Action.OPEN_REQUEST, Action.TRY_SAMPLE]
    pane.show_problem(message_for(UnreadableRequest("It is no request. Paste one.")))
    assert {"This request cannot be read", "It is no request. Paste one."} <= set(labels(pane))

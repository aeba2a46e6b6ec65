from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from flexgui.diagnosis.actions import Action
from flexgui.diagnosis.result import FindingState, Signed, compare, proved, suspected
from flexgui.errors import UnreadableRequest
from flexgui.ui.diagnose.reading import Reading
from flexgui.ui.diagnose.result_pane import FINDINGS, LINES, REPORT, SIGNED, ResultPane
from flexgui.ui.messages import message_for
from tests.ui.diagnose.pasted_texts import reading
from tests.ui.helpers import button, labels, on_screen


@pytest.fixture
def pane(light: object) -> ResultPane:
    return on_screen(ResultPane(), 960, 760)


def diagnosis_with(state: FindingState) -> Reading:
    whole = reading()
    findings = tuple(replace(each, state=state) for each in whole.diagnosis.findings)
    return whole._replace(diagnosis=replace(whole.diagnosis, findings=findings))


@pytest.mark.parametrize(
    ("state", "title", "tone"),
    [
        (FindingState.PROVED, "Cause proved", "bad"),
        (FindingState.SUSPECTED, "Causes suspected", "warn"),
        (FindingState.UNKNOWN, "No cause found", "none"),
    ],
)
def test_the_banner_summarises_the_diagnosis(pane: ResultPane, state: FindingState, title: str, tone: str) -> None:
    pane.show_reading(diagnosis_with(state), loadable="")
    assert pane.banner.title == title
    assert pane.banner.property("tone") == tone
    shown = reading().diagnosis
    assert pane.banner.sentence == (shown.findings[0].title if state.is_problem else shown.answer_proves)


def test_a_running_search_keeps_the_earlier_result(pane: ResultPane) -> None:
    first = "Paste a failing request"
    assert first in labels(pane)
    pane.show_busy()
    assert first not in labels(pane)
    pane.show_cancelled()
    assert first in labels(pane)
    pane.show_reading(reading(), loadable="")
    pane.show_busy()
    assert pane.banner.isVisible()


@pytest.mark.parametrize("cause", ["body.schema", "digest.newline-or-bom"])
def test_a_wrong_body_is_corrected_before_signing(pane: ResultPane, cause: str) -> None:
    found = reading()
    diagnosis = replace(found.diagnosis, findings=(proved(cause, ""),))
    pane.show_reading(found._replace(diagnosis=diagnosis), loadable="")
    suggested = [each for each in (pane.send, pane.load) if each.property("role") == "suggested"]
    assert suggested == [pane.load if cause == "body.schema" else pane.send]


def test_a_correct_request_without_a_response_has_no_findings(pane: ResultPane) -> None:
    found = diagnosis_with(FindingState.UNKNOWN)
    request = replace(found.diagnosis.request, response=None)
    pane.show_reading(found._replace(diagnosis=replace(found.diagnosis, request=request)), loadable="")
    assert pane.banner.title == "Nothing wrong found"


def test_at_most_three_suspicions_are_shown_before_more(pane: ResultPane) -> None:
    found = diagnosis_with(FindingState.SUSPECTED)
    pane.show_reading(found, loadable="")
    rows = pane.findings.rows
    assert len(rows) == 4
    assert f"{len(found.diagnosis.findings) - 3} more" in labels(rows[3])


def test_the_empty_state_and_a_problem_offer_what_to_do(pane: ResultPane) -> None:
    wanted: list[Action] = []
    pane.action.connect(wanted.append)
    button(pane, "Paste from clipboard").click()
    button(pane, "Open a file…").click()
    button(pane, "Try a sample").click()
    assert wanted == [Action.PASTE_REQUEST, Action.OPEN_REQUEST, Action.TRY_SAMPLE]
    pane.show_problem(message_for(UnreadableRequest("It is no request. Paste one.")))
    assert {"This request cannot be read", "It is no request. Paste one."} <= set(labels(pane))


def test_the_signed_text_is_shown_line_by_line(pane: ResultPane) -> None:
    pane.show_reading(reading(), loadable="")
    pane.tabs.set_current(LINES)
    assert "Text that is signed" in labels(pane)
    assert any(each.startswith("First difference: line ") for each in labels(pane))


def test_lines_are_shown_only_if_they_help(pane: ResultPane) -> None:
    found = reading()
    same = replace(found.diagnosis, findings=(proved("body.schema", ""),))
    for diagnosis, is_shown in (
        (found.diagnosis, True),
        (same, False),  # the signature is correct, the body is not
        (replace(same, findings=()), True),  # no problem was found: users can compare the text with their own
        (replace(same, findings=(), signed=None), False),
    ):
        pane.show_reading(found, loadable="")
        pane.tabs.set_current(LINES)
        pane.show_reading(found._replace(diagnosis=diagnosis), loadable="")
        assert ("Line by line" in visible_tabs(pane)) == is_shown
        assert pane.tabs.current == (LINES if is_shown else FINDINGS)


def visible_tabs(pane: ResultPane) -> list[str]:
    bar = pane.tabs.bar
    return [bar.tabText(index) for index in range(bar.count()) if bar.isTabVisible(index)]


def test_the_corrected_request_requires_a_secret(pane: ResultPane) -> None:
    asked: list[None] = []
    pane.sign_requested.connect(lambda: asked.append(None))
    pane.show_reading(reading(), loadable="No fields.")
    pane.tabs.set_current(SIGNED)
    assert asked == []
    assert pane.signed.note.text() == "Choose the profile whose key signed it."
    assert pane.load.toolTip() == "No fields."
    pane.tabs.set_current(REPORT)
    assert pane.copy.text() == "Copy report"
    pane.show_reading(reading(), loadable="")
    assert pane.tabs.current == FINDINGS
    assert pane.load.isEnabled()


@pytest.mark.parametrize(("width", "is_shown"), [(960, True), (440, False)])
def test_the_hint_beside_send_is_shown_only_if_it_fits(pane: ResultPane, width: int, is_shown: bool) -> None:
    pane.resize(width, 760)
    pane.show_reading(reading()._replace(is_own=True), loadable="")
    QApplication.processEvents()
    assert pane.send.accessibleDescription().startswith("Sends one request, signed now, to ")
    assert pane.hint.text() == (pane.send.accessibleDescription() if is_shown else "")


@pytest.mark.parametrize(
    ("cause", "title"), [("jwt.clock-skew", "No difference found"), ("credentials.key-expired", "As it should be")]
)
def test_claims_with_a_wrong_time_are_not_called_correct(pane: ResultPane, cause: str, title: str) -> None:
    found = reading()
    same = Signed("Claims of the token", compare("exp: 1", "exp: 1"))
    diagnosis = replace(found.diagnosis, findings=(suspected(cause, ""),), signed=same)
    pane.show_reading(found._replace(diagnosis=diagnosis), loadable="")
    pane.tabs.set_current(LINES)
    assert title in labels(pane)

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from flexgui.diagnosis.result import FindingState, Signed, compare, proved, suspected
from flexgui.ui.diagnose.diagnosis_view import FINDINGS, LINES, REPORT, SIGNED, DiagnosisView
from flexgui.ui.diagnose.reading import Reading
from tests.ui.diagnose.pasted_texts import reading
from tests.ui.helpers import labels, on_screen


@pytest.fixture
def view() -> DiagnosisView:
    return on_screen(DiagnosisView(), 960, 760)


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
def test_the_banner_summarises_the_diagnosis(view: DiagnosisView, state: FindingState, title: str, tone: str) -> None:
    view.show_reading(diagnosis_with(state), "")
    assert view.banner.title == title
    assert view.banner.property("tone") == tone
    shown = reading().diagnosis
    assert view.banner.sentence == (shown.findings[0].title if state.is_problem else shown.answer_proves)


@pytest.mark.parametrize("cause", ["body.schema", "digest.newline-or-bom"])
def test_a_wrong_body_is_corrected_before_signing(view: DiagnosisView, cause: str) -> None:
    found = reading()
    diagnosis = replace(found.diagnosis, findings=(proved(cause, ""),))
    view.show_reading(found._replace(diagnosis=diagnosis), "")
    suggested = [each for each in (view.send, view.load) if each.property("role") == "suggested"]
    assert suggested == [view.load if cause == "body.schema" else view.send]


def test_a_correct_request_without_a_response_has_no_findings(view: DiagnosisView) -> None:
    found = diagnosis_with(FindingState.UNKNOWN)
    request = replace(found.diagnosis.request, response=None)
    view.show_reading(found._replace(diagnosis=replace(found.diagnosis, request=request)), "")
    assert view.banner.title == "Nothing wrong found"


def test_at_most_three_suspicions_are_shown_before_more(view: DiagnosisView) -> None:
    found = diagnosis_with(FindingState.SUSPECTED)
    view.show_reading(found, "")
    rows = view.findings.rows
    assert len(rows) == 4
    assert f"{len(found.diagnosis.findings) - 3} more" in labels(rows[3])


def test_the_signed_text_is_shown_line_by_line(view: DiagnosisView) -> None:
    view.show_reading(reading(), "")
    view.tabs.set_current(LINES)
    assert "Text that is signed" in labels(view)
    assert any(each.startswith("First difference: line ") for each in labels(view))


def test_lines_are_shown_only_if_they_help(view: DiagnosisView) -> None:
    found = reading()
    same = replace(found.diagnosis, findings=(proved("body.schema", ""),))
    for diagnosis, is_shown in (
        (found.diagnosis, True),
        (same, False),  # the signature is correct, the body is not
        (replace(same, findings=()), True),  # no problem was found: users can compare the text with their own
        (replace(same, findings=(), signed=None), False),
    ):
        view.show_reading(found, "")
        view.tabs.set_current(LINES)
        view.show_reading(found._replace(diagnosis=diagnosis), "")
        assert ("Line by line" in visible_tabs(view)) == is_shown
        assert view.tabs.current == (LINES if is_shown else FINDINGS)


def visible_tabs(view: DiagnosisView) -> list[str]:
    bar = view.tabs.bar
    return [bar.tabText(index) for index in range(bar.count()) if bar.isTabVisible(index)]


def test_the_corrected_request_requires_a_secret(view: DiagnosisView) -> None:
    asked: list[None] = []
    view.sign_requested.connect(lambda: asked.append(None))
    view.show_reading(reading(), "No fields.")
    view.tabs.set_current(SIGNED)
    assert asked == []
    assert view.signed.note.text() == "Choose the profile whose key signed it."
    assert view.load.toolTip() == "No fields."
    view.tabs.set_current(REPORT)
    assert view.copy.text() == "Copy report"
    view.show_reading(reading(), "")
    assert view.tabs.current == FINDINGS
    assert view.load.isEnabled()


@pytest.mark.parametrize(("width", "is_shown"), [(960, True), (440, False)])
def test_the_hint_beside_send_is_shown_only_if_it_fits(view: DiagnosisView, width: int, is_shown: bool) -> None:
    view.resize(width, 760)
    view.show_reading(reading()._replace(is_own=True), "")
    QApplication.processEvents()
    assert view.send.accessibleDescription().startswith("Sends one request, signed now, to ")
    assert view.hint.text() == (view.send.accessibleDescription() if is_shown else "")


@pytest.mark.parametrize(
    ("cause", "title"), [("jwt.clock-skew", "No difference found"), ("credentials.key-expired", "As it should be")]
)
def test_claims_with_a_wrong_time_are_not_called_correct(view: DiagnosisView, cause: str, title: str) -> None:
    found = reading()
    same = Signed("Claims of the token", compare("exp: 1", "exp: 1"))
    diagnosis = replace(found.diagnosis, findings=(suspected(cause, ""),), signed=same)
    view.show_reading(found._replace(diagnosis=diagnosis), "")
    view.tabs.set_current(LINES)
    assert title in labels(view)

"""The findings: unfolding, and navigation by keyboard and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from flexgui.diagnosis.probes import Probe
from flexgui.diagnosis.result import Finding, FindingState
from flexgui.ui.diagnose.findings_view import FindingsView
from flexgui.ui.findings.finding_row import FindingRow, GroupRow
from tests.ui.diagnose.pasted_texts import reading
from tests.ui.helpers import labels, rich, settle


@pytest.fixture
def view() -> FindingsView:
    view = FindingsView()
    view.resize(900, 700)
    view.show_reading(reading())
    view.show()
    return view


def test_proofs_are_open_and_the_rest_is_folded(view: FindingsView) -> None:
    proved = [each for each in view.rows if isinstance(each, FindingRow)]
    assert proved
    assert all(each.is_open is (each.finding.state is FindingState.PROVED) for each in proved)
    groups = [each for each in view.rows if isinstance(each, GroupRow)]
    assert [each.findings[0].state for each in groups] == [FindingState.RULED_OUT, FindingState.UNKNOWN]
    assert not any(each.is_open for each in groups)
    assert rich(view) == []


def test_rows_are_selected_and_unfolded_by_keyboard(view: FindingsView) -> None:
    entered: list[Finding | None] = []
    view.current_changed.connect(entered.append)
    assert QTest.qWaitForWindowActive(view)
    view.rows[0].setFocus()
    QTest.keyClick(view.rows[0], Qt.Key.Key_Down)
    assert view.rows[1].hasFocus()
    assert view.rows[1].property("current")
    last = view.rows[-1]
    assert isinstance(last, GroupRow)
    for key, is_open in ((Qt.Key.Key_Right, True), (Qt.Key.Key_Left, False), (Qt.Key.Key_Return, True)):
        QTest.keyClick(last, key)
        assert last.is_open is is_open
    assert last.findings[0].title in labels(last)
    assert len(entered) == 2


def test_the_arrow_unfolds_by_mouse(view: FindingsView) -> None:
    row = view.rows[0]
    assert row.fold.accessibleName().startswith("Less about: ")
    QTest.mouseClick(row.fold, Qt.MouseButton.LeftButton)
    assert not row.is_open
    assert row.fold.accessibleName().startswith("More about: ")


def questions(view: FindingsView) -> list[QPushButton]:
    """Return the links that ask the service."""
    settle()  # deletes those of an earlier reading
    return [each for each in view.findChildren(QPushButton) if each.property("role") == "link"]


def test_probes_are_offered_where_they_are_allowed(view: FindingsView) -> None:
    asked: list[Probe] = []
    view.probe_requested.connect(asked.append)
    assert len(questions(view)) == 1
    view.show_reading(reading()._replace(other_method=True))
    for link in questions(view):
        link.click()
    assert asked == list(Probe)
    view.show_reading(reading()._replace(questions=False))
    assert questions(view) == []


def test_the_probes_follow_their_introduction(view: FindingsView) -> None:
    view.resize(3000, 700)
    settle()
    (words,) = [each for each in view.findChildren(QLabel) if each.text().startswith("More with one request to")]
    first = questions(view)[0]
    assert words.height() < first.height()
    assert first.x() < words.x() + words.fontMetrics().horizontalAdvance(words.text()) + 20

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from flexgui.diagnosis.result import Diagnosis, FindingState, compare, proved, suspected
from flexgui.ui.findings.finding_row import BriefRow, FindingRow, GroupRow, names_of
from flexgui.ui.token_views.explanation_view import ExplanationView
from flexgui.ui.widgets.check_row import CheckRow
from tests.ui.diagnose.pasted_texts import reading
from tests.ui.helpers import HOSTILE, labels, odd, on_screen, rich, settle


def proof() -> tuple[FindingRow, Diagnosis]:
    diagnosis = reading().diagnosis
    return FindingRow(diagnosis.problems[0], diagnosis.request.body), diagnosis


def test_a_row_shows_evidence_texts_fix_and_source() -> None:
    row, _ = proof()
    row.show()
    assert row.is_open  # proved findings are open
    shown = labels(row)
    found = row.finding
    assert {found.title, found.id, found.fix, f"Source: {found.source}"} <= set(shown)
    assert any(each.startswith("First difference: ") for each in shown)
    assert row.accessibleName() == f"Proved: {found.title}"
    assert found.fix in row.accessibleDescription()


def test_foreign_text_is_shown_plain() -> None:
    _, diagnosis = proof()
    found = replace(diagnosis.problems[0], evidence=HOSTILE, comparison=compare(HOSTILE, HOSTILE + "x"))
    for row in (FindingRow(found, b""), BriefRow(found)):
        row.show()
        assert rich(row) == []
        assert odd(labels(row)) == []


def test_a_digest_compares_what_was_hashed_with_what_was_sent() -> None:
    _, diagnosis = proof()
    found = replace(diagnosis.problems[0], id="digest.body-reserialised", comparison=compare("{}", "{ }"))
    assert names_of(found, b"{ }").hashed
    assert not names_of(replace(found, comparison=compare("a", "b")), b"{ }").hashed


@pytest.mark.parametrize("width", [640, 1400])
def test_the_id_is_shown_only_beside_the_whole_title(width: int) -> None:
    found = proved("body.schema", "Unknown field a.b.")
    row = on_screen(FindingRow(found, b""), width, 200)
    title, mark = label_of(row, found.title), label_of(row, found.id)
    assert title.width() >= title.fontMetrics().horizontalAdvance(found.title)
    assert mark.width() >= mark.fontMetrics().horizontalAdvance(found.id)


def test_findings_and_checks_have_the_same_columns() -> None:
    found = suspected("account.role-missing", "The answer is 403.")
    row = on_screen(FindingRow(found, b""), 600, 120)
    check = on_screen(CheckRow("ok", "check", "Looks right", "", "The digest is right."), 600, 120)
    for one, other in (("Suspected", "Looks right"), (found.title, "The digest is right.")):
        assert label_of(row, one).x() == label_of(check, other).x()
    group = on_screen(GroupRow(FindingState.UNKNOWN, (found,), BriefRow), 600, 120)
    assert group.fold.x() == label_of(row, found.title).x()


def test_states_of_findings_and_checks_have_the_same_width() -> None:
    view = on_screen(ExplanationView(), 620, 500)
    found = FindingRow(suspected("account.role-missing", "No."), b"")
    found.state.setMinimumWidth(130)  # the width in another language
    view.show_text("No.", [("looks right", "The digest is right.", "")], findings=[found])
    settle()
    (check,) = view.findChildren(CheckRow)
    assert check.sentence.x() == label_of(found, found.finding.title).x()


def label_of(row: QWidget, text: str) -> QLabel:
    settle()
    (found,) = [each for each in row.findChildren(QLabel) if each.text() == text and each.isVisible()]
    return found

from __future__ import annotations

from dataclasses import replace

from flexgui.diagnosis.result import Diagnosis, compare
from flexgui.ui.findings.finding_row import BriefRow, FindingRow, names_of
from tests.ui.diagnose.pasted import reading
from tests.ui.served import HOSTILE, labels, odd, rich


def proof() -> tuple[FindingRow, Diagnosis]:
    diagnosis = reading().diagnosis
    return FindingRow(diagnosis.problems[0], diagnosis.request.body), diagnosis


def test_a_row_shows_evidence_texts_fix_and_source(light: object) -> None:
    row, _ = proof()
    row.show()
    assert row.is_open  # it is proved
    shown = labels(row)
    found = row.finding
    assert {found.title, found.id, found.fix, f"Source: {found.source}"} <= set(shown)
    assert any(each.startswith("First difference: ") for each in shown)
    assert row.accessibleName() == f"Proved: {found.title}"
    assert found.fix in row.accessibleDescription()


def test_foreign_text_is_shown_plain(light: object) -> None:
    _, diagnosis = proof()
    found = replace(diagnosis.problems[0], evidence=HOSTILE, comparison=compare(HOSTILE, HOSTILE + "x"))
    for row in (FindingRow(found, b""), BriefRow(found)):
        row.show()
        assert rich(row) == []
        assert odd(labels(row)) == []


def test_a_digest_compares_what_was_hashed_with_what_was_sent(light: object) -> None:
    _, diagnosis = proof()
    found = replace(diagnosis.problems[0], id="digest.body-reserialised", comparison=compare("{}", "{ }"))
    assert names_of(found, b"{ }").hashed
    assert not names_of(replace(found, comparison=compare("a", "b")), b"{ }").hashed

"""The list of checks has one row per verdict."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from flexgui.diagnosis.findings import Explanation
from flexgui.flex.verification import State, Verdict, Verification
from flexgui.ui.token_views import checks_view
from flexgui.ui.token_views.checks_view import ChecksView, sentence_above_checks
from flexgui.ui.widgets.check_row import CheckRow
from tests.ui.helpers import labels, rich, settle

VERDICTS = (
    Verdict("signature", State.VALID, "Signed with key 3g; nothing was changed since."),
    Verdict("key", State.NOT_CHECKED, "No key."),
    Verdict("expiry", State.INVALID, "Over at 12:00:00.", expired=True),
    Verdict("not before", State.INVALID, "<b>Later</b>"),
    Verdict("fields", State.VALID, "All that was asked for."),
)


@pytest.fixture
def view() -> ChecksView:
    view = ChecksView()
    view.resize(600, 400)
    view.show()
    view.show_verification(Verification(VERDICTS))
    return view


def test_every_verdict_has_its_row_in_order(view: ChecksView) -> None:
    rows = [each.accessibleName() for each in view.findChildren(CheckRow)]
    assert rows == [
        "Signature Valid: Signed with key 3g; nothing was changed since.",
        "Key Not checked: No key.",
        "Expiry Expired: Over at 12:00:00.",
        "Not before Invalid: <b>Later</b>",
        "Requested fields Valid: All that was asked for.",
    ]


def test_reasons_are_plain_text(view: ChecksView) -> None:
    assert "<b>Later</b>" in labels(view)
    assert rich(view) == []


def test_rows_are_rebuilt_only_for_other_verdicts(view: ChecksView) -> None:
    before = view.widget()
    view.show_verification(Verification(VERDICTS))
    assert view.widget() is before
    view.show_verification(Verification(VERDICTS[:1]))
    assert len(view.widget().findChildren(CheckRow)) == 1


def test_only_a_changed_reason_is_updated(view: ChecksView) -> None:
    before = list(view.rows)
    later = tuple(
        Verdict(each.name, each.state, "Over for a minute.", each.expired) if each.name == "expiry" else each
        for each in VERDICTS
    )
    view.show_verification(Verification(later))
    assert list(view.rows) == before
    assert view.rows[2].sentence.text() == "Over for a minute."
    assert view.rows[2].accessibleName() == "Expiry Expired: Over for a minute."


def test_the_current_row_stays_current_when_rows_are_rebuilt(view: ChecksView) -> None:
    reasons: list[str] = []
    view.why_changed.connect(reasons.append)
    view.activateWindow()
    assert QTest.qWaitForWindowActive(view)
    view.rows[1].setFocus()
    assert reasons[-1].startswith("Why key matters: ")
    view.show_verification(Verification(VERDICTS[:2]))
    assert [row.property("current") for row in view.rows] == [False, True]


def test_checks_are_copied_as_text(view: ChecksView) -> None:
    assert view.to_text().splitlines()[2] == "Expired     Expiry: Over at 12:00:00."


def test_the_purpose_of_a_check_is_in_tooltip_and_accessible_text(view: ChecksView) -> None:
    for row in view.rows:
        assert row.verdict.why in row.toolTip()
        assert row.accessibleDescription() == row.verdict.why


def test_the_reasons_of_all_rows_are_aligned(view: ChecksView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        checks_view, "check_name", lambda verdict: {"expiry": "expiry" * 6}.get(verdict.name, verdict.name)
    )
    view.show_verification(Verification(VERDICTS[:3]))
    settle()
    starts = {each.sentence.x() for each in view.rows}
    assert len(starts) == 1
    assert min(starts) > max(each.name.x() + each.name.sizeHint().width() for each in view.rows)


@pytest.mark.parametrize(
    ("signature", "issuer", "sentence"),
    [
        (State.VALID, State.VALID, "short"),
        (State.INVALID, State.VALID, "short"),
        (State.VALID, State.INVALID, "The issuer is another."),
        (State.NOT_CHECKED, State.VALID, "The issuer is another."),
    ],
)
def test_the_banner_does_not_repeat_the_first_check(signature: State, issuer: State, sentence: str) -> None:
    verification = Verification((Verdict("signature", signature, "x"), Verdict("issuer", issuer, "x")))
    assert sentence_above_checks(Explanation("x", "The issuer is another.", banner="short"), verification) == sentence

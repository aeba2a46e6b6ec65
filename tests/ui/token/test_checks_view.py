"""One row for each verdict."""

from __future__ import annotations

import pytest

from flexgui.flex.verification import State, Verdict, Verification
from flexgui.ui.token.checks_view import ChecksView
from flexgui.ui.widgets.check_row import CheckRow
from tests.ui.served import labels, rich

VERDICTS = (
    Verdict("signature", State.VALID, "Signed with key 3g; nothing was changed since."),
    Verdict("key", State.NOT_CHECKED, "No key."),
    Verdict("expiry", State.INVALID, "Over at 12:00:00.", expired=True),
    Verdict("not before", State.INVALID, "<b>Later</b>"),
    Verdict("fields", State.VALID, "All that was asked for."),
)


@pytest.fixture
def view(qapp: object) -> ChecksView:
    made = ChecksView()
    made.resize(600, 400)
    made.show()
    made.show_verification(Verification(VERDICTS))
    return made


def test_every_verdict_has_its_row_in_order(view: ChecksView) -> None:
    rows = [each.accessibleName() for each in view.findChildren(CheckRow)]
    assert rows == [
        "Signature Valid: Signed with key 3g; nothing was changed since.",
        "Key Not checked: No key.",
        "Expiry Expired: Over at 12:00:00.",
        "Not before Invalid: <b>Later</b>",
        "Asked = granted Valid: All that was asked for.",
    ]


def test_reasons_are_plain_text(view: ChecksView) -> None:
    assert "<b>Later</b>" in labels(view)
    assert rich(view) == []


def test_rows_are_built_anew_only_for_other_verdicts(view: ChecksView) -> None:
    before = view.widget()
    view.show_verification(Verification(VERDICTS))
    assert view.widget() is before
    view.show_verification(Verification(VERDICTS[:1]))
    assert len(view.widget().findChildren(CheckRow)) == 1

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from flexgui.ui.production.unlock_dialog import NOTE, WRONG, UnlockDialog
from tests.ui.helpers import labels, rich


def test_only_the_correct_merchant_id_closes_the_dialog() -> None:
    dialog = UnlockDialog("<b>Acme</b> live", "acme_eu", lambda typed: typed == "acme_eu")
    dialog.show()
    QTest.keyClicks(dialog.field, "acme")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert WRONG in labels(dialog)
    assert dialog.field.accessibleDescription() == WRONG
    assert dialog.field.selectedText() == "acme"
    QTest.keyClicks(dialog.field, "acme_eu")
    assert WRONG not in labels(dialog)
    assert dialog.field.accessibleDescription() == NOTE
    assert rich(dialog) == []
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.result() == UnlockDialog.DialogCode.Accepted


def test_escape_keeps_the_profile_locked() -> None:
    tried: list[str] = []
    dialog = UnlockDialog("Acme", "acme_eu", lambda typed: bool(tried.append(typed)))
    dialog.show()
    QTest.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert dialog.result() == UnlockDialog.DialogCode.Rejected
    assert tried == []

"""The banner of a production profile, and the dialog that unlocks it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from flexgui.ui.production import NOTE, WRONG, ProductionBanner, UnlockDialog
from flexgui.ui.widgets.labels import ElidedLabel
from tests.ui.helpers import button, buttons, labels, rich


def test_the_banner_names_the_account_and_offers_a_test_profile() -> None:
    strip = ProductionBanner()
    requests: list[str] = []
    strip.safer_requested.connect(lambda: requests.append("safer"))
    strip.lock_requested.connect(lambda: requests.append("lock"))
    strip.show_account("acme_eu", "Acme EU test", unlocked=False)
    assert strip.words.text() == "Requests reach the live account of merchant acme_eu. Sending is locked."
    assert strip.accessibleName() == f"Production. {strip.words.text()}"
    assert buttons(strip) == ["use Acme EU test instead"]
    button(strip, "use Acme EU test instead").click()
    strip.show_account("acme_eu", "Acme EU test", unlocked=True)
    assert strip.words.text().endswith("Sending is unlocked.")
    button(strip, "Lock now").click()
    assert requests == ["safer", "lock"]


def test_a_long_name_leaves_room_for_the_account() -> None:
    strip = ProductionBanner()
    strip.resize(960, 34)
    strip.show_account("acme_eu", "A & B, " + "a name without an end " * 20, unlocked=False)
    strip.show()
    words = buttons(strip)[0]
    assert words.startswith("use A && B, a name")
    assert "… instead" in words
    assert strip.findChildren(ElidedLabel)[0].width() > 400


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

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from flexgui.ui.production.strip import GuardStrip
from tests.ui.served import button, buttons


def test_it_says_whose_account_it_is_and_offers_a_safer_one(qapp: QApplication) -> None:
    strip = GuardStrip()
    asked: list[str] = []
    strip.safer_wanted.connect(lambda: asked.append("safer"))
    strip.lock_wanted.connect(lambda: asked.append("lock"))
    strip.show_locked("acme_eu", "Acme EU test")
    assert strip.words == "Requests reach the live account of merchant acme_eu. Sending is locked."
    assert strip.accessibleName() == f"Production. {strip.words}"
    assert buttons(strip) == ["use Acme EU test instead"]
    button(strip, "use Acme EU test instead").click()
    strip.show_unlocked("acme_eu", "Acme EU test")
    assert strip.words.endswith("Sending is unlocked.")
    button(strip, "Lock now").click()
    assert asked == ["safer", "lock"]

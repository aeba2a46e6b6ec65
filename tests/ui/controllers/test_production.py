from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.production_guard import ProductionGuard
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.ui.controllers.production import ProductionController
from flexgui.ui.production import UnlockDialog
from flexgui.ui.toolbar import Toolbar
from tests.ui.helpers import Stopwatch

LIVE = Profile("live", "Acme live", EnvironmentKind.PRODUCTION, "acme_eu")


class Shown:
    """A window with only the toolbar and the production banner."""

    def __init__(self) -> None:
        self.clock = Stopwatch()
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        self.toolbar = Toolbar()
        column.addWidget(self.toolbar)
        self.controller = ProductionController(ProductionGuard(self.clock), self.toolbar, column.addWidget, self.window)
        self.window.resize(1440, 200)
        self.window.show()

    def unlock(self, typed: str = "acme_eu") -> None:
        def answer() -> None:
            (dialog,) = self.window.findChildren(UnlockDialog)
            QTest.keyClicks(dialog.field, typed)
            dialog.unlock.click()
            dialog.reject()

        QTimer.singleShot(0, answer)
        self.controller.ask(LIVE)

    @property
    def state(self) -> tuple[str, bool, str]:
        strip = self.window.findChild(QWidget, "guardStrip")
        return self.toolbar.send.words.text(), strip is not None and strip.isVisible(), self.toolbar.unlocked.text()


@pytest.fixture
def shown() -> Shown:
    return Shown()


def test_a_sandbox_has_no_banner(shown: Shown) -> None:
    shown.controller.show_profile(LOCAL_SANDBOX, "Local sandbox")
    assert shown.state == ("Send", False, "")


def test_the_profile_is_locked_again_after_ten_minutes(shown: Shown) -> None:
    shown.controller.show_profile(LIVE, "Acme test")
    assert shown.state == ("Unlock to send…", True, "")
    shown.unlock("acme")
    assert shown.state == ("Unlock to send…", True, "")
    shown.unlock()
    assert shown.state == ("Send to production", True, "unlocked, 10:00 left")
    shown.clock.seconds = 19.5
    shown.controller._timer.timeout.emit()
    assert shown.state[2] == "unlocked, 9:41 left"
    shown.clock.seconds = 600
    shown.controller._timer.timeout.emit()
    assert shown.state == ("Unlock to send…", True, "")
    assert not shown.controller._timer.isActive()


def test_the_timer_stops_while_the_minutes_are_hidden(shown: Shown) -> None:
    shown.controller.show_profile(LIVE, "Acme test")
    shown.unlock()
    assert shown.controller._timer.isActive()
    shown.window.showMinimized()
    shown.controller._timer.timeout.emit()
    assert not shown.controller._timer.isActive()
    shown.clock.seconds = 60
    shown.window.showNormal()
    shown.controller.refresh()
    assert shown.controller._timer.isActive()
    assert shown.state[2] == "unlocked, 9:00 left"


@pytest.mark.parametrize("other", [LOCAL_SANDBOX, LIVE._replace(id="other"), LIVE._replace(merchant_id="other")])
def test_another_profile_locks_again(shown: Shown, other: Profile) -> None:
    shown.controller.show_profile(LIVE, "Acme test")
    shown.unlock()
    shown.controller.show_profile(LIVE, "Acme test, renamed")
    assert shown.controller.allows(LIVE)
    shown.controller.show_profile(other, "Acme test")
    shown.controller.show_profile(LIVE, "Acme test")
    assert not shown.controller.allows(LIVE)


def test_the_profile_can_be_locked_manually(shown: Shown) -> None:
    shown.controller.show_profile(LIVE, "Acme test")
    shown.unlock()
    shown.controller.banner.lock_requested.emit()
    assert shown.state == ("Unlock to send…", True, "")

"""The Send button: its states, texts and constant width."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel

from flexgui.ui.widgets.send_button import SPIN_DELAY_MS, SendButton
from flexgui.ui.widgets.spinner import Spinner


@pytest.fixture
def button() -> SendButton:
    button = SendButton()
    button.show()
    return button


@pytest.mark.parametrize(
    ("state", "words"),
    [("ready", "Send"), ("locked", "Unlock to send…"), ("production", "Send to production")],
)
def test_each_state_has_its_text(button: SendButton, state: str, words: str) -> None:
    button.set_resting(state)
    assert (button.state, button.words.text(), button.accessibleName()) == (state, words, words)
    assert words in button.toolTip()
    assert button.isEnabled()


def test_a_blocked_button_shows_the_reason(button: SendButton) -> None:
    pressed = QSignalSpy(button.clicked)
    button.set_blocked("Line 7: a comma or } is missing")
    assert (button.state, button.toolTip()) == ("blocked", "Line 7: a comma or } is missing")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed.count() == 0
    button.set_blocked("")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (button.state, pressed.count()) == ("ready", 1)


def test_the_whole_button_can_be_pressed(button: SendButton) -> None:
    pressed = QSignalSpy(button.clicked)
    button.resize(button.sizeHint())
    for child in button.findChildren(QLabel):
        assert button.childAt(child.geometry().center()) in (None, child)
        assert child.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
    assert pressed.count() == 1


@pytest.mark.parametrize("shortcut", [True, False])
@pytest.mark.parametrize("resting", ["ready", "locked", "production"])
def test_the_width_is_the_same_while_a_request_runs(button: SendButton, resting: str, shortcut: bool) -> None:
    button.set_shortcut_visible(shortcut)
    button.set_resting(resting)
    resting_width = button.sizeHint().width()
    button.set_sending(True)
    assert button.sizeHint().width() == resting_width
    words = next(each for each in button.findChildren(QLabel) if each.text() == button.words.text())
    longest = "Sending 00.0 s" if shortcut or resting != "ready" else "00.0 s"
    assert resting_width >= 12 + 16 + 8 + QFontMetrics(words.font()).horizontalAdvance(longest) + 12


def test_the_button_is_narrow_in_a_narrow_window(button: SendButton) -> None:
    button.set_shortcut_visible(False)
    words = next(each for each in button.findChildren(QLabel) if each.text() == "Send")
    assert button.sizeHint().width() <= 12 + 16 + 8 + 14 + QFontMetrics(words.font()).horizontalAdvance("00.0 s") + 4
    button.set_sending(True)
    assert (button.words.text(), button.accessibleName()) == ("0.0 s", "Sending 0.0 s")


def test_the_width_is_the_same_when_locked_and_unlocked(button: SendButton) -> None:
    button.set_resting("locked")
    locked = button.sizeHint().width()
    button.set_resting("production")
    assert button.sizeHint().width() == locked


def test_the_button_is_disabled_and_counts_while_sending(button: SendButton, until: Callable[..., None]) -> None:
    button.set_blocked("")
    button.set_sending(True)
    assert (button.state, button.words.text(), button.isEnabled()) == ("sending", "Sending 0.0 s", False)
    assert "Ctrl" not in button.toolTip()
    until(lambda: button.words.text() not in ("Sending 0.0 s",))
    button.set_sending(False)
    assert (button.state, button.words.text(), button.isEnabled()) == ("ready", "Send", True)


def test_the_spinner_shows_only_for_a_slow_response(button: SendButton, until: Callable[..., None]) -> None:
    assert SPIN_DELAY_MS > 0
    ring = button.findChild(Spinner)
    button.set_sending(True)
    assert not ring.isVisible()
    until(ring.isVisible)
    button.set_sending(False)
    assert not ring.isVisible()


def test_the_shortcut_shows_where_there_is_room(button: SendButton) -> None:
    def shown() -> bool:
        return any(each.text() == "Ctrl+↵" and each.isVisible() for each in button.findChildren(QLabel))

    assert shown()
    button.set_shortcut_visible(False)
    assert not shown()
    button.set_shortcut_visible(True)
    button.set_resting("production")
    assert not shown()

"""Notices are collected in one strip until the user closes it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget

from flexgui.ui.resources import color, set_scheme
from flexgui.ui.widgets.notice import Notice
from flexgui.ui.widgets.tones import TONE_ICONS

Picture = Callable[[QWidget], QImage]


@pytest.fixture
def notice() -> Notice:
    window = QWidget()
    window.resize(600, 100)
    notice = Notice()
    notice.setParent(window)
    window.show()
    notice.holder = window  # keeps the window
    return notice


def text(notice: Notice) -> str:
    return next(each.text() for each in notice.findChildren(QLabel) if each.text())


def test_a_notice_without_a_message_is_hidden(notice: Notice) -> None:
    notice.withdraw("A message that was never shown.")
    assert not notice.isVisible()
    notice.show_text("warn", "The settings were damaged.")
    assert notice.isVisible()
    assert text(notice) == "The settings were damaged."


def test_texts_are_added_once(notice: Notice) -> None:
    for each in ("One.", "Two.", "One."):
        notice.show_text("warn", each)
    assert text(notice) == "One.\nTwo."


def test_closing_clears_the_message(notice: Notice) -> None:
    notice.show_text("warn", "One.")
    close = notice.findChild(QToolButton)
    assert close.accessibleName()
    close.click()
    assert not notice.isVisible()
    notice.show_text("warn", "Two.")
    assert text(notice) == "Two."


@pytest.mark.parametrize("tone", TONE_ICONS)
def test_the_background_has_the_colour_of_the_tone(notice: Notice, picture: Picture, tone: str) -> None:
    notice.show_text("bad" if tone != "bad" else "ok", "One.")
    notice.withdraw("One.")
    notice.show_text(tone, "Two.")
    notice.resize(500, 60)
    assert QColor(picture(notice).pixel(250, 2)) == color(f"{tone}_soft")


def test_the_tone_is_that_of_the_worst_text(notice: Notice, picture: Picture) -> None:
    notice.show_text("warn", "No keyring is running.")
    notice.show_text("none", "Restart to change the language.")
    notice.resize(500, 60)
    assert QColor(picture(notice).pixel(250, 2)) == color("warn_soft")
    notice.withdraw("No keyring is running.")
    assert QColor(picture(notice).pixel(250, 2)) == color("none_soft")


def test_the_icon_follows_the_scheme(light: QApplication, notice: Notice) -> None:
    notice.show_text("warn", "One.")
    notice.resize(500, 40)
    set_scheme(light, "dark")
    image = notice.grab().toImage()
    inks = {image.pixel(x, y) for x in range(14, 28) for y in range(image.height())}
    assert color("warn").rgb() in inks


def test_markup_is_shown_literally(notice: Notice) -> None:
    notice.show_text("warn", "<b>x</b>")
    shown = next(each for each in notice.findChildren(QLabel) if each.text())
    assert shown.sizeHint().width() > shown.fontMetrics().horizontalAdvance("<b>x")


def test_an_action_can_be_used_once(notice: Notice) -> None:
    taken: list[str] = []
    notice.offer("none", "It ended.", "Copy report", lambda: taken.append("report"))
    link = notice.findChild(QPushButton)
    assert link.accessibleName() == link.text() == "Copy report"
    link.click()
    assert taken == ["report"]
    assert not notice.isVisible()
    notice.show_text("warn", "Another.")
    assert not link.isVisible()


def test_withdrawing_the_last_text_hides_the_notice(notice: Notice) -> None:
    for each in ("One.", "Two."):
        notice.show_text("warn", each)
    notice.withdraw("One.")
    notice.withdraw("Three.")
    assert text(notice) == "Two."
    notice.withdraw("Two.")
    assert not notice.isVisible()

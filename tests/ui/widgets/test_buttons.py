"""Buttons: accessible names, copying, menus."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAction, QGuiApplication, QImage, QShowEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget

from flexgui.ui.resources import icon
from flexgui.ui.widgets.buttons import CONFIRM_MS, CopyButton, MenuButton, add_clear_button, link_button, tool_button
from tests.ui.helpers import on_screen

Picture = Callable[[QWidget], QImage]


def test_an_icon_button_has_an_accessible_name(picture: Picture) -> None:
    button, other = tool_button("lock", "Lock it"), tool_button("plus", "Add it")
    assert (button.toolTip(), button.accessibleName()) == ("Lock it", "Lock it")
    assert picture(button) != picture(other)


def test_the_clear_button_of_a_line_has_a_name() -> None:
    line = QLineEdit("card")
    add_clear_button(line)
    (button,) = line.findChildren(QToolButton)
    assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) == "Clear"
    button.click()
    assert line.text() == ""


def test_a_link_has_the_link_style() -> None:
    button = link_button("Edit profile…")
    assert (button.text(), button.property("role")) == ("Edit profile…", "link")
    assert button.cursor().shape() == Qt.CursorShape.PointingHandCursor


def test_the_current_text_is_copied_as_plain_text() -> None:
    texts = ["<b>one</b>", "two"]
    button = CopyButton("Copy it", lambda: texts[0])
    assert button.accessibleName() == "Copy it"
    button.click()
    mime = QGuiApplication.clipboard().mimeData()
    assert (mime.text(), mime.hasHtml()) == ("<b>one</b>", False)
    texts.pop(0)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == "two"


def test_a_tick_confirms_the_copy(picture: Picture) -> None:
    button = CopyButton("Copy it", lambda: "text")
    before = picture(button)
    button.copy()
    ticked = picture(button)
    assert ticked != before
    assert button.icon().pixmap(16, 16).toImage() == icon("tick", "ok").pixmap(16, 16).toImage()
    timer = button.findChild(QTimer)
    assert (timer.isActive(), timer.isSingleShot(), timer.interval()) == (True, True, CONFIRM_MS)
    button.copy()
    timer.timeout.emit()
    assert picture(button) == before


def test_the_confirmation_disappears(until: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flexgui.ui.widgets.buttons.CONFIRM_MS", 1)
    button = CopyButton("Copy it", lambda: "text")
    button.copy()
    copy = icon("copy").cacheKey()
    until(lambda: button.icon().cacheKey() == copy)


def test_a_tick_takes_the_place_of_the_words_of_a_menu_button(
    picture: Picture, until: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flexgui.ui.widgets.buttons.CONFIRM_MS", 200)
    button = MenuButton("Use it", [QAction("Copy")])
    size, before = button.sizeHint(), picture(button)
    button.confirm()
    assert picture(button) != before
    assert button.sizeHint() == size
    until(lambda: picture(button) == before)


def test_a_menu_ends_where_its_button_ends() -> None:
    window = on_screen(QWidget(), 400, 200)
    button = MenuButton("Use it", [QAction("Copy a page that posts a test card", window)], window)
    button.show()
    button.move(400 - button.width(), 0)
    menu = button.menu()
    menu.resize(menu.sizeHint())
    QApplication.sendEvent(menu, QShowEvent())  # the offscreen platform shows no menu
    assert menu.geometry().right() == window.mapToGlobal(QPoint(399, 0)).x()

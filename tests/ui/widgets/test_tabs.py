"""Tabs change by mouse, by key and by code, and always tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from flexgui.ui.widgets.tabs import TabRow

Picture = Callable[[QWidget], QImage]


@pytest.fixture
def tabs(light: QApplication) -> TabRow:
    made = TabRow(["Body", "As sent", "How it is signed"])
    made.resize(500, 40)
    made.show()
    assert QTest.qWaitForWindowActive(made)
    return made


def press(tabs: TabRow, key: Qt.Key) -> None:
    button = tabs.findChildren(QPushButton)[tabs.current]
    button.setFocus()
    QTest.keyClick(button, key)


def heard_by(spy: QSignalSpy) -> list[int]:
    return [spy.at(number)[0] for number in range(spy.count())]


def test_a_click_and_code_show_another_tab(tabs: TabRow) -> None:
    heard = QSignalSpy(tabs.currentChanged)
    QTest.mouseClick(tabs.findChildren(QPushButton)[2], Qt.MouseButton.LeftButton)
    assert tabs.current == 2
    tabs.set_current(1)
    assert tabs.current == 1
    assert heard_by(heard) == [2, 1]
    assert [each.isChecked() for each in tabs.findChildren(QPushButton)] == [False, True, False]


def test_where_the_keyboard_is_shows_by_more_than_a_colour(tabs: TabRow, picture: Picture) -> None:
    shown = tabs.findChildren(QPushButton)[0]
    shown.clearFocus()
    bare = picture(tabs).pixelColor(shown.geometry().center().x(), 1)
    shown.setFocus()
    assert picture(tabs).pixelColor(shown.geometry().center().x(), 1) != bare


def test_the_shown_tab_again_tells_nothing(tabs: TabRow) -> None:
    heard = QSignalSpy(tabs.currentChanged)
    tabs.set_current(0)
    QTest.mouseClick(tabs.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert (tabs.current, heard_by(heard)) == (0, [])


def test_arrow_keys_go_round(tabs: TabRow) -> None:
    heard = QSignalSpy(tabs.currentChanged)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        press(tabs, key)
    assert heard_by(heard) == [1, 2, 0, 2, 1]
    assert tabs.findChildren(QPushButton)[1].hasFocus()


def test_other_keys_are_left_alone(tabs: TabRow) -> None:
    heard = QSignalSpy(tabs.currentChanged)
    for key in (Qt.Key.Key_A, Qt.Key.Key_Home):
        press(tabs, key)
    assert heard_by(heard) == []


def test_a_widget_goes_to_the_right_end(light: QApplication, tabs: TabRow) -> None:
    extra = QLabel("extra")
    tabs.add_widget(extra)
    light.processEvents()
    last = tabs.findChildren(QPushButton)[2]
    assert extra.geometry().left() > last.geometry().right()
    assert extra.geometry().right() > 450


def test_where_room_is_short_the_longest_gives_way_and_is_still_named(tabs: TabRow) -> None:
    longest = tabs.findChildren(QPushButton)[2]
    tabs.setMinimumWidth(1)  # as in a pane: a window would be as wide as its layout asks
    tabs.resize(190, 40)
    QApplication.processEvents()
    assert longest.text().endswith("…")
    assert (longest.toolTip(), longest.accessibleName()) == ("How it is signed", "How it is signed")
    assert [each.text() for each in tabs.findChildren(QPushButton)[:2]] == ["Body", "As sent"]
    tabs.resize(500, 40)
    QApplication.processEvents()
    assert (longest.text(), longest.toolTip()) == ("How it is signed", "")

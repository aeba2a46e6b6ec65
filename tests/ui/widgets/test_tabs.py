"""The tab row: mouse, keyboard, code, screen readers and narrow windows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from flexgui.ui.widgets.tabs import TabRow

Picture = Callable[[QWidget], QImage]


@pytest.fixture
def tabs() -> TabRow:
    tabs = TabRow(["Body", "As sent", "How it is signed"])
    tabs.resize(500, 40)
    tabs.show()
    assert QTest.qWaitForWindowActive(tabs)
    return tabs


def click(tabs: TabRow, index: int) -> None:
    QTest.mouseClick(tabs.bar, Qt.MouseButton.LeftButton, pos=tabs.bar.tabRect(index).center())


def emitted(spy: QSignalSpy) -> list[int]:
    return [spy.at(number)[0] for number in range(spy.count())]


def test_a_tab_is_chosen_by_click_key_or_code_and_emitted_once(tabs: TabRow) -> None:
    spy = QSignalSpy(tabs.currentChanged)
    click(tabs, 2)
    tabs.set_current(1)
    tabs.set_current(1)
    QTest.keyClick(tabs.bar, Qt.Key.Key_Right)
    QTest.keyClick(tabs.bar, Qt.Key.Key_A)
    assert (tabs.current, emitted(spy)) == (2, [2, 1, 2])


def test_the_accessible_role_is_a_tab_list(tabs: TabRow) -> None:
    bar = QAccessible.queryAccessibleInterface(tabs.bar)
    assert bar.role() == QAccessible.Role.PageTabList
    found = [bar.child(number) for number in range(3)]
    assert {each.role() for each in found} == {QAccessible.Role.PageTab}
    assert [each.text(QAccessible.Text.Name) for each in found] == ["Body", "As sent", "How it is signed"]
    assert [bool(each.state().selected) for each in found] == [True, False, False]


def test_the_focus_ring_shows_for_the_keyboard_and_not_after_a_click(tabs: TabRow, picture: Picture) -> None:
    tabs.bar.clearFocus()
    above = tabs.bar.tabRect(1).center().x() + tabs.bar.x()
    click(tabs, 1)
    assert not tabs.bar.hasFocus()
    bare = picture(tabs).pixelColor(above, 1)
    tabs.bar.setFocus(Qt.FocusReason.TabFocusReason)
    assert picture(tabs).pixelColor(above, 1) != bare


def test_a_widget_is_placed_at_the_right_end(tabs: TabRow) -> None:
    extra = QLabel("extra")
    tabs.add_widget(extra)
    QApplication.processEvents()
    assert extra.geometry().left() > tabs.bar.tabRect(2).right()
    assert extra.geometry().right() > 450


def test_an_elided_tab_has_a_tooltip(tabs: TabRow) -> None:
    tabs.setMinimumWidth(1)  # as in a pane; a window would get the minimum width of its layout
    tabs.resize(190, 40)
    QApplication.processEvents()
    assert [tabs.bar.tabToolTip(index) for index in range(3)] == ["", "", "How it is signed"]
    tabs.resize(500, 40)
    QApplication.processEvents()
    assert tabs.bar.tabToolTip(2) == ""

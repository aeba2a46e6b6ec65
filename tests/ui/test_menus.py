"""Menus from a table."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from flexgui.ui.menus import Item, Menus


class Called:
    """What was called, in order."""

    def __init__(self) -> None:
        self.names: list[object] = []

    def note(self, name: object) -> None:
        self.names.append(name)


@pytest.fixture
def called() -> Called:
    return Called()


@pytest.fixture
def window(qapp: object) -> QMainWindow:
    return QMainWindow()


@pytest.fixture
def menus(window: QMainWindow, called: Called) -> Menus:
    rows = (
        (
            "&Request",
            (
                Item("Send", lambda: called.note("send"), "Ctrl+Return"),
                Item("Cancel", lambda: called.note("cancel"), "Esc"),
                Item(),
                Item("Write it out", lambda on: called.note(on), None, False),
            ),
        ),
        (
            "&View",
            (
                Item("Light", lambda: called.note("light"), None, True, True),
                Item("Dark…", lambda: called.note("dark"), None, False, True),
            ),
        ),
    )
    menus = Menus(window, [title for title, _ in rows], lambda: [items for _, items in rows])
    menus.fill()
    return menus


def test_rows_come_in_their_order_with_separators(window: QMainWindow, menus: Menus) -> None:
    titles = [action.text() for action in window.menuBar().actions()]
    assert titles == ["&Request", "&View"]
    menu = window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Send", "Cancel", "", "Write it out"]
    assert menu.actions()[2].isSeparator()


def test_actions_are_found_by_their_words_and_have_their_keys(menus: Menus) -> None:
    assert menus.actions["Send"].shortcut() == QKeySequence("Ctrl+Return")
    assert "Dark" in menus.actions


def test_a_call_takes_no_state_but_a_check_does(menus: Menus, called: Called) -> None:
    menus.actions["Send"].trigger()
    menus.actions["Write it out"].trigger()
    menus.actions["Write it out"].trigger()
    assert called.names == ["send", True, False]


def test_choices_exclude_each_other(menus: Menus, called: Called) -> None:
    menus.actions["Dark"].trigger()
    assert called.names == ["dark"]
    assert menus.actions["Dark"].isChecked()
    assert not menus.actions["Light"].isChecked()


def test_send_and_cancel_take_turns(menus: Menus, called: Called) -> None:
    menus.set_sending(True)
    menus.actions["Send"].trigger()
    menus.actions["Cancel"].trigger()
    menus.set_sending(False)
    menus.actions["Cancel"].trigger()
    menus.actions["Send"].trigger()
    assert called.names == ["cancel", "send"]


def test_choices_that_come_and_go_end_a_menu(menus: Menus, window: QMainWindow, called: Called) -> None:
    title = window.menuBar().actions()[0].text()
    for words in (("One", "Send"), ("Two",)):
        menus.set_choices(title, [Item(each, lambda: called.note("choice"), None, False, True) for each in words])
    menu = window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()][-3:] == ["Write it out", "", "Two"]
    assert "One" not in menus.actions
    menus.actions["Send"].trigger()  # not the choice of that name
    menus.actions["Two"].trigger()
    assert called.names == ["send", "choice"]


def test_states_set_before_the_menus_exist_apply_to_them(window: QMainWindow, called: Called) -> None:
    rows = (("&Request", (Item("Send", lambda: called.note("send")), Item("Cancel", lambda: called.note("cancel")))),)
    menus = Menus(window, ("&Request",), lambda: [items for _, items in rows])
    menu = window.menuBar().actions()[0].menu()
    menus.set_sending(True)
    menus.set_choices("&Request", [Item("Acme", lambda: called.note("acme"), None, True, True)])
    assert menu.actions() == []
    assert not menus.actions["Send"].isEnabled()
    assert menus.actions["Cancel"].isEnabled()
    assert [action.text() for action in menu.actions()] == ["Send", "Cancel", "", "Acme"]
    menus.fill()
    assert len(menu.actions()) == 4

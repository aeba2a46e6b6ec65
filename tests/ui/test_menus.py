"""Menus defined by a table."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from flexgui.ui.menus import Item, Menus


class Calls:
    """Records calls in order."""

    def __init__(self) -> None:
        self.names: list[object] = []

    def note(self, name: object) -> None:
        self.names.append(name)


@pytest.fixture
def calls() -> Calls:
    return Calls()


@pytest.fixture
def window() -> QMainWindow:
    return QMainWindow()


@pytest.fixture
def menus(window: QMainWindow, calls: Calls) -> Menus:
    rows = (
        (
            "&Request",
            (
                Item("Send", lambda: calls.note("send"), "Ctrl+Return"),
                Item("Cancel", lambda: calls.note("cancel"), "Esc"),
                Item(),
                Item("Write it out", lambda on: calls.note(on), None, False),
            ),
        ),
        (
            "&View",
            (
                Item("Light", lambda: calls.note("light"), None, True, True),
                Item("Dark…", lambda: calls.note("dark"), None, False, True),
            ),
        ),
    )
    menus = Menus(window, [title for title, _ in rows], lambda: [items for _, items in rows])
    menus.fill()
    return menus


def test_items_are_in_order_with_separators(window: QMainWindow, menus: Menus) -> None:
    titles = [action.text() for action in window.menuBar().actions()]
    assert titles == ["&Request", "&View"]
    menu = window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Send", "Cancel", "", "Write it out"]
    assert menu.actions()[2].isSeparator()


def test_actions_are_found_by_text_and_have_shortcuts(menus: Menus) -> None:
    assert menus.actions["Send"].shortcut() == QKeySequence("Ctrl+Return")
    assert "Dark" in menus.actions


def test_only_checkable_items_get_their_state(menus: Menus, calls: Calls) -> None:
    menus.actions["Send"].trigger()
    menus.actions["Write it out"].trigger()
    menus.actions["Write it out"].trigger()
    assert calls.names == ["send", True, False]


def test_choices_are_exclusive(menus: Menus, calls: Calls) -> None:
    menus.actions["Dark"].trigger()
    assert calls.names == ["dark"]
    assert menus.actions["Dark"].isChecked()
    assert not menus.actions["Light"].isChecked()


def test_either_send_or_cancel_is_enabled(menus: Menus, calls: Calls) -> None:
    menus.set_sending(True)
    menus.actions["Send"].trigger()
    menus.actions["Cancel"].trigger()
    menus.set_sending(False)
    menus.actions["Cancel"].trigger()
    menus.actions["Send"].trigger()
    assert calls.names == ["cancel", "send"]


def test_variable_choices_are_at_the_end_of_a_menu(menus: Menus, window: QMainWindow, calls: Calls) -> None:
    title = window.menuBar().actions()[0].text()
    for words in (("One", "Send"), ("Two",)):
        menus.set_choices(title, [Item(each, lambda: calls.note("choice"), None, False, True) for each in words])
    menu = window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()][-3:] == ["Write it out", "", "Two"]
    assert "One" not in menus.actions
    menus.actions["Send"].trigger()  # not the choice with that name
    menus.actions["Two"].trigger()
    assert calls.names == ["send", "choice"]


def test_states_set_before_the_menus_exist_apply_to_them(window: QMainWindow, calls: Calls) -> None:
    rows = (("&Request", (Item("Send", lambda: calls.note("send")), Item("Cancel", lambda: calls.note("cancel")))),)
    menus = Menus(window, ("&Request",), lambda: [items for _, items in rows])
    menu = window.menuBar().actions()[0].menu()
    menus.set_sending(True)
    menus.set_choices("&Request", [Item("Acme", lambda: calls.note("acme"), None, True, True)])
    assert menu.actions() == []
    assert not menus.actions["Send"].isEnabled()
    assert menus.actions["Cancel"].isEnabled()
    assert [action.text() for action in menu.actions()] == ["Send", "Cancel", "", "Acme"]
    menus.fill()
    assert len(menu.actions()) == 4

"""The main menu: every menu has items, and they run their commands."""

from __future__ import annotations

from PySide6.QtGui import QAction

from flexgui.ui.main_menu import APPEARANCES
from flexgui.ui.main_window import MENUS, MainWindow
from flexgui.ui.toolbar import INSPECT, REQUEST, TOKENIZE


def test_every_menu_has_items(main_window: MainWindow) -> None:
    titles = [action.text() for action in main_window.menuBar().actions()]
    assert titles == list(MENUS)
    assert all(action.menu().actions() for action in main_window.menuBar().actions())


def test_the_menu_switches_the_mode(main_window: MainWindow) -> None:
    for words, mode in (("Tokenize", TOKENIZE), ("Inspect", INSPECT), ("Request", REQUEST)):
        main_window.menus.actions[words].trigger()
        assert main_window.mode == mode


def test_choosing_an_appearance_applies_it(main_window: MainWindow) -> None:
    actions: list[QAction] = [main_window.menus.actions[text] for _, text in APPEARANCES]
    for value, text in APPEARANCES:
        main_window.menus.actions[text].trigger()
        assert [action.text() for action in actions if action.isChecked()] == [text]
        assert main_window.settings.appearance == value

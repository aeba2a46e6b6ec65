"""The sheet of keyboard shortcuts."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from flexgui.ui.keys_sheet import VIEW_KEYS, KeysSheet
from flexgui.ui.menus import Item, Menus


def test_shortcuts_of_menus_and_widgets_are_listed_and_searched(light: QApplication) -> None:
    window = QMainWindow()
    undo = QAction("Undo untick county", window, iconText="Undo", shortcut="Ctrl+Z")
    rows = (Item("Send", print, "Ctrl+Return"), Item("Without a key", print), Item(action=undo))
    Menus(window, ("&Request",), lambda: (rows,)).fill()
    sheet = KeysSheet(window)
    sheet.show()
    assert sheet.shown()[:2] == [("Send", "Ctrl+Return"), ("Undo", "Ctrl+Z")]
    assert len(sheet.shown()) == 2 + sum(len(keys) for _, keys in VIEW_KEYS)
    QTest.keyClicks(sheet.line, "copy claims shift+j")
    assert sheet.shown() == [("Copy as JSON", "Ctrl+Shift+J")]
    assert [sheet.tree.topLevelItem(n).isHidden() for n in range(3)] == [True, True, False]
    assert not sheet.grab().isNull()

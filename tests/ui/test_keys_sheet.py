"""The sheet of keyboard shortcuts."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from flexgui.ui.keys_sheet import VIEW_KEYS, KeysSheet
from flexgui.ui.menus import Item, Menus


def shown(sheet: KeysSheet) -> list[tuple[str, str]]:
    """What the listed shortcuts do, and their keys."""
    groups = [sheet.tree.topLevelItem(n) for n in range(sheet.tree.topLevelItemCount())]
    rows = [group.child(n) for group in groups for n in range(group.childCount())]
    return [(row.text(0), row.text(1)) for row in rows if not row.isHidden()]


def test_shortcuts_of_menus_and_widgets_are_listed_and_searched() -> None:
    window = QMainWindow()
    undo = QAction("Undo untick county", window, iconText="Undo", shortcut="Ctrl+Z")
    rows = (Item("Send", print, "Ctrl+Return"), Item("Without a key", print), Item(action=undo))
    Menus(window, ("&Request",), lambda: (rows,)).fill()
    sheet = KeysSheet(window)
    sheet.show()
    assert shown(sheet)[:2] == [("Send", "Ctrl+Return"), ("Undo", "Ctrl+Z")]
    assert len(shown(sheet)) == 2 + sum(map(len, VIEW_KEYS.values()))
    QTest.keyClicks(sheet.line, "copy claims shift+j")
    assert shown(sheet) == [("Copy as JSON", "Ctrl+Shift+J")]
    assert [sheet.tree.topLevelItem(n).isHidden() for n in range(3)] == [True, True, False]
    assert not sheet.grab().isNull()

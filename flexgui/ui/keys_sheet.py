"""The list of keyboard shortcuts: those of the menus, and those of single views."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QMainWindow, QTreeWidget, QTreeWidgetItem

from flexgui.translation import later, tr
from flexgui.ui.command_palette import Command, commands_of
from flexgui.ui.fonts import font
from flexgui.ui.widgets.buttons import add_clear_button
from flexgui.ui.widgets.keys import key_text
from flexgui.ui.widgets.layouts import vbox

SIZE = (520, 560)
VIEW_KEYS = {
    later("In the fields"): {
        later("Include or leave out"): "Space",
        later("Required or optional"): "R",
        later("Open or close a group"): "Right",
    },
    later("In the claims"): {
        later("Copy value"): "Ctrl+C",
        later("Copy name"): "Ctrl+Shift+N",
        later("Copy path"): "Ctrl+Shift+P",
        later("Copy as JSON"): "Ctrl+Shift+J",
        later("Show the whole value"): "Return",
        later("Next match"): "F3",
        later("Previous match"): "Shift+F3",
    },
    later("In the history"): {
        later("Open as it was"): "Return",
        later("List the repeats of a request"): "Right",
        later("Fold them again"): "Left",
        later("Delete"): "Del",
        later("Close the search, then the history"): "Esc",
    },
    later("Everywhere"): {
        later("Next control, also from a text field"): "Tab",
        later("Previous control"): "Shift+Tab",
        later("Between tabs"): "Left",
    },
}


class KeysSheet(QDialog):
    """Lists the shortcuts by place; a search field filters them."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.line = QLineEdit()
        self.line.setProperty("role", "search")
        self.line.setAccessibleName(tr("Find a shortcut"))
        self.line.setPlaceholderText(tr("Find a shortcut"))
        add_clear_button(self.line)
        self.tree = QTreeWidget()
        self.tree.setObjectName("keys")
        self.tree.setAccessibleName(tr("Keyboard shortcuts"))
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(14)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._rows: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        for place, keys in _groups(commands_of(window)).items():
            self._add(place, keys)
        self.tree.expandAll()
        self.tree.setCurrentItem(self._rows[0][0])
        column = vbox(self, (20, 20, 20, 20), 12)
        column.addWidget(self.line)
        column.addWidget(self.tree, 1)
        self.line.textChanged.connect(self._narrow)
        self.resize(*SIZE)

    def _add(self, place: str, keys: Sequence[tuple[str, str]]) -> None:
        group = QTreeWidgetItem(self.tree, [place])
        group.setFont(0, font("title"))
        rows = [QTreeWidgetItem(group, [text, key]) for text, key in keys]
        for row in rows:
            row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._rows.append((group, rows))

    def _narrow(self, typed: str) -> None:
        wanted = typed.casefold().split()
        for group, rows in self._rows:
            for row in rows:
                text = f"{group.text(0)} {row.text(0)} {row.text(1)}".casefold()
                row.setHidden(not all(word in text for word in wanted))
            group.setHidden(all(row.isHidden() for row in rows))


def _groups(commands: Sequence[Command]) -> dict[str, list[tuple[str, str]]]:
    """Return the shortcuts of each menu, then those of single views."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for each in commands:
        if each.shortcut:
            groups.setdefault(each.place, []).append((each.name, each.shortcut))
    for place, keys in VIEW_KEYS.items():
        groups[tr(place)] = [(tr(text), key_text(key)) for text, key in keys.items()]
    return groups

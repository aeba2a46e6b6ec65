"""The form below the list of entries: name, note and actions for the selected entries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QWidget

from flexgui.translation import tr
from flexgui.ui.widgets.buttons import link_button, tool_button
from flexgui.ui.widgets.flow import FlowLayout
from flexgui.ui.widgets.keys import with_key
from flexgui.ui.widgets.labels import label
from flexgui.ui.widgets.layouts import grid_layout, vbox

if TYPE_CHECKING:
    from flexgui.history.listing import Entry

MAX_TEXT_LENGTH = 2000


class EntryDetail(QFrame):
    """Shows one selected entry, or the actions for several; hidden without a selection.

    Signals: ``renamed(int, str)`` and ``annotated(int, str)`` entry ID and new text. The buttons are public.
    """

    renamed = Signal(int, str)
    annotated = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("historyDetail")
        self._entry: Entry | None = None
        self.name, self.note = QLineEdit(), QLineEdit()
        self.open = QPushButton(tr("Open"))
        self.open.setProperty("role", "suggested")
        self.reuse = QPushButton(tr("Use these fields again"))
        self.pin = link_button(tr("Pin"))
        self.pin.setToolTip(tr("A pinned entry does not expire"))
        self.compare = link_button(tr("Compare"))
        self.remove = tool_button("trash", with_key(tr("Delete"), "Del"))
        self._lay_out()
        self.name.editingFinished.connect(self._rename)
        self.note.editingFinished.connect(self._annotate)
        self.hide()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show the selected entries, in the order of the list."""
        self.setVisible(bool(entries))
        if not entries:
            self._entry = None
            return
        first, is_single = entries[0], len(entries) == 1
        is_same = self._entry is not None and self._entry.id == first.id
        self._entry = first if is_single else None
        for edit, text in ((self.name, first.name), (self.note, first.note)):
            edit.setEnabled(is_single)
            if not (is_same and edit.hasFocus()):  # do not overwrite what the user is typing
                edit.setText(text if is_single else "")
        self.open.setEnabled(is_single)
        self.reuse.setVisible(is_single and first.fields is not None)
        self.pin.setText(tr("Unpin") if first.pinned else tr("Pin"))
        self.compare.setVisible(len(entries) == 2 or (is_single and bool(first.state)))  # only tokens have a state
        self.compare.setText(tr("Compare these two") if len(entries) == 2 else tr("Compare with the token in Inspect"))

    def _lay_out(self) -> None:
        column = vbox(self, (14, 10, 12, 10), 8)
        grid = grid_layout(spacing=(8, 8))
        rows = (
            (tr("Name"), self.name, tr("Name this entry"), tr("Name of the entry")),
            (tr("Note"), self.note, tr("Add a note"), tr("Note on the entry")),
        )
        for row, (title, edit, placeholder, accessible_name) in enumerate(rows):
            edit.setPlaceholderText(placeholder)
            edit.setAccessibleName(accessible_name)
            edit.setMaxLength(MAX_TEXT_LENGTH)
            grid.addWidget(label(title, "small"), row, 0)
            grid.addWidget(edit, row, 1)
        buttons, links = FlowLayout(), FlowLayout(spacing=16)
        for button in (self.open, self.reuse, self.remove):
            buttons.addWidget(button)
        for link in (self.pin, self.compare):
            links.addWidget(link)
        for part in (grid, buttons, links):
            column.addLayout(part)

    def _rename(self) -> None:
        if self._entry is not None and self.name.text().strip() != self._entry.name:
            self.renamed.emit(self._entry.id, self.name.text())

    def _annotate(self) -> None:
        if self._entry is not None and self.note.text().strip() != self._entry.note:
            self.annotated.emit(self._entry.id, self.note.text())

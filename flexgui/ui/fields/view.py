"""The tree of fields: check columns, keys, and hiding fields that do not match a search."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from flexgui.translation import tr
from flexgui.ui.delegate import CHECKABLE, RowDelegate
from flexgui.ui.fields.model import FIELD, INCLUDE, REQUIRED, FieldsModel
from flexgui.ui.widgets.announce import announce
from flexgui.ui.widgets.branch_view import BranchView
from flexgui.ui.widgets.row_selection import RowSelection

WIDTHS = {INCLUDE: 62, REQUIRED: 68}
"""Minimum widths of the check columns in pixels, for all languages; larger fonts need more."""
HEADING_PADDING = 14
"""Pixels of a heading beside its text."""
SHIP_TO = "orderInformation.shipTo"


class FieldsView(BranchView):
    """The tree of a FieldsModel.

    Signals: ``removal_requested(str)`` the path of a custom field.
    """

    removal_requested = Signal(str)

    def __init__(self, model: FieldsModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionModel(RowSelection(model, tuple(WIDTHS), self._toggle_cell, self))
        self.setItemDelegate(RowDelegate(self, (INCLUDE, REQUIRED)))
        self.setAccessibleName(tr("Fields"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        header = self.header()
        header.setObjectName("checkHeader")
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(FIELD, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
        self._search = ""
        model.ticked.connect(partial(announce, self))
        model.modelReset.connect(self._reset)
        self._open_groups()

    def show_only_matches(self, text: str) -> int:
        """Hide the fields that `text` does not find; returns how many are left. An empty text shows all."""
        self._search = text
        self._model.set_search(text)
        left = 0
        for group in self._model.roots:
            at = self._model.index_of(group)
            shown = 0
            for child in group.children:
                found = not text.strip() or child.field.found_by(text.strip().lower())
                self.setRowHidden(child.row, at, not found)
                shown += found
            self.setRowHidden(group.row, QModelIndex(), not shown)
            if text.strip():
                self.setExpanded(at, True)
            left += shown
        return left

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        header = self.header()
        for column, width in WIDTHS.items():
            words = header.fontMetrics().horizontalAdvance(self._model.columns[column])
            header.resizeSection(column, max(width, words + HEADING_PADDING))

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        # In a view that selects items, Qt's keys move by cells; these move by rows.
        return super().moveCursor(action, modifiers).siblingAtColumn(FIELD)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        column = {Qt.Key.Key_Space: INCLUDE, Qt.Key.Key_R: REQUIRED}.get(Qt.Key(event.key()))
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if column is None or not plain or not self.currentIndex().isValid():
            super().keyPressEvent(event)
            return
        self._model.toggle(self.currentIndex(), column)

    def _toggle_cell(self, index: QModelIndex) -> None:
        if index.data(CHECKABLE) is not None:
            self._model.toggle(index, index.column())

    def _menu(self, at: QPoint) -> None:
        from flexgui.ui.fields.row_menu import row_menu  # not needed for the first paint

        index = self.indexAt(at)
        if index.isValid():
            row_menu(self, self._model, index, self.removal_requested.emit).exec(self.viewport().mapToGlobal(at))

    def _reset(self) -> None:
        """Restore the expanded groups and the search, which a reset of the model clears."""
        self._open_groups()
        if self._search.strip():
            self.show_only_matches(self._search)

    def _open_groups(self) -> None:
        """Open all groups but the last of the catalogue: shipping addresses are requested least often."""
        ticked = self._model.request().paths
        for group in self._model.roots:
            opened = group.path != SHIP_TO or not ticked.isdisjoint(group.paths)
            self.setExpanded(self._model.index_of(group), opened)

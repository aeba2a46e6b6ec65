"""A selection of whole rows that lets a screen reader tick a check cell.

WORKAROUND: Qt (6.8 to 6.11) offers the action "Toggle" on every cell of a view, but it toggles the selection instead of
the check state (`QAccessibleTableCell`), and in a view that selects rows it does not even pass the cell. So the view
selects items, this class extends the selection to rows, and takes the selection of a single check cell as a request to
tick it. Remove this when Qt ticks check boxes itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, QObject


class RowSelection(QItemSelectionModel):
    """For a view with ``SelectItems`` and ``SingleSelection``."""

    def __init__(
        self,
        model: QAbstractItemModel,
        check_columns: Collection[int],
        toggle: Callable[[QModelIndex], object],
        parent: QObject,
    ) -> None:
        """`toggle` ticks or unticks the cell of a check column."""
        super().__init__(model, parent)
        self._check_columns, self._toggle = check_columns, toggle

    def select(self, what: Any, command: QItemSelectionModel.SelectionFlag) -> None:
        flag = QItemSelectionModel.SelectionFlag
        alone = isinstance(what, QModelIndex) and what.column() in self._check_columns
        if alone and command in (flag.Select, flag.Deselect):
            # Qt has cleared the selection before.
            super().select(self.currentIndex(), flag.ClearAndSelect | flag.Rows)
            self._toggle(what)
        else:
            super().select(what, command | flag.Rows)

"""The entries as a Qt list model, read page by page, with a heading before each day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from flexgui.flex.local_time import local_time
from flexgui.flex.text import shown
from flexgui.translation import date, tr
from flexgui.ui.controllers.history_service import PAGE_SIZE
from flexgui.ui.entry_text import clock_text, day_text, details_text, entry_name, verdict_style
from flexgui.ui.widgets.labels import plain_tip

if TYPE_CHECKING:
    from flexgui.history.store import Entry

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
"""The entry of a row, None for the heading of a day."""

Index = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractListModel):
    """Rows are headings (str) and entries. Signals: ``page_requested(int)`` with the offset of the next page."""

    page_requested = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[str | Entry] = []
        self._count = 0
        self._more = False
        self._is_loading = False

    @property
    def count(self) -> int:
        """The number of entries read so far."""
        return self._count

    @property
    def more(self) -> bool:
        """Whether there are more entries to read."""
        return self._more

    def set_page(self, entries: Sequence[Entry], now: datetime, limit: int = PAGE_SIZE) -> None:
        """Replace all rows by these entries, which are the first `limit` or all."""
        self.beginResetModel()
        self._rows = self._with_headings(entries, now, "")
        self._count, self._more, self._is_loading = len(entries), len(entries) == limit, False
        self.endResetModel()

    def add_page(self, entries: Sequence[Entry], now: datetime) -> None:
        """Append the next page."""
        self._more, self._is_loading = len(entries) == PAGE_SIZE, False
        last = self._rows[-1] if self._rows else ""
        rows = self._with_headings(entries, now, day_text(last.at, now) if not isinstance(last, str) else last)
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self._count += len(entries)
            self.endInsertRows()

    def page_failed(self) -> None:
        """Allow the next page to be requested again."""
        self._is_loading = False

    def entry(self, index: Index) -> Entry | None:
        """Return the entry of a row, None for a heading."""
        row = self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else ""
        return row if not isinstance(row, str) else None

    def row_of(self, entry_id: int) -> int:
        """Return the row of an entry, -1 if it has none."""
        return next(
            (row for row, each in enumerate(self._rows) if not isinstance(each, str) and each.id == entry_id), -1
        )

    def find(self, entry_id: int) -> Entry | None:
        """Return the entry with this ID, None if it has no row."""
        row = self.row_of(entry_id)
        return self.entry(self.index(row)) if row >= 0 else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more and not self._is_loading

    def fetchMore(self, parent: Index) -> None:
        self._is_loading = True
        self.page_requested.emit(self._count)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry(index) is None:  # the arrow keys skip disabled rows
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ENTRY_ROLE:
            return row if not isinstance(row, str) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else entry_name(row)
        if isinstance(row, str):
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            pinned = tr("pinned") if row.pinned else ""
            parts = (
                entry_name(row),
                clock_text(row),
                verdict_style(row)[2],
                details_text(row),
                pinned,
                shown(row.note, 200),
            )
            return ", ".join(each for each in parts if each)
        if role == Qt.ItemDataRole.ToolTipRole:
            moment = f"{date(local_time(row.at))} {clock_text(row)}"
            lines = (entry_name(row), shown(row.title, 200), moment, details_text(row), shown(row.note, 400))
            return plain_tip("\n".join(each for each in lines if each))
        return None

    @staticmethod
    def _with_headings(entries: Sequence[Entry], now: datetime, day: str) -> list[str | Entry]:
        rows: list[str | Entry] = []
        for entry in entries:
            heading = day_text(entry.at, now)
            if heading != day:
                rows.append(heading)
                day = heading
            rows.append(entry)
        return rows

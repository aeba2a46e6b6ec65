"""The entries as a Qt list model, read page by page, with a heading before each day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from flexgui.flex.local_time import local_time
from flexgui.flex.text import shown
from flexgui.translation import date, tr, trn
from flexgui.ui.controllers.history_service import PAGE_SIZE
from flexgui.ui.entry_text import clock_text, day_text, details_text, entry_name, status_text, verdict_style
from flexgui.ui.widgets.labels import plain_tip

if TYPE_CHECKING:
    from flexgui.history.listing import Entry

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
"""The entry of a row, None for the heading of a day."""
VERDICT_ROLE = Qt.ItemDataRole.UserRole + 2
"""Tone, icon and text of the verdict of a row, as it is now."""

Index = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractListModel):
    """Rows are headings (str), entries, and repeats below an entry that is unfolded.

    Signals: ``page_requested(int)`` with the offset of the next page.
    """

    page_requested = Signal(int)

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._rows: list[str | Entry] = []
        self.count = self.total = 0
        """How many entries were read so far, without repeats (the offset of the next page) and with them."""
        self.more = False
        """Whether there are more entries to read."""
        self._is_loading = False

    @property
    def next_expiry(self) -> datetime | None:
        """When the next of the listed tokens expires, None if none will."""
        now = self._now()
        ends = [each.expires for each in self._rows if not isinstance(each, str) and each.state == "valid"]
        return min((end for end in ends if end is not None and end > now), default=None)

    def tick(self) -> None:
        """Update the verdicts, which change when a token expires."""
        self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [VERDICT_ROLE])

    def set_page(self, entries: Sequence[Entry], limit: int = PAGE_SIZE) -> None:
        """Replace all rows by these entries, which are the first `limit` or all."""
        self.beginResetModel()
        self._rows = self._with_headings(entries, "")
        self.count = self.total = 0
        self._count_page(entries, limit)
        self.endResetModel()

    def add_page(self, entries: Sequence[Entry]) -> None:
        last = self._rows[-1] if self._rows else ""
        rows = self._with_headings(entries, day_text(last.at, self._now()) if not isinstance(last, str) else last)
        self.more, self._is_loading = False, False
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self._count_page(entries, PAGE_SIZE)
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

    def repeated_row(self, row: int) -> int:
        """Return the row of the entry whose repeat is in `row`; `row` itself if it is not a repeat."""
        while (entry := self.entry(self.index(row))) is not None and entry.is_repeat:
            row -= 1
        return row

    def ids(self, entry: Entry) -> list[int]:
        """Return the IDs of an entry and of the repeats that are folded into it."""
        return [entry.id] if self.is_unfolded(entry) else [entry.id, *entry.earlier]

    def is_unfolded(self, entry: Entry) -> bool:
        """Return whether the repeats of an entry are listed below it."""
        below = self.entry(self.index(self.row_of(entry.id) + 1)) if entry.earlier else None
        return below is not None and below.is_repeat

    def find(self, entry_id: int) -> Entry | None:
        """Return the entry with this ID, None if it has no row."""
        return self.entry(self.index(self.row_of(entry_id)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self.more and not self._is_loading

    def fetchMore(self, parent: Index) -> None:
        self._is_loading = True
        self.page_requested.emit(self.count)

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
        if role == VERDICT_ROLE:
            return verdict_style(row, self._now())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(each for each in self._spoken(row) if each)
        if role == Qt.ItemDataRole.ToolTipRole:
            moment = f"{date(local_time(row.at))} {clock_text(row)}"
            lines = (entry_name(row), shown(row.title, 200), moment, details_text(row), shown(row.profile, 60))
            more = (_repeats_sentence(row), shown(row.note, 400))
            return plain_tip("\n".join(each for each in (*lines, *more) if each))
        return None

    def _spoken(self, entry: Entry) -> tuple[str, ...]:
        """Return all that is painted of an entry."""
        verdict, pinned = verdict_style(entry, self._now())[2], tr("pinned") if entry.pinned else ""
        name, details, note = entry_name(entry), details_text(entry), shown(entry.note, 200)
        return name, clock_text(entry), verdict, status_text(entry), details, _repeats_sentence(entry), pinned, note

    def _count_page(self, entries: Sequence[Entry], limit: int) -> None:
        first = [each for each in entries if not each.is_repeat]
        self.count += len(first)
        self.total += sum(1 + len(each.earlier) for each in first)
        self.more, self._is_loading = len(first) == limit, False

    def _with_headings(self, entries: Sequence[Entry], day: str) -> list[str | Entry]:
        now = self._now()
        rows: list[str | Entry] = []
        for entry in entries:
            heading = day_text(entry.at, now)
            if heading != day:
                rows.append(heading)
                day = heading
            rows.append(entry)
        return rows


def _repeats_sentence(entry: Entry) -> str:
    count = len(entry.earlier) + 1
    return trn("sent {n} time", "sent {n} times", count) if entry.earlier else ""

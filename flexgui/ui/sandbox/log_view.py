"""The log of the sandbox as a table, newest first, and a row with more about the current request."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHeaderView, QStackedWidget, QWidget

from flexgui.flex.text import shown
from flexgui.sandbox.log import MAX_ENTRIES, LogEntry
from flexgui.translation import later, number, tr
from flexgui.ui.delegate import RUNS, RowDelegate, TextRun
from flexgui.ui.widgets.branch_view import BranchView
from flexgui.ui.widgets.buttons import link_button
from flexgui.ui.widgets.empty_state import EmptyState
from flexgui.ui.widgets.labels import ElidedLabel, plain_tip
from flexgui.ui.widgets.layouts import vbox
from flexgui.ui.widgets.pane import row_frame

TIME, REQUEST, STATUS, WHAT, TOOK = range(5)
WIDTHS = {TIME: 78, REQUEST: 216, STATUS: 70, TOOK: 76}
"""Widths of the columns that do not stretch, in pixels."""
MAX_SHOWN = 2000
"""Characters of a target or reason that are shown."""

Index = QModelIndex | QPersistentModelIndex


class LogModel(QAbstractTableModel):
    """Rows are log entries, the newest first."""

    columns = (later("Time"), later("Request"), later("Status"), later("What happened"), later("Took"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[LogEntry] = []

    def update_entries(self, log: Sequence[LogEntry]) -> None:
        """Show this log, oldest first; rows that are shown already stay as they are."""
        known = self._entries[0] if self._entries else None
        start = next((n for n in range(len(log), 0, -1) if log[n - 1] is known), 0)
        if known is not None and not start:  # another log, or all entries have been dropped
            self.beginResetModel()
            self._entries = list(reversed(log))
            self.endResetModel()
            return
        new = list(reversed(log[start:]))
        if new:
            self.beginInsertRows(QModelIndex(), 0, len(new) - 1)
            self._entries = new + self._entries
            self.endInsertRows()
        if len(self._entries) > MAX_ENTRIES:
            self.beginRemoveRows(QModelIndex(), MAX_ENTRIES, len(self._entries) - 1)
            del self._entries[MAX_ENTRIES:]
            self.endRemoveRows()

    def entry(self, index: Index) -> LogEntry | None:
        return self._entries[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:
        return not parent.isValid() and bool(self._entries)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(self.columns[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index)
        if entry is None:
            return None
        text = _text(entry, index.column())
        if role == RUNS:
            return (_run(entry, index.column(), text),)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text)
        return None


class LogView(QFrame):
    """The table, an empty state without entries, and below it the current entry with *Copy log*."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sandboxColumn")
        self.model = LogModel(self)
        self._pages = QStackedWidget(self)
        self.table = BranchView(self._pages)
        self.table.setModel(self.model)
        self.table.setItemDelegate(RowDelegate(self.table))
        self.table.setIndentation(12)
        self.table.setAccessibleName(tr("Requests to the sandbox"))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
        self._empty = EmptyState(
            tr("No requests yet"), tr("Copy the .env and start your program, or press Send."), parent=self._pages
        )
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._empty)
        detail, row = row_frame(36)
        detail.setObjectName("sandboxDetail")
        self.cause = ElidedLabel(role="mono", mode=Qt.TextElideMode.ElideMiddle)
        self.client = ElidedLabel(role="small")
        self.copy_log = link_button(tr("Copy log"))
        self.cause.take_own_width()
        row.addWidget(self.cause)
        row.addWidget(self.client, 1)
        row.addWidget(self.copy_log)
        whole = vbox(self)
        whole.addWidget(self._pages, 1)
        whole.addWidget(detail)
        self.table.selectionModel().currentRowChanged.connect(self._show_current)
        self.copy_log.clicked.connect(self._copy)
        self.show_log(())

    def show_log(self, log: Sequence[LogEntry]) -> None:
        """Show the entries of a log, oldest first."""
        self.model.update_entries(log)
        has_entries = bool(self.model.rowCount())
        self._pages.setCurrentWidget(self.table if has_entries else self._empty)
        self.copy_log.setVisible(has_entries)
        self._show_current()

    def _show_current(self) -> None:
        entry = self.model.entry(self.table.currentIndex())
        self.cause.setText((entry.cause or entry.correlation_id) if entry is not None else "")
        self.client.setText(tr("from {client}", client=shown(entry.client, 200)) if entry and entry.client else "")

    def _copy(self) -> None:
        entries = (self.model.entry(self.model.index(row, 0)) for row in reversed(range(self.model.rowCount())))
        QGuiApplication.clipboard().setText("\n".join(map(str, entries)) + "\n")


def _text(entry: LogEntry, column: int) -> str:
    if column == TIME:
        return f"{entry.time.astimezone():%H:%M:%S}"
    if column == REQUEST:
        return shown(f"{entry.method} {entry.target}", MAX_SHOWN)
    if column == STATUS:
        return str(entry.status) if entry.status is not None else tr("none")
    if column == WHAT:
        return shown(entry.why[:1].upper() + entry.why[1:], MAX_SHOWN)
    if entry.seconds < 1:
        return tr("{n} ms", n=number(round(entry.seconds * 1000)))
    return tr("{n} s", n=number(entry.seconds, 1))


def _run(entry: LogEntry, column: int, text: str) -> TextRun:
    if column in (TIME, TOOK):
        return TextRun(text, "text2", "small")
    if column == REQUEST:
        return TextRun(text, "text", "code-small")
    if column == WHAT:
        return TextRun(text, "text")
    icon, tone = ("warning", "warn") if entry.fault else ("invalid", "bad") if entry.is_refusal else ("check", "ok")
    return TextRun(text, tone, "code-small", icon=icon)

"""The history panel: search, list, the selected entries, and how long entries are stored."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QMenu, QStackedWidget, QWidget

from flexgui.translation import later, number, tr, trn
from flexgui.ui.controllers.history_service import PAGE_SIZE, HistoryService
from flexgui.ui.entry_text import entry_name
from flexgui.ui.history.footer import STORAGE_OFF, STORAGE_ON, HistoryFooter
from flexgui.ui.history.model import HistoryModel
from flexgui.ui.history.row_delegate import EntryDelegate
from flexgui.ui.tasks import LatestTask
from flexgui.ui.widgets.build_queue import BuildQueue
from flexgui.ui.widgets.buttons import add_clear_button, make_search_field, tool_button
from flexgui.ui.widgets.empty_state import EmptyState, show_state
from flexgui.ui.widgets.keys import bind_key, menu_text, with_key
from flexgui.ui.widgets.lazy import LazyPart
from flexgui.ui.widgets.pane import Pane, row_frame

if TYPE_CHECKING:
    from flexgui.history.listing import Entry
    from flexgui.ui.history.entry_detail import EntryDetail

WIDTH, NARROW_WIDTH = 344, 280
NARROW_WINDOW = 1200
"""Window width in pixels below which the panel is narrow."""
REFRESH_DELAY_MS = 60
"""Delay from a change until the list is read again, so that several changes cause one read."""
MAX_WAIT_MS = 3_600_000
"""Longest time until the listed verdicts are painted again, in ms."""
NOTHING_FOUND = (
    later("Nothing found"),
    later("No entry contains all these words. Names, notes, profiles, fields and IDs are searched."),
)


class HistoryPanel(Pane):
    """Lists all entries, the newest first. The footer is built in the turn of the event loop after the list.

    Signals: ``open_requested(int)`` and ``fields_requested(int)`` entry ID; ``compare_requested(list, str)`` one or two
    entry IDs, the newer one first, and the name of the first; ``days_changed(int)``; ``close_requested()``.
    """

    open_requested = Signal(int)
    fields_requested = Signal(int)
    compare_requested = Signal(list, str)
    days_changed = Signal(int)
    close_requested = Signal()

    def __init__(self, service: HistoryService, parent: QWidget | None = None) -> None:
        super().__init__(tr("History"), parent)
        self._service = service
        self._reading = LatestTask()
        self._searched = ""
        self._unfolded: set[int] = set()
        """IDs of entries, one or more of each run whose repeats are listed."""
        self.setFixedWidth(WIDTH)
        self.setObjectName("history")
        self.search = QLineEdit()
        self.model = HistoryModel(service.now, self)
        self.list = QListView()
        self._delegate = EntryDelegate(self.list)
        self._pages = QStackedWidget()
        self._timer = QTimer(self, singleShot=True, interval=REFRESH_DELAY_MS)
        self._expiry = QTimer(self, singleShot=True)
        self._lay_out()
        self._connect()
        BuildQueue(self).add(lambda: self.footer)

    @LazyPart
    def detail(self) -> EntryDetail:
        """The form for the selected entries; built with the first selection."""
        from flexgui.ui.history.entry_detail import EntryDetail  # with the first selection

        detail = EntryDetail(self)
        self.body.insertWidget(self.body.indexOf(self.footer), detail)
        detail.renamed.connect(self._service.rename)
        detail.annotated.connect(self._service.annotate)
        detail.open.clicked.connect(self.open_selected)
        detail.reuse.clicked.connect(self._request_fields)
        detail.pin.clicked.connect(self.toggle_pin)
        detail.compare.clicked.connect(self._request_comparison)
        detail.remove.clicked.connect(self.delete_selected)
        return detail

    @cached_property
    def footer(self) -> HistoryFooter:
        """How long entries are stored, or a question."""
        footer = HistoryFooter(self._service.days, self)
        self.body.addWidget(footer)
        footer.clear.clicked.connect(self.delete_all)
        footer.days_changed.connect(self._take_days)
        return footer

    @property
    def selected(self) -> list[Entry]:
        """The selected entries, in the order of the list."""
        rows = sorted(self.list.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return [entry for index in rows if (entry := self.model.entry(index)) is not None]

    def refresh(self) -> None:
        """Reload the entries that were loaded before; the selection is kept."""
        self._timer.stop()
        text = self.search.text()
        pages = -(-self.model.count // PAGE_SIZE) if text == self._searched else 1
        limit = max(1, pages) * PAGE_SIZE
        show = partial(self._show, text, limit)
        self._reading.replace(self._service.folded(text, 0, show, self.model.page_failed, limit, self._unfolded))

    def fit(self, window_width: int) -> None:
        self.setFixedWidth(WIDTH if window_width >= NARROW_WINDOW else NARROW_WIDTH)

    def focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        self._expiry.stop()
        super().hideEvent(event)

    def open_selected(self) -> None:
        """Request that the first selected entry is opened."""
        for entry in self.selected[:1]:
            self.open_requested.emit(entry.id)

    def delete_selected(self) -> None:
        """Ask whether to delete the selected entries."""
        selected = self.selected
        if not selected:
            return
        ids = [each for entry in selected for each in self.model.ids(entry)]
        question = trn(
            "Delete “{name}”? This cannot be undone.",
            "Delete these {n} entries? This cannot be undone.",
            len(ids),
            name=entry_name(selected[0]),
        )
        self.footer.ask(question, partial(self._service.delete, ids))
        self.footer.focus_keep()

    def delete_all(self) -> None:
        """Ask whether to delete all entries."""

        def ask(count: int) -> None:
            if count:
                question = trn(
                    "Delete the only entry, even if it is pinned? This cannot be undone.",
                    "Delete all {count} entries, including pinned ones? This cannot be undone.",
                    count,
                    count=number(count),
                )
                self.footer.ask(question, self._service.clear)
                self.footer.focus_keep()

        self._service.count(ask)

    def toggle_pin(self) -> None:
        """Pin the selected entries, or unpin them if the first one is pinned."""
        selected = self.selected
        for entry in selected:
            self._service.pin(entry.id, not selected[0].pinned)

    def toggle_repeats(self, entry: Entry) -> None:
        """List the repeats of an entry below it, or fold them into it again."""
        if self.model.is_unfolded(entry):
            self._unfolded.difference_update((entry.id, *entry.earlier))
        elif entry.earlier:
            self._unfolded.add(entry.id)
        self.refresh()

    def _lay_out(self) -> None:
        close = tool_button("cross", with_key(tr("Close the history"), "Esc"))
        close.clicked.connect(self.close_requested)
        self.head.addWidget(close)
        row, layout = row_frame()
        make_search_field(self.search, tr("Search the history"), tr("Search the history"))
        add_clear_button(self.search)
        layout.addWidget(self.search)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName(tr("History"))
        self.list.setMouseTracking(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._pages.addWidget(self.list)
        self.body.addWidget(row)
        self.body.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.refresh)
        self.search.returnPressed.connect(self._select_first)
        self.model.page_requested.connect(self._read_page)
        self.list.activated.connect(self.open_selected)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.selectionModel().selectionChanged.connect(self._show_selected)
        self._timer.timeout.connect(self.refresh)
        self._service.changed.connect(self._schedule_refresh)
        bind_key(self, "Esc", self._escape, inside=True)
        bind_key(self.list, "Del", self.delete_selected)
        bind_key(self.list, "Right", self._unfold_current)
        bind_key(self.list, "Left", self._fold_current)
        self._delegate.count_clicked.connect(self.toggle_repeats)
        self._expiry.timeout.connect(self._expire)

    def _escape(self) -> None:
        """Dismiss the question, else clear the search, else close the panel."""
        if self.footer.is_asking:
            self.footer.cancel()
        elif self.search.text():
            self.search.clear()
        else:
            self.close_requested.emit()

    def _schedule_refresh(self) -> None:
        if self.isVisible():
            self._timer.start()

    def _show(self, text: str, limit: int, entries: list[Entry]) -> None:
        is_same_search = text == self._searched
        selected = [each.id for each in self.selected] if is_same_search else []
        bar = self.list.verticalScrollBar()
        position = bar.value() if is_same_search else 0
        self._searched = text
        self.model.set_page(entries, limit)
        self._select(selected)
        bar.setValue(position)
        self._show_list_or_empty(bool(entries), text)
        self._show_selected()
        self._show_count()
        self._expire()
        self._ask_about_expired()

    def _expire(self) -> None:
        """Paint tokens that have expired as expired, and wait for the next one."""
        self.model.tick()
        end = self.model.next_expiry
        if end is not None and self.isVisible():
            milliseconds = (end - self._service.now()).total_seconds() * 1000 + 1
            self._expiry.start(min(int(milliseconds), MAX_WAIT_MS))

    def _unfold_current(self) -> None:
        entry = self.model.entry(self.list.currentIndex())
        if entry is not None and entry.earlier and not self.model.is_unfolded(entry):
            self.toggle_repeats(entry)

    def _fold_current(self) -> None:
        """Fold the repeats that the current entry is one of, or has."""
        index = self.model.index(self.model.repeated_row(self.list.currentIndex().row()))
        entry = self.model.entry(index)
        if entry is not None and self.model.is_unfolded(entry):
            self.list.setCurrentIndex(index)
            self.toggle_repeats(entry)

    def _select(self, entry_ids: list[int]) -> None:
        selection = self.list.selectionModel()
        for entry_id in entry_ids:
            row = self.model.row_of(entry_id)
            if row >= 0:
                index = self.model.index(row)
                selection.select(index, QItemSelectionModel.SelectionFlag.Select)
                selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _show_list_or_empty(self, has_entries: bool, text: str) -> None:
        if has_entries:
            self._pages.setCurrentIndex(0)
        else:
            found = map(tr, NOTHING_FOUND) if text.strip() else self._nothing_stored()
            show_state(self._pages, EmptyState(*found))

    def _nothing_stored(self) -> tuple[str, str]:
        if not self._service.days:
            return tr("No entries"), tr(STORAGE_OFF)
        return tr("No entries yet"), f"{tr(STORAGE_ON)} {tr('Send a request, or paste a token in Inspect.')}"

    def _read_page(self, offset: int) -> None:
        text = self._searched

        def add(entries: list[Entry]) -> None:
            if text == self._searched and offset == self.model.count:
                self.model.add_page(entries)
                self._show_count()
                self._expire()

        self._service.folded(text, offset, add, self.model.page_failed, unfolded=self._unfolded)

    def _show_count(self) -> None:
        count, has_more, is_search = self.model.total, self.model.more, bool(self._searched.strip())
        self.footer.clear.setEnabled(bool(count or is_search))
        if is_search:
            found = trn("{n} entry found", "{n} entries found", count)
            self.foot.set_text(tr("{n} and more entries found", n=count) if has_more else found)
        else:
            listed = trn("{n} entry", "{n} entries", count)
            self.foot.set_text(tr("{n} and more entries", n=count) if has_more else listed)

    def _show_selected(self) -> None:
        self.footer.dismiss()
        selected = self.selected
        if selected or HistoryPanel.detail.existing(self) is not None:
            self.detail.show_entries(selected)

    def _ask_about_expired(self) -> None:
        """Ask about entries that expired all at once, which a wrong clock can cause."""
        if not self._service.expired:
            return
        question = trn(
            "{count} entry is older than {days} days. Delete it? Keep it if the date of this computer is wrong.",
            "{count} entries are older than {days} days. Delete them? Keep them if the date of this computer is wrong.",
            self._service.expired,
            count=number(self._service.expired),
            days=self._service.days,
        )
        self.footer.ask(question, self._service.delete_expired, self._service.keep_expired)

    def _request_fields(self) -> None:
        for entry in self.selected[:1]:
            self.fields_requested.emit(entry.id)

    def _request_comparison(self) -> None:
        entries = self.selected[:2]
        self.compare_requested.emit([each.id for each in entries], entry_name(entries[0]))

    def _select_first(self) -> None:
        """Move the focus from the search field to the first entry."""
        if self.model.count:
            self.list.setFocus()
            self.list.setCurrentIndex(self.model.index(1))  # row 0 is a heading

    def _show_menu(self, position: QPoint) -> None:
        selected = self.selected
        if not selected:
            return
        menu = QMenu(self)
        if len(selected) == 1:
            menu.addAction(tr("Open"), self.open_selected)
            if selected[0].fields is not None:
                menu.addAction(tr("Use these fields again"), self._request_fields)
            if selected[0].earlier:
                is_unfolded = self.model.is_unfolded(selected[0])
                text, key = (tr("Fold the repeats"), "Left") if is_unfolded else (tr("List the repeats"), "Right")
                menu.addAction(menu_text(text, key), partial(self.toggle_repeats, selected[0]))
        if not self.detail.compare.isHidden():
            menu.addAction(self.detail.compare.text(), self._request_comparison)
        menu.addSeparator()
        menu.addAction(self.detail.pin.text(), self.toggle_pin)
        menu.addAction(menu_text(tr("Delete…"), "Del"), self.delete_selected)
        menu.exec(self.list.viewport().mapToGlobal(position))

    def _take_days(self, days: int) -> None:
        self._service.days = days
        self.days_changed.emit(days)

"""The history beside the panes: search, list, what can be done with an entry, and for how long they are kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from flexgui.translation import later, number, tr, trn
from flexgui.ui.controllers.history_service import PAGE, HistoryService
from flexgui.ui.history.model import HistoryModel, called
from flexgui.ui.history.row_delegate import EntryDelegate
from flexgui.ui.resources import icon
from flexgui.ui.widgets.buttons import add_clear_button, link_button, tool_button
from flexgui.ui.widgets.combo import ComboBox
from flexgui.ui.widgets.empty_state import EmptyState
from flexgui.ui.widgets.keys import bind_key
from flexgui.ui.widgets.labels import label
from flexgui.ui.widgets.pane import Pane, row_frame

if TYPE_CHECKING:
    from flexgui.history.store import Entry
    from flexgui.ui.tasks import Task

WIDTH, NARROW_WIDTH = 344, 296
DAYS = (7, 30, 90, 365, 0)
"""For how many days entries are kept, as it can be chosen."""
FOOT = 42
AGAIN_AFTER = 60
"""Milliseconds from a change to reading the list anew: several changes come together."""
KEEPS = later("What is received is kept on this computer, without secrets.")
NOTHING_FOUND = (
    later("Nothing found"),
    later("No entry holds all these words. Names, notes, profiles, fields and IDs are searched."),
)
KEEPS_NOT = later("Nothing new is kept. What is listed stays until it is deleted.")


class HistoryPanel(Pane):
    """All that was kept, the newest first.

    Signals: ``open_wanted(int)``, ``fields_wanted(int)`` an entry; ``compare_wanted(list)`` one entry or two;
    ``days_changed(int)``; ``close_wanted()``.
    """

    open_wanted = Signal(int)
    fields_wanted = Signal(int)
    compare_wanted = Signal(list)
    days_changed = Signal(int)
    close_wanted = Signal()

    def __init__(self, keeping: HistoryService, parent: QWidget | None = None) -> None:
        super().__init__(tr("History"), parent)
        self._keeping = keeping
        self._reading: Task | None = None
        self._searched = ""
        self._confirmed: Callable[[], None] = lambda: None
        self.setFixedWidth(WIDTH)
        self.setObjectName("history")
        self.search = QLineEdit()
        self.model = HistoryModel(self)
        self.list = QListView()
        self.name, self.note = QLineEdit(), QLineEdit()
        self.open = QPushButton(tr("Open"))
        self.again = QPushButton(tr("Use these fields again"))
        self.pin = link_button(tr("Pin"))
        self.compare = link_button(tr("Compare"))
        self.remove = tool_button("trash", tr("Delete (Del)"))
        self.days = ComboBox()
        self.clear = link_button(tr("Delete all…"))
        self._detail = QFrame()
        self._pages = QStackedWidget()
        self._empty: QWidget = QWidget()
        self._foot_pages = QStackedWidget()
        self._question = label(wrap=True)
        self._asking = QFrame()
        self._yes, self._no = QPushButton(tr("Delete")), QPushButton(tr("Keep"))
        self._timer = QTimer(self, singleShot=True, interval=AGAIN_AFTER)
        self._lay_out()
        self._connect()

    @property
    def entries(self) -> list[Entry]:
        """The chosen entries, from the top down."""
        rows = sorted(self.list.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return [entry for index in rows if (entry := self.model.entry(index)) is not None]

    def refresh(self) -> None:
        """Read the list anew; what is chosen stays chosen."""
        self._timer.stop()
        if self._reading is not None:
            self._reading.cancel()
        text = self.search.text()
        pages = -(-self.model.count // PAGE) if text == self._searched else 1
        limit = max(1, pages) * PAGE  # as far down as it is scrolled
        show = partial(self._show, text, limit)
        self._reading = self._keeping.entries(text, 0, show, self.model.page_failed, limit)

    def fit(self, window_width: int) -> None:
        """Be narrower where the window is as small as it gets."""
        self.setFixedWidth(WIDTH if window_width >= 1010 else NARROW_WIDTH)

    def focus_search(self) -> None:
        """Put the cursor into the search line."""
        self.search.setFocus()
        self.search.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    # What is asked for

    def open_current(self) -> None:
        """Open the current entry as it was."""
        for entry in self.entries[:1]:
            self.open_wanted.emit(entry.id)

    def delete_chosen(self) -> None:
        """Ask whether to delete what is chosen."""
        chosen = self.entries
        if not chosen:
            return
        question = trn(
            "Delete “{name}”? It cannot be undone.",
            "Delete these {n} entries? It cannot be undone.",
            len(chosen),
            name=called(chosen[0]),
        )
        self._ask(question, partial(self._keeping.delete, [each.id for each in chosen]))

    def delete_all(self) -> None:
        """Ask whether to delete everything."""

        def ask(count: int) -> None:
            if count:
                question = trn(
                    "Delete the one entry, pinned or not? It cannot be undone.",
                    "Delete all {count} entries, pinned ones too? It cannot be undone.",
                    count,
                    count=number(count),
                )
                self._ask(question, self._keeping.clear)

        self._keeping.count(ask)

    def toggle_pin(self) -> None:
        """Pin what is chosen, or take the pins off."""
        chosen = self.entries
        for entry in chosen:
            self._keeping.pin(entry.id, not chosen[0].pinned)

    # Inside

    def _lay_out(self) -> None:
        close = tool_button("cross", tr("Close the history (Esc)"))
        close.clicked.connect(self.close_wanted)
        self.head.addWidget(close)
        row, layout = row_frame()
        layout.setContentsMargins(10, 0, 10, 0)
        self.search.setPlaceholderText(tr("Search the history"))
        self.search.setAccessibleName(tr("Search the history"))
        self.search.setProperty("role", "search")
        add_clear_button(self.search)
        self.search.addAction(
            QAction(icon("search"), tr("Search the history"), self.search), QLineEdit.ActionPosition.LeadingPosition
        )
        layout.addWidget(self.search)
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setAccessibleName(tr("History"))
        self.list.setMouseTracking(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        self.body.addWidget(row)
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self._laid_out_detail())
        self.body.addWidget(self._laid_out_foot())
        self._show_days(self._keeping.days)
        self._detail.hide()

    def _laid_out_detail(self) -> QWidget:
        self._detail.setObjectName("historyDetail")
        grid = QGridLayout(self._detail)
        grid.setContentsMargins(14, 10, 12, 10)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for row, (words, edit, hint, said) in enumerate(
            (
                (tr("Name"), self.name, tr("A name of your own"), tr("Name of the entry")),
                (tr("Note"), self.note, tr("A note"), tr("Note of the entry")),
            )
        ):
            edit.setPlaceholderText(hint)
            edit.setAccessibleName(said)
            edit.setMaxLength(2000)
            grid.addWidget(label(words, "small"), row, 0)
            grid.addWidget(edit, row, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.open.setProperty("role", "suggested")
        for button in (self.open, self.again):
            buttons.addWidget(button)
        buttons.addStretch(1)
        grid.addLayout(buttons, 2, 0, 1, 2)
        links = QHBoxLayout()
        links.setSpacing(16)
        for link in (self.pin, self.compare):
            links.addWidget(link)
        links.addStretch(1)
        links.addWidget(self.remove)
        grid.addLayout(links, 3, 0, 1, 2)
        return self._detail

    def _laid_out_foot(self) -> QWidget:
        keep = QFrame()
        keep.setObjectName("undoLine")
        row = QHBoxLayout(keep)
        row.setContentsMargins(10, 6, 12, 6)
        row.setSpacing(8)
        self.days.setAccessibleName(tr("How long entries are kept"))
        row.addWidget(self.days, 1)
        row.addWidget(self.clear)
        ask = self._asking
        ask.setObjectName("undoLine")
        column = QVBoxLayout(ask)
        column.setContentsMargins(14, 8, 12, 8)
        column.setSpacing(8)
        column.addWidget(self._question)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addWidget(self._no)
        answers.addWidget(self._yes)
        answers.addStretch(1)
        column.addLayout(answers)
        self._foot_pages.addWidget(keep)
        self._foot_pages.addWidget(ask)
        self._fit_foot(0)
        return self._foot_pages

    def _connect(self) -> None:
        self.search.textChanged.connect(self.refresh)
        self.search.returnPressed.connect(self._to_list)
        self.model.more_wanted.connect(self._read_on)
        self.list.activated.connect(self.open_current)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.selectionModel().selectionChanged.connect(self._show_detail)
        self.name.editingFinished.connect(self._rename)
        self.note.editingFinished.connect(self._annotate)
        self.open.clicked.connect(self.open_current)
        self.again.clicked.connect(lambda: self.fields_wanted.emit(self.entries[0].id))
        self.pin.clicked.connect(self.toggle_pin)
        self.compare.clicked.connect(self._compare)
        self.remove.clicked.connect(self.delete_chosen)
        self.clear.clicked.connect(self.delete_all)
        self.days.activated.connect(self._take_days)
        self._yes.clicked.connect(self._confirm)
        self._no.clicked.connect(lambda: self._fit_foot(0))
        self._timer.timeout.connect(self.refresh)
        self._keeping.changed.connect(self._refresh_soon)
        bind_key(self, "Esc", self._escape, inside=True)
        bind_key(self.list, "Del", self.delete_chosen)

    def _escape(self) -> None:
        """Esc takes back what was begun last: the question, the search, the panel."""
        if self._foot_pages.currentIndex():
            self._fit_foot(0)
        elif self.search.text():
            self.search.clear()
        else:
            self.close_wanted.emit()

    def _refresh_soon(self) -> None:
        if self.isVisible():
            self._timer.start()

    def _show(self, text: str, limit: int, entries: list[Entry]) -> None:
        chosen = [each.id for each in self.entries] if text == self._searched else []
        bar = self.list.verticalScrollBar()
        at = bar.value() if text == self._searched else 0
        self._searched = text
        self.model.set_page(entries, self._keeping.now(), limit)
        for entry_id in chosen:
            row = self.model.row_of(entry_id)
            if row >= 0:
                index = self.model.index(row)
                self.list.selectionModel().select(index, self.list.selectionModel().SelectionFlag.Select)
                self.list.selectionModel().setCurrentIndex(index, self.list.selectionModel().SelectionFlag.NoUpdate)
        bar.setValue(at)
        self._show_page(bool(entries), text)
        self._show_detail()
        self._say()

    def _show_page(self, any_there: bool, text: str) -> None:
        if not any_there:
            self._pages.removeWidget(self._empty)
            self._empty.deleteLater()
            title, sentence = map(tr, NOTHING_FOUND) if text.strip() else (tr("Nothing kept yet"), self._keeps())
            self._empty = EmptyState(title, sentence)
            self._pages.addWidget(self._empty)
        self._pages.setCurrentIndex(0 if any_there else 1)

    def _read_on(self, offset: int) -> None:
        text = self._searched

        def add(entries: list[Entry]) -> None:
            if text == self._searched and offset == self.model.count:
                self.model.add_page(entries, self._keeping.now())
                self._say()

        self._keeping.entries(text, offset, add, self.model.page_failed)

    def _say(self) -> None:
        count, more, found = self.model.count, self.model.more, bool(self._searched.strip())
        self.clear.setEnabled(bool(count or found))
        if found:
            words = (
                tr("{n} and more entries found", n=count)
                if more
                else trn("{n} entry found", "{n} entries found", count)
            )
        else:
            words = tr("{n} and more entries", n=count) if more else trn("{n} entry", "{n} entries", count)
        self.foot.set_text(words)

    def _show_detail(self) -> None:
        chosen = self.entries
        self._fit_foot(0)
        self._detail.setVisible(bool(chosen))
        if not chosen:
            return
        one = len(chosen) == 1
        entry = chosen[0]
        for edit, text in ((self.name, entry.name), (self.note, entry.note)):
            edit.setEnabled(one)
            if not edit.hasFocus() or edit.property("entry") != entry.id:
                edit.setText(text if one else "")
                edit.setProperty("entry", entry.id)
        self.open.setEnabled(one)
        self.again.setVisible(one and entry.fields is not None)
        self.pin.setText(tr("Unpin") if entry.pinned else tr("Pin"))
        self.pin.setToolTip(tr("A pinned entry is kept however old it gets"))
        self.compare.setVisible(len(chosen) <= 2)
        self.compare.setText(tr("Compare these two") if len(chosen) == 2 else tr("Compare with the token in Inspect"))

    def _rename(self) -> None:
        entry_id = self.name.property("entry")
        for entry in self.entries[:1]:
            if entry.id == entry_id and self.name.text().strip() != entry.name:
                self._keeping.rename(entry.id, self.name.text())

    def _annotate(self) -> None:
        entry_id = self.note.property("entry")
        for entry in self.entries[:1]:
            if entry.id == entry_id and self.note.text().strip() != entry.note:
                self._keeping.annotate(entry.id, self.note.text())

    def _compare(self) -> None:
        self.compare_wanted.emit([each.id for each in self.entries[:2]])

    def _to_list(self) -> None:
        """Go from the search line to what it found."""
        if self.model.count:
            self.list.setFocus()
            self.list.setCurrentIndex(self.model.index(1))

    def _menu(self, at: QPoint) -> None:
        chosen = self.entries
        if not chosen:
            return
        menu = QMenu(self)
        if len(chosen) == 1:
            menu.addAction(tr("Open"), self.open_current)
            if chosen[0].fields is not None:
                menu.addAction(tr("Use these fields again"), self.again.click)
        if len(chosen) <= 2:
            menu.addAction(self.compare.text(), self._compare)
        menu.addSeparator()
        menu.addAction(self.pin.text(), self.toggle_pin)
        menu.addAction(tr("Delete…\tDel"), self.delete_chosen)
        menu.exec(self.list.viewport().mapToGlobal(at))

    def _show_days(self, days: int) -> None:
        self.days.clear()
        for value in DAYS if days in DAYS else (*DAYS, days):
            self.days.addItem(_keep_for(value), value)
        self.days.setCurrentIndex(self.days.findData(days))
        self.days.setToolTip(
            tr(KEEPS_NOT)
            if days == 0
            else f"{tr(KEEPS)} {tr('Older entries go when FlexGUI starts, pinned ones stay.')}"
        )

    def _keeps(self) -> str:
        if not self._keeping.days:
            return tr(KEEPS_NOT)
        return f"{tr(KEEPS)} {tr('Send a request, or paste a token in Inspect.')}"

    def _take_days(self) -> None:
        days = int(self.days.currentData())
        self._keeping.days = days
        self._show_days(days)
        self.days_changed.emit(days)

    def _ask(self, question: str, confirmed: Callable[[], None]) -> None:
        self._question.setText(question)
        self._confirmed = confirmed
        self._fit_foot(1)
        self._no.setFocus()

    def _confirm(self) -> None:
        self._fit_foot(0)
        self._confirmed()

    def _fit_foot(self, page: int) -> None:
        """Show the choice of days, or the question; a stack is as high as its highest page unless it is told."""
        self._foot_pages.setCurrentIndex(page)
        self._foot_pages.setFixedHeight(max(FOOT, self._asking.heightForWidth(self.width())) if page else FOOT)


def _keep_for(days: int) -> str:
    if days == 0:
        return tr("Keep nothing")
    return tr("Keep for a year") if days == 365 else trn("Keep for {n} day", "Keep for {n} days", days)

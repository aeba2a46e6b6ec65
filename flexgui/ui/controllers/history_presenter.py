"""Stores outcomes in the history, shows its panel, and opens an entry in the mode that it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from flexgui.translation import later, tr
from flexgui.ui.controllers.inspect import InspectController
from flexgui.ui.controllers.profiles import ProfilesController
from flexgui.ui.controllers.request import RequestController
from flexgui.ui.controllers.tokenize import TokenizeController
from flexgui.ui.fields.panel import FieldsPanel
from flexgui.ui.tasks import LatestTask, Run
from flexgui.ui.toolbar import INSPECT, REQUEST, TOKENIZE
from flexgui.ui.widgets.notice import Notice
from flexgui.ui.widgets.visibility import has_focus_inside

if TYPE_CHECKING:
    from datetime import datetime

    from flexgui.history.listing import Entry
    from flexgui.history.store import History
    from flexgui.outcome import Outcome, RequestOutcome
    from flexgui.ui.controllers.history_service import HistoryService
    from flexgui.ui.history.panel import HistoryPanel


BUSY = later("A request is running. Open the entry when it has ended.")
WIDE_WINDOW = 1700
"""Width of the window, in pixels, from which the history fits beside all panes."""


class HistoryPresenter(QObject):
    """Builds the history service and the panel when they are first needed; does nothing without a history.

    Signals: ``mode_requested(int)`` before something is shown in that mode; ``focus_left()`` before the panel is
    hidden, if it has the focus; ``days_changed(int)`` the days that entries are stored.
    """

    mode_requested = Signal(int)
    focus_left = Signal()
    days_changed = Signal(int)

    def __init__(
        self,
        history: Callable[[], History] | None,
        run: Run,
        now: Callable[[], datetime],
        days: int,
        row: QBoxLayout,
        controllers: tuple[ProfilesController, RequestController, InspectController, TokenizeController],
        fields: FieldsPanel,
        notice: Notice,
        window: QWidget,
    ) -> None:
        """`history` is called on worker threads only; the panel is the first widget of `row`."""
        super().__init__(window)
        self._history, self._run, self.now, self._days, self._row = history, run, now, days, row
        self._profiles, self._request, self._inspect, self._tokenize = controllers
        self._fields, self._notice, self._window = fields, notice, window
        self._service: HistoryService | None = None
        self._loading = LatestTask()
        """The entry that is being loaded."""
        self.panel: HistoryPanel | None = None
        self._tokenize.history_requested.connect(self.toggle)
        for sender in (self._request, self._tokenize):
            sender.finished.connect(self.store)
            sender.busy_changed.connect(lambda _busy: self._notice.withdraw(tr(BUSY)))

    @property
    def service(self) -> HistoryService | None:
        """Asynchronous access to the history, built by the first access, or None without one."""
        if self._service is None and self._history is not None:
            from flexgui.ui.controllers.history_service import HistoryService  # after the first paint

            self._service = HistoryService(self._history, self._run, self.now, self._days, self)
            self._service.message.connect(self._notice.show_text)
        return self._service

    def toggle(self) -> None:
        """Show the panel with the focus in its search field, or hide it."""
        if self.panel is not None and not self.panel.isHidden():
            self.hide()
        elif self.service is not None:
            if self.panel is None:
                self.panel = self._build_panel(self.service)
            self._window.setFocus()  # a hidden pane would pass the focus to a button of the next one
            self.make_room(True)  # before it is shown, so that the window does not grow
            self.panel.show()
            self.panel.focus_search()

    def hide(self) -> None:
        if self.panel is not None:
            if has_focus_inside(self.panel):
                self.focus_left.emit()  # before Qt moves the focus to some other widget
            self.panel.hide()
            self.make_room(False)

    def make_room(self, shown: bool | None = None) -> None:
        """Hide the first pane of each mode if the panel needs its room. `shown`: whether the panel will be shown."""
        panel, width = self.panel, self._window.width()
        if panel is None:
            return
        if shown is None:
            shown = not panel.isHidden()
        room = not shown or width >= WIDE_WINDOW
        panel.fit(width)
        for pane in self._first_panes():
            pane.setVisible(room)

    def prune(self) -> None:
        if self.service is not None:
            self.service.prune()

    def store(self, outcome: Outcome) -> None:
        """Store an outcome of the current profile."""
        if self.service is not None:
            self.service.store_later(outcome, self._profiles.current)

    def flush(self) -> None:
        """Store pending outcomes now, at the end of the session."""
        if self._service is not None:
            self._service.flush()

    def open(self, entry: Entry) -> None:
        """Show an entry in its mode."""
        from flexgui.ui.entry_text import time_text  # after the first paint

        when = time_text(entry.at, self.now())
        self._load(entry.id, lambda outcome: self._show(outcome, when))

    def _build_panel(self, service: HistoryService) -> HistoryPanel:
        from flexgui.ui.history.panel import HistoryPanel  # not needed to store an outcome

        panel = HistoryPanel(service, self._row.parentWidget())
        panel.hide()
        self._row.insertWidget(0, panel)
        panel.open_requested.connect(lambda entry_id: self._open(panel, entry_id))
        panel.fields_requested.connect(lambda entry_id: self._load(entry_id, self._use_fields))
        panel.compare_requested.connect(self._compare)
        panel.days_changed.connect(self.days_changed)
        panel.close_requested.connect(self.hide)
        return panel

    def _first_panes(self) -> Iterator[QWidget]:
        yield self._fields
        if self._inspect.existing is not None:
            yield self._inspect.existing.token
        if self._tokenize.existing is not None:
            yield self._tokenize.existing.page.card

    def _load(self, entry_id: int, on_outcome: Callable[[Outcome], None]) -> None:
        """Load an entry in place of one that is still being loaded, which could be shown after it otherwise."""
        self._loading.cancel()
        if self.service is not None:
            self._loading.replace(self.service.load(entry_id, on_outcome))

    def _open(self, panel: HistoryPanel, entry_id: int) -> None:
        entry = panel.model.find(entry_id)
        if entry is not None:
            self.open(entry)

    def _show(self, outcome: Outcome, when: str) -> None:
        sent, note = _sent(outcome), tr("From the history, {when}", when=when)
        if sent is None or (sent.token is not None and sent.request is None):  # the token is a transient token
            self.mode_requested.emit(INSPECT)
            self._inspect.inspector.show_stored(outcome, when)
        elif self._request.busy or self._tokenize.busy:
            self._notice.show_text("none", tr(BUSY))
        elif sent.request is not None:
            self.mode_requested.emit(REQUEST)
            self._request.show_history_entry(sent, note)
        else:
            self.mode_requested.emit(TOKENIZE)
            self._tokenize.flow.show_stored(sent, note)

    def _use_fields(self, outcome: Outcome) -> None:
        sent = _sent(outcome)
        if sent is not None and sent.request is not None:
            self.mode_requested.emit(REQUEST)
            self._request.set_fields(sent.request)
            if self._window.width() < WIDE_WINDOW:
                self.hide()  # the panel covers the fields

    def _compare(self, entry_ids: list[int], title: str) -> None:
        """Compare the entry `title` with the token in Inspect, or with the older entry on the left."""
        right_id, inspector = entry_ids[0], self._inspect.inspector

        def compare(left: Outcome, right: Outcome) -> None:
            self.mode_requested.emit(INSPECT)
            inspector.show_compared(left, right, title, right_id, stored=True)

        def compare_with(left: Outcome | None) -> None:
            if left is None:
                self._notice.show_text("none", tr("Open a token in Inspect first, or choose two entries."))
            else:
                self._load(right_id, partial(compare, left))

        if len(entry_ids) == 1:
            compare_with(inspector.outcome)
        else:
            self._load(entry_ids[1], compare_with)


def _sent(outcome: Outcome) -> RequestOutcome | None:
    """Return the outcome if it is of a request, and None for an inspection."""
    from flexgui.outcome import RequestOutcome  # after the first paint

    return outcome if isinstance(outcome, RequestOutcome) else None

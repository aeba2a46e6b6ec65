"""Stores outcomes in the history and shows each of its entries in the mode that it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from flexgui.translation import later, tr
from flexgui.ui.controllers.inspect import InspectController
from flexgui.ui.controllers.profiles import ProfilesController
from flexgui.ui.controllers.request import RequestController
from flexgui.ui.controllers.tokenize import TokenizeController
from flexgui.ui.fields.panel import FieldsPanel
from flexgui.ui.toolbar import INSPECT, REQUEST, TOKENIZE
from flexgui.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from datetime import datetime

    from flexgui.flex.request import CaptureContextRequest
    from flexgui.history.listing import Entry
    from flexgui.history.store import History
    from flexgui.outcome import Outcome, RequestOutcome
    from flexgui.ui.controllers.history import HistoryController
    from flexgui.ui.controllers.history_service import HistoryService
    from flexgui.ui.history.panel import HistoryPanel
    from flexgui.ui.tasks import Run


BUSY = later("A request is running. Open the entry when it has ended.")
BESIDE_PANES = 1700
"""Width of the window, in pixels, from which the history fits beside all panes."""


class HistoryPresenter(QObject):
    """Builds the history controller when it is first needed; does nothing without a history.

    Signals: ``mode_wanted(int)`` before something is shown in that mode; ``left()`` before the panel is hidden, if it
    has the focus; ``days_changed(int)`` the days that entries are stored.
    """

    mode_wanted = Signal(int)
    left = Signal()
    days_changed = Signal(int)

    def __init__(
        self,
        history: Callable[[], History] | None,
        run: Run,
        now: Callable[[], datetime],
        days: int,
        place: Callable[[QWidget], None],
        controllers: tuple[ProfilesController, RequestController, InspectController, TokenizeController],
        fields: FieldsPanel,
        notice: Notice,
        window: QWidget,
    ) -> None:
        """`history` is called on worker threads only; `place` adds the panel to the window."""
        super().__init__(window)
        self._history, self._run, self._now, self._days, self._place = history, run, now, days, place
        self._profiles, self._request, self._inspect, self._tokenize = controllers
        self._fields, self._notice, self._window = fields, notice, window
        self._controller: HistoryController | None = None
        self._tokenize.history_wanted.connect(self.toggle)
        for sender in (self._request, self._tokenize):
            sender.finished.connect(self.store)
            sender.busy_changed.connect(lambda _busy: self._notice.withdraw(tr(BUSY)))

    @property
    def controller(self) -> HistoryController | None:
        """The controller, built by the first access, or None without a history."""
        if self._controller is None and self._history is not None:
            self._controller = self._build(self._history)
        return self._controller

    @property
    def service(self) -> HistoryService | None:
        """Asynchronous access to the history, or None without one."""
        return self.controller.service if self.controller is not None else None

    @property
    def panel(self) -> HistoryPanel | None:
        """The panel, or None if it has not been shown yet."""
        return self._controller.panel if self._controller is not None else None

    def now(self) -> datetime:
        """Return the present time."""
        return self._now()

    def open(self, entry: Entry) -> None:
        """Show an entry in its mode."""
        if self.controller is not None:
            self.controller.open(entry)

    def toggle(self) -> None:
        """Show or hide the panel."""
        if self.controller is not None:
            self.controller.toggle()

    def hide(self) -> None:
        """Hide the panel."""
        if self._controller is not None:
            self._controller.hide()

    def make_room(self, shown: bool | None = None) -> None:
        """Hide the first pane of each mode if the panel needs its room. `shown`: whether the panel will be shown."""
        panel, width = self.panel, self._window.width()
        if panel is None:
            return
        if shown is None:
            shown = not panel.isHidden()
        room = not shown or width >= BESIDE_PANES
        panel.fit(width)
        for pane in self._first_panes():
            pane.setVisible(room)

    def prune(self) -> None:
        """Delete expired entries."""
        if self.service is not None:
            self.service.prune()

    def store(self, outcome: Outcome) -> None:
        """Store an outcome of the current profile."""
        if self.service is not None:
            self.service.store(outcome, self._profiles.current)

    def _build(self, history: Callable[[], History]) -> HistoryController:
        from flexgui.ui.controllers.history import HistoryController  # after the first paint

        controller = HistoryController(history, self._run, self._now, self._days, self._place, self)
        controller.response_opened.connect(self._show_response)
        controller.token_opened.connect(self._show_token)
        controller.fields_requested.connect(self._use_fields)
        controller.compared.connect(self._compare)
        controller.days_changed.connect(self.days_changed)
        controller.visibility_changed.connect(self.make_room)
        controller.focus_left.connect(self.left)
        controller.message.connect(self._notice.show_text)
        return controller

    def _first_panes(self) -> Iterator[QWidget]:
        yield self._fields
        if self._inspect.existing is not None:
            yield self._inspect.existing.token
        if self._tokenize.existing is not None:
            yield self._tokenize.existing.page.card

    def _show_token(self, outcome: Outcome, when: str) -> None:
        self.mode_wanted.emit(INSPECT)
        self._inspect.inspector.show_stored(outcome, when)

    def _show_response(self, outcome: RequestOutcome, when: str) -> None:
        note = tr("From the history, {when}", when=when)
        if self._request.busy or self._tokenize.busy:
            self._notice.show_text("none", tr(BUSY))
        elif outcome.request is not None:
            self.mode_wanted.emit(REQUEST)
            self._request.show_history_entry(outcome, note)
        else:
            self.mode_wanted.emit(TOKENIZE)
            self._tokenize.flow.show_stored(outcome, note)

    def _use_fields(self, request: CaptureContextRequest) -> None:
        self.mode_wanted.emit(REQUEST)
        self._request.set_fields(request)
        if self._window.width() < BESIDE_PANES:
            self.hide()  # the panel covers the fields

    def _compare(self, left: Outcome | None, right: Outcome, title: str, entry_id: int) -> None:
        inspector = self._inspect.inspector
        left = left or inspector.outcome
        if left is None:
            self._notice.show_text("none", tr("Open a token in Inspect first, or choose two entries."))
            return
        self.mode_wanted.emit(INSPECT)
        inspector.show_compared(left, right, title, entry_id, stored=True)

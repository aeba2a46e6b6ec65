"""The history controller: shows the history panel, and opens, reuses and compares its entries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from flexgui.flex.token import TokenKind
from flexgui.outcome import Outcome, RequestOutcome
from flexgui.translation import tr
from flexgui.ui.controllers.history_service import HistoryService
from flexgui.ui.entry_text import entry_name, time_text

if TYPE_CHECKING:
    from flexgui.history.listing import Entry
    from flexgui.history.store import History
    from flexgui.ui.history.panel import HistoryPanel
    from flexgui.ui.tasks import Run


class HistoryController(QObject):
    """Creates the panel when it is first shown and executes its requests.

    Signals: ``token_opened(Outcome, str)`` an inspected or transient token and ``response_opened(RequestOutcome, str)``
    any other entry, each with its time as text; ``fields_requested(CaptureContextRequest)``;
    ``compared(object, Outcome, str, int)`` left outcome (None: the token in Inspect), right outcome, its name, its ID;
    ``days_changed(int)``; ``visibility_changed(bool)`` before the panel is shown and after it is hidden;
    ``focus_left()`` before it is hidden while it has the focus; ``message(str, str)`` tone and text.
    """

    response_opened = Signal(object, str)
    token_opened = Signal(object, str)
    fields_requested = Signal(object)
    compared = Signal(object, object, str, int)
    days_changed = Signal(int)
    visibility_changed = Signal(bool)
    focus_left = Signal()
    message = Signal(str, str)

    def __init__(
        self,
        history: Callable[[], History],
        run: Run,
        now: Callable[[], datetime],
        days: int,
        place: Callable[[HistoryPanel], None],
        parent: QObject | None = None,
    ) -> None:
        """`place` adds the panel to the window's layout; see `HistoryService` for the other parameters."""
        super().__init__(parent)
        self._now, self._place = now, place
        self.service = HistoryService(history, run, now, days, self)
        self.panel: HistoryPanel | None = None
        self.service.message.connect(self.message)

    @property
    def visible(self) -> bool:
        """Whether the panel is shown."""
        return self.panel is not None and not self.panel.isHidden()

    def toggle(self) -> None:
        """Show the panel with the focus in its search field, or hide it."""
        if self.visible:
            self.hide()
            return
        if self.panel is None:
            self.panel = self._create_panel()
            self._place(self.panel)
        self.visibility_changed.emit(True)  # other panels make room first, so that the window does not grow
        self.panel.show()
        self.panel.focus_search()

    def hide(self) -> None:
        """Hide the panel."""
        focus = QApplication.focusWidget()
        if self.panel is not None and focus is not None and self.panel.isAncestorOf(focus):
            self.focus_left.emit()  # before Qt moves the focus to some other widget
        if self.panel is not None:
            self.panel.hide()
        self.visibility_changed.emit(False)

    def _create_panel(self) -> HistoryPanel:
        from flexgui.ui.history.panel import HistoryPanel  # with the panel; storing an outcome does without

        panel = HistoryPanel(self.service)
        panel.hide()
        panel.open_requested.connect(self._open)
        panel.fields_requested.connect(self._use_fields)
        panel.compare_requested.connect(self._compare)
        panel.days_changed.connect(self.days_changed)
        panel.close_requested.connect(self.hide)
        return panel

    def open(self, entry: Entry) -> None:
        """Load an entry and emit ``response_opened`` or ``token_opened``."""
        time = time_text(entry.at, self._now())

        def emit_opened(outcome: Outcome) -> None:
            is_transient = outcome.token is not None and outcome.token.kind is TokenKind.TRANSIENT_TOKEN
            is_response = isinstance(outcome, RequestOutcome) and not is_transient
            (self.response_opened if is_response else self.token_opened).emit(outcome, time)

        self.service.load(entry.id, emit_opened)

    def _open(self, entry_id: int) -> None:
        entry = self._entry(entry_id)
        if entry is not None:
            self.open(entry)

    def _use_fields(self, entry_id: int) -> None:
        def emit_fields(outcome: Outcome) -> None:
            if isinstance(outcome, RequestOutcome) and outcome.request is not None:
                self.fields_requested.emit(outcome.request)

        self.service.load(entry_id, emit_fields)

    def _compare(self, entry_ids: list[int]) -> None:
        """Compare one entry with the token in Inspect, or two entries with the older one on the left."""
        right_id = entry_ids[0]
        entry = self._entry(right_id)
        name = entry_name(entry) if entry is not None else tr("Entry")

        def compare_with(left: Outcome | None) -> None:
            self.service.load(right_id, lambda right: self.compared.emit(left, right, name, right_id))

        if len(entry_ids) == 1:
            compare_with(None)
        else:
            self.service.load(entry_ids[1], compare_with)

    def _entry(self, entry_id: int) -> Entry | None:
        return self.panel.model.find(entry_id) if self.panel is not None else None

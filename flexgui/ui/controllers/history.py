"""What the window does with its history: keeps what comes, and opens, reuses and compares what was kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from flexgui.translation import tr
from flexgui.ui.controllers.history_service import HistoryService
from flexgui.ui.history.model import called, when_words
from flexgui.ui.history.panel import HistoryPanel

if TYPE_CHECKING:
    from flexgui.flex.request import CaptureContextRequest
    from flexgui.history.store import Entry, History
    from flexgui.outcome import Outcome
    from flexgui.ui.tasks import Run


class HistoryController(QObject):
    """The panel and what it asks for; the panel is made, and placed by `place`, when it is first wanted.

    Signals: ``opened(Outcome, str)`` with when it was kept; ``fields_wanted(CaptureContextRequest)``;
    ``compared(object, Outcome, str, int)`` the left side (None: what Inspect shows), the right one, its name and entry;
    ``days_changed(int)``; ``shown(bool)`` before the panel is shown, and after it was hidden;
    ``left()`` before it is hidden, if it has the focus; ``said(str, str)``.
    """

    opened = Signal(object, str)
    fields_wanted = Signal(object)
    compared = Signal(object, object, str, int)
    days_changed = Signal(int)
    shown = Signal(bool)
    left = Signal()
    said = Signal(str, str)

    def __init__(
        self,
        history: Callable[[], History],
        run: Run,
        now: Callable[[], datetime],
        days: int,
        place: Callable[[HistoryPanel], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._now, self._place = now, place
        self.keeping = HistoryService(history, run, now, days, self)
        self.panel: HistoryPanel | None = None
        self.keeping.said.connect(self.said)

    @property
    def visible(self) -> bool:
        """Whether the panel is shown."""
        return self.panel is not None and not self.panel.isHidden()

    def toggle(self) -> None:
        """Show the panel with the cursor in its search line, or put it away."""
        if self.visible:
            self.hide()
            return
        if self.panel is None:
            self.panel = self._made()
            self._place(self.panel)
        self.shown.emit(True)  # what gives way to it goes first, so that the window never has to grow
        self.panel.show()
        self.panel.focus_search()

    def hide(self) -> None:
        """Put the panel away."""
        focus = QApplication.focusWidget()
        inside = self.panel is not None and focus is not None and self.panel.isAncestorOf(focus)
        if inside:  # before Qt looks for some other widget to give the focus to
            self.left.emit()
        if self.panel is not None:
            self.panel.hide()
        self.shown.emit(False)

    def _made(self) -> HistoryPanel:
        panel = HistoryPanel(self.keeping)
        panel.hide()
        panel.open_wanted.connect(self._open)
        panel.fields_wanted.connect(self._use_fields)
        panel.compare_wanted.connect(self._compare)
        panel.days_changed.connect(self.days_changed)
        panel.close_wanted.connect(self.hide)
        return panel

    def _open(self, entry_id: int) -> None:
        words = self._words(entry_id)
        self.keeping.outcome(entry_id, lambda outcome: self.opened.emit(outcome, words))

    def _use_fields(self, entry_id: int) -> None:
        def use(outcome: Outcome) -> None:
            request: CaptureContextRequest | None = outcome.asked
            if request is not None:
                self.fields_wanted.emit(request)

        self.keeping.outcome(entry_id, use)

    def _compare(self, entry_ids: list[int]) -> None:
        """Compare one entry with what Inspect shows, or two, the older one at the left."""
        right = entry_ids[0]
        title = self._title(right)
        if len(entry_ids) == 1:
            self.keeping.outcome(right, lambda outcome: self.compared.emit(None, outcome, title, right))
            return

        def go_on(left: Outcome) -> None:
            self.keeping.outcome(right, lambda outcome: self.compared.emit(left, outcome, title, right))

        self.keeping.outcome(entry_ids[1], go_on)

    def _entry(self, entry_id: int) -> Entry | None:
        model = self.panel.model if self.panel is not None else None
        return model.entry(model.index(model.row_of(entry_id))) if model is not None else None

    def _title(self, entry_id: int) -> str:
        entry = self._entry(entry_id)
        return called(entry) if entry is not None else tr("Entry")

    def _words(self, entry_id: int) -> str:
        """Return when an entry was kept, in words that end a sentence."""
        entry = self._entry(entry_id)
        if entry is None:
            return ""
        return when_words(entry.at, self._now())

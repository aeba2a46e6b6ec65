"""Asynchronous access to the history: calls run on worker threads, and each failure becomes one message."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Collection
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from flexgui.errors import FlexGuiError, NotStored
from flexgui.log import log_error
from flexgui.outcome import Inspection, Outcome
from flexgui.translation import number, tr, trn
from flexgui.ui.messages import message_for

if TYPE_CHECKING:
    from flexgui.flex.token import Token
    from flexgui.history.listing import Entry
    from flexgui.history.store import History
    from flexgui.profiles.profile import Profile
    from flexgui.ui.tasks import Run, Task

PAGE_SIZE = 200
"""Entries that are read at once."""
STORE_DELAY_MS = 200
"""Delay in ms, in which a response is built and painted."""
REQUESTED = "exchange"
"""The kind of the entry of a requested capture context; it is the only kind that an entry without a token has."""

_log = logging.getLogger(__name__)


class HistoryService(QObject):
    """Stores outcomes and reads entries. `days` is how long entries are stored; 0 means that nothing is stored.

    `expired` is the number of expired entries that are deleted only after a confirmation, see `History.prune`.

    Signals: ``changed()`` after the history has changed; ``message(str, str)`` tone and text for the user;
    ``stored(int)`` the ID of a new entry.
    """

    changed = Signal()
    message = Signal(str, str)
    stored = Signal(int)

    def __init__(
        self,
        history: Callable[[], History],
        run: Run,
        now: Callable[[], datetime],
        days: int,
        parent: QObject | None = None,
    ) -> None:
        """`history` opens the history or returns the open one; it is called on worker threads only."""
        super().__init__(parent)
        self._history, self._run, self.now = history, run, now
        self.days = days
        self.expired = 0
        self._notes_shown = 0
        self._messages_shown: set[str] = set()
        self._last_inspected: tuple[str, str] | None = None
        self._storing = threading.Lock()
        self._unstored: list[tuple[Outcome, Profile | None]] = []
        self._store_timer = QTimer(self, singleShot=True, interval=STORE_DELAY_MS)
        self._store_timer.timeout.connect(self.flush)

    def store(self, outcome: Outcome, profile: Profile | None) -> None:
        """Store an outcome, unless storing is off or the same token was stored last."""
        if self.days == 0:
            return
        if isinstance(outcome, Inspection):
            inspected = (outcome.token.text, outcome.explanation.title)
            if inspected == self._last_inspected:
                return
            self._last_inspected = inspected
        now = self.now()

        def store(history: History) -> int:
            with self._storing:  # a large token takes a second, and several at once would slow the window
                return history.store(outcome, profile, now)

        self._call(store, self._report_stored)

    def store_later(self, outcome: Outcome, profile: Profile | None) -> None:
        """Store an outcome once it is painted, because storing competes with the window for the interpreter."""
        self._store_timer.start()
        self._unstored.append((outcome, profile))

    def flush(self) -> None:
        """Store the outcomes of `store_later` now."""
        while self._unstored:
            self.store(*self._unstored.pop(0))

    def prune(self) -> None:
        """Delete expired entries; if these are more than half of all, emit a message and set `expired` instead."""
        if self.days:
            self._call(lambda history: history.prune(self.now(), self.days), self._report_expired)

    def delete_expired(self) -> None:
        """Delete the expired entries after the user has confirmed it."""
        self.expired = 0
        self._change(lambda history: history.prune(self.now(), self.days, confirmed=True))

    def keep_expired(self) -> None:
        """Keep the expired entries until the next start."""
        self.expired = 0

    def folded(
        self,
        search: str,
        offset: int,
        on_result: Callable[[list[Entry]], None],
        on_failure: Callable[[], None],
        limit: int = PAGE_SIZE,
        unfolded: Collection[int] = (),
    ) -> Task:
        """Read a page of entries with repeats folded, the newest first; see `History.folded`."""
        wanted = frozenset(unfolded)
        return self._call(
            lambda history: history.folded(search, limit=limit, offset=offset, unfolded=wanted), on_result, on_failure
        )

    def tokens(
        self, token: Token | None, on_result: Callable[[list[Entry]], None], on_failure: Callable[[], None]
    ) -> Task:
        """Read entries of other tokens; those of the same kind and type as `token` first, the newest first."""
        kind = token.kind.value if token is not None else ""
        kinds = (kind, REQUESTED) if kind == "capture-context" else (kind,)
        token_type = token.context_type or "" if token is not None else ""
        own = token.text if token is not None else ""
        return self._call(lambda history: history.tokens(kinds, token_type, own), on_result, on_failure)

    def load(self, entry_id: int, on_result: Callable[[Outcome], None]) -> Task:
        """Load the outcome of an entry; if that fails, only a message is emitted."""
        return self._call(lambda history: history.load(entry_id), on_result)

    def load_context(self, key_id: str, on_result: Callable[[Outcome | None], None]) -> Task:
        """Load the newest capture context whose one-time key has this ID; None if there is none."""
        return self._call(lambda history: history.load_context(key_id), on_result)

    def rename(self, entry_id: int, name: str) -> None:
        self._change(lambda history: history.rename(entry_id, name))

    def annotate(self, entry_id: int, note: str) -> None:
        self._change(lambda history: history.annotate(entry_id, note))

    def pin(self, entry_id: int, pinned: bool) -> None:
        """Pin or unpin an entry; a pinned entry does not expire."""
        self._change(lambda history: history.pin(entry_id, pinned))

    def delete(self, entry_ids: list[int]) -> None:
        self._last_inspected = None
        self._change(lambda history: history.delete(entry_ids))

    def clear(self) -> None:
        self._last_inspected = None
        self.expired = 0
        self._change(lambda history: history.clear())

    def count(self, on_result: Callable[[int], None]) -> Task:
        return self._call(lambda history: history.count(), on_result)

    def _change(self, call: Callable[[History], object]) -> None:
        self._call(call, lambda _: self.changed.emit(), self.changed.emit)

    def _call(
        self,
        call: Callable[[History], Any],
        on_result: Callable[[Any], None],
        on_failure: Callable[[], None] | None = None,
    ) -> Task:
        def work() -> tuple[Any, tuple[str, ...]]:
            history = self._history()
            return call(history), history.notes

        def done(result: tuple[Any, tuple[str, ...]]) -> None:
            value, notes = result
            for note in notes[self._notes_shown :]:
                self.message.emit("warn", note)
            self._notes_shown = max(self._notes_shown, len(notes))
            on_result(value)

        def failed(error: BaseException) -> None:
            log_error(_log, logging.INFO, "A call of the history failed", error)
            self._report_failure(error)
            if on_failure is not None:
                on_failure()

        return self._run(work, done, failed)

    def _report_failure(self, error: BaseException) -> None:
        """Emit a message; the same warning only once, because a full disk fails with each call."""
        text = str(error) if isinstance(error, FlexGuiError) else message_for(error).text
        if isinstance(error, NotStored):
            self.message.emit("none", text)
        elif text not in self._messages_shown:
            self._messages_shown.add(text)
            self.message.emit("warn", text)

    def _report_stored(self, entry_id: int) -> None:
        self.changed.emit()
        self.stored.emit(entry_id)

    def _report_expired(self, count: int) -> None:
        self.expired = count
        if count:
            text = trn(
                "{count} history entry has expired, which is more than half. Open the history to delete or keep it.",
                "{count} history entries have expired, which is more than half. Open the history to delete or keep "
                "them.",
                count,
                count=number(count),
            )
            self.message.emit("warn", f"{text} {tr('If the date of this computer is wrong, keep them.')}")
        else:
            self.changed.emit()

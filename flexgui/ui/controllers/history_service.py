"""What stands between the window and the history: every call runs on a worker, every failure becomes one sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from flexgui.errors import FlexGuiError
from flexgui.translation import tr
from flexgui.ui.messages import message_for
from flexgui.ui.tasks import Run, Task

if TYPE_CHECKING:
    from flexgui.history.store import Entry, History
    from flexgui.outcome import Outcome
    from flexgui.profiles.profile import Profile

PAGE = 200
"""Entries that are read at a time."""


class HistoryService(QObject):
    """Keeps outcomes and answers questions about what was kept; `days` is 0 where nothing is kept.

    Signals: ``changed()`` after the history became another; ``said(str, str)`` tone and sentence for the window;
    ``kept(int)`` the entry of what was kept last.
    """

    changed = Signal()
    said = Signal(str, str)
    kept = Signal(int)

    def __init__(
        self,
        history: Callable[[], History],
        run: Run,
        now: Callable[[], datetime],
        days: int,
        parent: QObject | None = None,
    ) -> None:
        """`history` makes it, or returns the one that was made: it is called on a worker only."""
        super().__init__(parent)
        self._history, self._run, self.now = history, run, now
        self.days = days
        self._notes_told = 0
        self._told: set[str] = set()
        self._last_seen: tuple[str, str] | None = None

    def keep(self, outcome: Outcome, profile: Profile | None) -> None:
        """Keep what came of a request or of an inspection, unless nothing is kept or it is the last one again."""
        if self.days == 0:
            return
        if outcome.exchange is None:
            seen = (outcome.token.text if outcome.token is not None else "", outcome.explanation.title)
            if seen == self._last_seen:
                return
            self._last_seen = seen
        self._call(partial(_keep, outcome=outcome, profile=profile, now=self.now()), self._tell_kept)

    def prune(self) -> None:
        """Forget what is too old."""
        if self.days:
            self._call(lambda history: history.prune(self.now(), self.days), lambda _: None)

    def entries(
        self,
        search: str,
        offset: int,
        show: Callable[[list[Entry]], None],
        failed: Callable[[], None],
        limit: int = PAGE,
    ) -> Task:
        """Give a page of entries, the newest first."""
        return self._call(lambda history: history.entries(search, limit=limit, offset=offset), show, failed)

    def outcome(self, entry_id: int, show: Callable[[Outcome], None]) -> Task:
        """Give what was kept with an entry; the reason is said where it cannot be read."""
        return self._call(partial(_outcome, entry_id=entry_id), show)

    def context(self, key_id: str, show: Callable[[Outcome | None], None]) -> Task:
        """Give the capture context whose one-time key has this ID, None if none was kept."""
        return self._call(partial(_context, key_id=key_id), show)

    def rename(self, entry_id: int, name: str) -> None:
        """Give an entry a name."""
        self._change(lambda history: history.rename(entry_id, name))

    def annotate(self, entry_id: int, note: str) -> None:
        """Write a note beside an entry."""
        self._change(lambda history: history.annotate(entry_id, note))

    def pin(self, entry_id: int, pinned: bool) -> None:
        """Keep an entry whatever its age, or no longer so."""
        self._change(lambda history: history.pin(entry_id, pinned))

    def delete(self, entry_ids: list[int]) -> None:
        """Forget these entries."""
        self._last_seen = None
        self._change(lambda history: history.delete(entry_ids))

    def clear(self) -> None:
        """Forget everything."""
        self._last_seen = None
        self._change(lambda history: history.clear())

    def count(self, show: Callable[[int], None]) -> Task:
        """Give how many entries there are."""
        return self._call(lambda history: history.count(), show)

    def _change(self, call: Callable[[History], object]) -> None:
        self._call(call, lambda _: self.changed.emit())

    def _call(
        self, call: Callable[[History], Any], show: Callable[[Any], None], failed: Callable[[], None] | None = None
    ) -> Task:
        def work() -> tuple[Any, tuple[str, ...]]:
            history = self._history()
            return call(history), history.notes

        def done(answer: tuple[Any, tuple[str, ...]]) -> None:
            value, notes = answer
            for note in notes[self._notes_told :]:
                self.said.emit("warn", note)
            self._notes_told = max(self._notes_told, len(notes))
            show(value)

        def fail(error: BaseException) -> None:
            self._tell(error)
            if failed is not None:
                failed()

        return self._run(work, done, fail)

    def _tell(self, error: BaseException) -> None:
        """Say what went wrong, once: a full disk fails with each answer."""
        quiet = type(error).__name__ == "NotStored"
        words = str(error) if isinstance(error, FlexGuiError) else message_for(error).text
        if words not in self._told:
            if not quiet:
                self._told.add(words)
            self.said.emit("none" if quiet else "warn", words)

    def _tell_kept(self, entry_id: int) -> None:
        self.changed.emit()
        self.kept.emit(entry_id)


def _keep(history: History, outcome: Outcome, profile: Profile | None, now: datetime) -> int:
    from flexgui.history.codec import to_entry

    return history.add(to_entry(outcome, profile, now))


def _outcome(history: History, entry_id: int) -> Outcome:
    from flexgui.history.codec import from_record

    record = history.record(entry_id)
    if record is None:
        raise FlexGuiError(tr("This entry was deleted in another window."))
    return from_record(record)


def _context(history: History, key_id: str) -> Outcome | None:
    from flexgui.history.codec import from_record

    record = history.record_of_key(key_id)
    return from_record(record) if record is not None else None

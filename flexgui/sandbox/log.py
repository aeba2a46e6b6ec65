"""The log of requests: kept in memory, and passed to a callback on a thread of its own."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from flexgui.flex.redaction import redact
from flexgui.flex.text import printable

MAX_ENTRIES = 1000
"""How many entries are kept in memory; older ones are dropped."""

MAX_WAITING = 1000
"""How many entries wait for the callback; further ones are dropped and counted."""

_MAX_WHY_LENGTH = 4000
_MAX_CLIENT_LENGTH = 200
_STOP_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One request and its result. Holds no secret and no Authorization header.

    `target` is the request target as it was sent; `status` is None if no response was sent; `why` is the exact reason
    of a refusal, or a summary of the response. `cause` is the ID of the cause of a refusal, as `flexgui diagnose` names
    it, or empty. `fault` names the faults that changed the response, `client` is the User-Agent, `seconds` the time
    from the request to its response.
    """

    time: datetime
    method: str
    target: str
    status: int | None
    why: str
    correlation_id: str
    cause: str = ""
    fault: str = ""
    client: str = ""
    seconds: float = 0

    @property
    def is_refusal(self) -> bool:
        """True if the request was refused or got no response."""
        return self.status is None or self.status >= 400

    @property
    def is_ordinary(self) -> bool:
        """True if the request was neither refused nor changed by a fault."""
        return not self.is_refusal and not self.fault

    def __str__(self) -> str:
        """Return one line for a terminal; control characters are escaped."""
        status = "no answer" if self.status is None else str(self.status)
        why = f"{self.why} [{self.cause}]" if self.cause else self.why
        line = f"{self.time:%H:%M:%S} {self.method} {self.target} {status}: {why} (ID {self.correlation_id})"
        return printable(line)


class RequestLog:
    """Keeps the latest entries and passes each to the callback of `listen`, on its own thread.

    `add` never blocks, so a callback that blocks (a terminal or pipe that is not read) delays no response. Entries
    that do not fit in the queue are dropped; their number is reported as an entry of its own.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._on_entry: Callable[[LogEntry], None] | None = None
        self._lock = threading.Lock()
        self._entries: deque[LogEntry] = deque(maxlen=MAX_ENTRIES)
        self._dropped = 0
        self._waiting: queue.Queue[LogEntry | None] = queue.Queue(MAX_WAITING)
        self._thread = threading.Thread(target=self._deliver, name="flexgui-sandbox-log", daemon=True)

    @property
    def entries(self) -> list[LogEntry]:
        """A copy of the kept entries, oldest first."""
        with self._lock:
            return list(self._entries)

    def listen(self, on_entry: Callable[[LogEntry], None]) -> None:
        """Pass entries from now on to `on_entry`, in place of the callback before."""
        with self._lock:
            self._on_entry = on_entry
            if self._thread.ident is None:
                self._thread.start()

    def stop(self) -> None:
        """Pass on the waiting entries, for at most half a second."""
        if self._thread.is_alive():
            with contextlib.suppress(queue.Full):
                self._waiting.put_nowait(None)
            self._thread.join(_STOP_SECONDS)

    def clear(self) -> None:
        """Remove the kept entries."""
        with self._lock:
            self._entries.clear()

    def add(
        self,
        method: str,
        target: str,
        status: int | None,
        why: str,
        correlation_id: str = "-",
        cause: str = "",
        *,
        fault: str = "",
        client: str = "",
        seconds: float = 0,
    ) -> None:
        """Add an entry; returns at once. See `LogEntry` for the parameters."""
        # A client may send a secret in the wrong place, such as the merchant ID; `why` repeats what was sent.
        target, why, client = redact(target), redact(why)[:_MAX_WHY_LENGTH], redact(client)[:_MAX_CLIENT_LENGTH]
        entry = LogEntry(self._clock(), method, target, status, why, correlation_id, cause, fault, client, seconds)
        with self._lock:
            self._entries.append(entry)
            if self._on_entry is None:
                return
            try:
                self._waiting.put_nowait(entry)
            except queue.Full:
                self._dropped += 1

    def _deliver(self) -> None:
        while (entry := self._waiting.get()) is not None:
            self._call(entry)
            with self._lock:
                dropped, self._dropped = self._dropped, 0
            if dropped:
                why = f"{dropped} log entries were dropped because the log was not read fast enough"
                self._call(LogEntry(self._clock(), "-", "-", None, why, "-"))

    def _call(self, entry: LogEntry) -> None:
        assert self._on_entry is not None
        with contextlib.suppress(Exception):  # a failing callback must not end the log
            self._on_entry(entry)

"""The log of requests: kept in memory, completed on its own thread and passed to a callback."""

from __future__ import annotations

import contextlib
import logging
import queue
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from flexgui.flex.redaction import redact
from flexgui.flex.text import printable
from flexgui.log import log_error

MAX_ENTRIES = 1000
"""How many entries are kept in memory; older ones are dropped."""

MAX_WAITING = 1000
"""Maximum entries in the queue of the log's thread; further ones are only counted: no cause, no callback."""

_logger = logging.getLogger(__name__)
_MAX_WHY_LENGTH = 4000
_MAX_CLIENT_LENGTH = 200
_STOP_SECONDS = 2.0


@dataclass(slots=True)
class LogEntry:
    """One request and its result. Holds no secret and no Authorization header.

    `target` is the request target as it was sent; `status` is None if no response was sent; `why` is the exact reason
    of a refusal, or a summary of the response. `cause` is the ID of the cause of a refusal, as `flexgui diagnose` names
    it, or empty; it is set after the response, before the entry is passed on, and nothing else changes. `fault` names
    the faults that changed the response, `client` is the User-Agent, `seconds` the time from the request to its
    response.
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
    """Keeps the latest entries; on its own thread finds their causes and passes each to the callback of `listen`.

    `add` never blocks, so neither a slow search for a cause nor a callback that blocks (a terminal or pipe that is not
    read) delays a response. Entries that do not fit in the queue are dropped; their number is reported as an entry of
    its own.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._on_entry: Callable[[LogEntry], None] | None = None
        self._lock = threading.Lock()
        self._entries: deque[LogEntry] = deque(maxlen=MAX_ENTRIES)
        self._dropped = 0
        self._stopping = False
        self._waiting: queue.Queue[tuple[LogEntry, Callable[[], str] | None] | None] = queue.Queue(MAX_WAITING)
        self._thread = threading.Thread(target=self._deliver, name="flexgui-sandbox-log", daemon=True)

    @property
    def entries(self) -> list[LogEntry]:
        """A copy of the kept entries, oldest first."""
        with self._lock:
            return list(self._entries)

    def listen(self, on_entry: Callable[[LogEntry], None]) -> None:
        """Call `on_entry` for entries added or completed from now on; replaces the previous callback."""
        with self._lock:
            self._on_entry = on_entry

    def stop(self) -> None:
        """Pass on the waiting entries without searching for their causes, for at most two seconds."""
        self._stopping = True
        if self._thread.is_alive():
            with contextlib.suppress(queue.Full):
                self._waiting.put(None, timeout=_STOP_SECONDS / 2)
            self._thread.join(_STOP_SECONDS / 2)

    def add(
        self,
        method: str,
        target: str,
        status: int | None,
        why: str,
        correlation_id: str = "-",
        find_cause: Callable[[], str] | None = None,
        *,
        fault: str = "",
        client: str = "",
        seconds: float = 0,
    ) -> None:
        """Add an entry; returns at once. See `LogEntry` for the parameters; `find_cause` is called later."""
        # A client may send a secret in the wrong place, such as the merchant ID; `why` repeats what was sent.
        target, why, client = redact(target), redact(why)[:_MAX_WHY_LENGTH], redact(client)[:_MAX_CLIENT_LENGTH]
        entry = LogEntry(self._clock(), method, target, status, why, correlation_id, "", fault, client, seconds)
        with self._lock:
            self._entries.append(entry)
            if self._on_entry is None and find_cause is None:
                return
            if self._thread.ident is None:
                self._thread.start()
            try:
                self._waiting.put_nowait((entry, find_cause))
            except queue.Full:
                self._dropped += 1

    def _deliver(self) -> None:
        while (waiting := self._waiting.get()) is not None:
            entry, find_cause = waiting
            if find_cause is not None and not self._stopping:
                entry.cause = _cause(find_cause)
            self._call(entry)
            with self._lock:
                dropped, self._dropped = self._dropped, 0
            if dropped:
                why = f"{dropped} log entries were dropped because the log was not read fast enough"
                self._call(LogEntry(self._clock(), "-", "-", None, why, "-"))

    def _call(self, entry: LogEntry) -> None:
        if self._on_entry is None:
            return
        try:
            self._on_entry(entry)
        except Exception as error:  # a failing callback must not end the log
            log_error(_logger, logging.ERROR, "The callback for a log entry failed", error)


def _cause(find_cause: Callable[[], str]) -> str:
    try:
        return find_cause()
    except Exception as error:  # the diagnosis must not end the log
        log_error(_logger, logging.ERROR, "The cause of a refusal could not be searched", error)
        return ""

"""Turns SIGINT (Ctrl+C in the terminal), SIGTERM and SIGHUP (Windows: SIGBREAK) into a Qt signal.

Python runs a signal handler only between its own instructions, which Qt's event loop does not execute while it waits.
Python therefore writes the number of each signal to a socket, which wakes the event loop (`signal.set_wakeup_fd`).
"""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))
NEVER_IGNORED = (signal.SIGINT, signal.SIGTERM)
"""Signals that are handled even if they are inherited as ignored: a shell ignores SIGINT for background jobs."""


class TerminationSignals(QObject):
    """Watches the signals between `begin` and `end`. Signals: ``received()``, on the GUI thread."""

    received = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._handlers: dict[int, object] = {}
        self._previous_fd = -1
        self._reader, self._writer = socket.socketpair()
        for each in (self._reader, self._writer):
            each.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def begin(self) -> None:
        """Handle the signals, but leave SIGHUP ignored if the parent process ignores it, as nohup does."""
        self._previous_fd = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        for number in SIGNALS:
            if number in NEVER_IGNORED or signal.getsignal(number) is not signal.SIG_IGN:
                # Without a handler, Python does not write the number.
                self._handlers[number] = signal.signal(number, lambda *_: None)

    def end(self) -> None:
        for number, handler in self._handlers.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        self._handlers.clear()
        signal.set_wakeup_fd(self._previous_fd)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    @Slot()
    def _read(self) -> None:
        numbers = self._reader.recv(64)
        if any(number in self._handlers for number in numbers):
            self.received.emit()

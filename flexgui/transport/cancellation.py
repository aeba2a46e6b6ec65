"""Cancelling the requests of one action from another thread."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Cancellation:
    """Passed to a blocking call so that another thread can cancel it; may serve several requests in a row."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.cancelled = False
        self._callbacks: list[Callable[[], None]] = []

    def cancel(self) -> None:
        """End the running request, and each later one at its start; never blocks."""
        with self._lock:
            self.cancelled = True
            callbacks, self._callbacks = self._callbacks, []
        for each in callbacks:
            each()

    def on_cancel(self, callback: Callable[[], None]) -> None:
        """Register a callback for the cancelling thread; if already cancelled, it is called at once."""
        with self._lock:
            if not self.cancelled:
                self._callbacks.append(callback)
                return
        callback()

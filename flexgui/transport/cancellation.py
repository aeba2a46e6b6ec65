"""Cancelling the requests of one action from another thread."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Cancellation:
    """Handed to a blocking call by a caller that may want to end it; may be used for several requests in a row."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._cancelled = False
        self._callbacks: list[Callable[[], None]] = []

    @property
    def cancelled(self) -> bool:
        """True after `cancel`."""
        return self._cancelled

    def cancel(self) -> None:
        """End the running request, and each later one at its start; never blocks."""
        with self._lock:
            self._cancelled = True
            callbacks, self._callbacks = self._callbacks, []
        for each in callbacks:
            each()

    def on_cancel(self, callback: Callable[[], None]) -> None:
        """Call back on the thread that cancels, or at once if it was cancelled already."""
        with self._lock:
            if not self._cancelled:
                self._callbacks.append(callback)
                return
        callback()

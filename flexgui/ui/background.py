"""The one door to threads: run a blocking call, deliver its result or failure in the GUI thread.

A daemon thread per call: a pool would hold the process at exit for as long as a hung call lasts.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Handle:
    """A call under way; `drop` makes its late answer vanish."""

    def __init__(self) -> None:
        self.dropped = False

    def drop(self) -> None:
        """Forget the answer, whenever it comes."""
        self.dropped = True


class Background(QObject):
    """Runs blocking calls. Must live as long as the window, and in the GUI thread."""

    _answered = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: dict[Handle, threading.Thread] = {}
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        call: Callable[[], Any],
        on_result: Callable[[Any], None],
        on_failure: Callable[[BaseException], None],
    ) -> Handle:
        """Start `call` on a thread of its own; one of the other two is called here later, unless it is dropped."""
        handle = Handle()

        def work() -> None:
            try:
                value = call()
            except BaseException as error:  # whatever it is, the GUI thread words it
                self._answer(handle, partial(on_failure, error))
            else:
                self._answer(handle, partial(on_result, value))

        thread = threading.Thread(target=work, name="flexgui-call", daemon=True)
        self._running[handle] = thread
        thread.start()
        return handle

    def close(self, timeout: float = 1.0) -> None:
        """Drop everything under way and wait for it at most `timeout` seconds in all."""
        end = monotonic() + timeout
        running, self._running = self._running, {}
        for handle in running:
            handle.drop()
        for thread in running.values():
            thread.join(max(0.0, end - monotonic()))

    def _answer(self, handle: Handle, deliver: Callable[[], None]) -> None:
        if handle.dropped:
            self._running.pop(handle, None)
            return
        try:
            self._answered.emit(handle, deliver)
        except RuntimeError:  # the window is gone already
            return

    @Slot(object, object)
    def _deliver(self, handle: Handle, deliver: Callable[[], None]) -> None:
        self._running.pop(handle, None)
        if not handle.dropped:
            deliver()

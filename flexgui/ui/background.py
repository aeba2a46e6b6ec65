"""Runs blocking calls on worker threads and delivers their results on the GUI thread.

Each call gets its own daemon thread: a thread pool would keep the process alive while a call hangs.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from flexgui.log import log_error

_log = logging.getLogger(__name__)

SWITCH_INTERVAL = 0.0005
"""Seconds for which a worker thread keeps the interpreter lock while the GUI thread waits for it.

Python's default is 5 ms, and drawing one view takes the lock a hundred times.
"""


class BackgroundTask:
    """A call on a worker thread; see `flexgui.ui.tasks.Task`."""

    def __init__(self) -> None:
        self.cancelled = False

    def cancel(self) -> None:
        """Discard the result."""
        self.cancelled = True


class Background(QObject):
    """Runs blocking calls. Must be created on the GUI thread and live as long as the window."""

    _finished = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(SWITCH_INTERVAL)
        self._running: dict[BackgroundTask, threading.Thread] = {}
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        call: Callable[[], Any],
        on_result: Callable[[Any], None],
        on_failure: Callable[[BaseException], None],
    ) -> BackgroundTask:
        """Start `call` on a worker thread; see `flexgui.ui.tasks.Run` for when the callbacks are called."""
        task = BackgroundTask()

        def work() -> None:
            try:
                value = call()
            except BaseException as error:  # shown by the GUI thread
                log_error(_log, logging.DEBUG, "A call on a worker thread failed", error)
                self._finish(task, partial(on_failure, error))
            else:
                self._finish(task, partial(on_result, value))

        thread = threading.Thread(target=work, name="flexgui-call", daemon=True)
        self._running[task] = thread
        thread.start()
        return task

    def close(self, timeout: float = 1.0) -> None:
        """Cancel all tasks and wait for their threads, at most `timeout` seconds in total."""
        end = monotonic() + timeout
        running, self._running = self._running, {}
        for task in running:
            task.cancel()
        for thread in running.values():
            thread.join(max(0.0, end - monotonic()))

    def _finish(self, task: BackgroundTask, deliver: Callable[[], None]) -> None:
        if task.cancelled:
            self._running.pop(task, None)
            return
        try:
            self._finished.emit(task, deliver)
        except RuntimeError:  # the window has been destroyed
            return

    @Slot(object, object)
    def _deliver(self, task: BackgroundTask, deliver: Callable[[], None]) -> None:
        self._running.pop(task, None)
        if not task.cancelled:
            deliver()

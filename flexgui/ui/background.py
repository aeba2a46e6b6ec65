"""Runs blocking calls on worker threads and delivers their results on the GUI thread.

Each call gets its own daemon thread: a thread pool would keep the process alive while a call hangs.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import Any, NamedTuple

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


class RunningCall(NamedTuple):
    """A call until its result is delivered, with everything that it holds."""

    thread: threading.Thread
    call: Callable[[], Any]
    on_result: Callable[[Any], None]
    on_failure: Callable[[BaseException], None]


class Background(QObject):
    """Runs blocking calls. Must be created on the GUI thread and live as long as the window.

    Calls and callbacks may hold objects of Qt, which PySide deletes on the thread that drops the last reference. The
    GUI thread therefore keeps them until the worker thread has ended.
    """

    _finished = Signal(object, object, bool)

    def __init__(self) -> None:
        super().__init__()
        sys.setswitchinterval(SWITCH_INTERVAL)
        self._running: dict[BackgroundTask, RunningCall] = {}
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        call: Callable[[], Any],
        on_result: Callable[[Any], None],
        on_failure: Callable[[BaseException], None],
    ) -> BackgroundTask:
        """Start `call` on a worker thread; see `flexgui.ui.tasks.Run` for when the callbacks are called."""
        task = BackgroundTask()
        thread = threading.Thread(target=self._work, args=(task, call), name="flexgui-call", daemon=True)
        self._running[task] = RunningCall(thread, call, on_result, on_failure)
        thread.start()
        return task

    def close(self, timeout: float = 1.0) -> None:
        """Cancel all tasks and wait for their threads, at most `timeout` seconds in total."""
        end = monotonic() + timeout
        running, self._running = self._running, {}
        for task in running:
            task.cancel()
        for each in running.values():
            each.thread.join(max(0.0, end - monotonic()))

    def _work(self, task: BackgroundTask, call: Callable[[], Any]) -> None:
        try:
            result, failed = call(), False
        except BaseException as error:  # shown by the GUI thread
            log_error(_log, logging.DEBUG, "A call on a worker thread failed", error)
            result, failed = error, True
        with suppress(RuntimeError):  # the window has been destroyed
            self._finished.emit(task, result, failed)

    @Slot(object, object, bool)
    def _deliver(self, task: BackgroundTask, result: Any, failed: bool) -> None:
        running = self._running.pop(task, None)
        if running is None:
            return
        running.thread.join()  # it has nothing left to do
        if not task.cancelled:
            (running.on_failure if failed else running.on_result)(result)

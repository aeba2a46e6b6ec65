"""Work that waits until the window is painted, because it competes with the GUI thread for the interpreter."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

from flexgui.ui.tasks import Task

AFTER_PAINT = Qt.EventPriority.LowEventPriority.value - 1
"""Priority of an event that is delivered after pending layouts and paints, which have `LowEventPriority`."""


class PaintedStarter(QObject):
    """Starts tasks once no layout and no paint is pending; none after it was deleted with its parent."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[_WaitingTask] = deque()

    def start(self, begin: Callable[[], Task]) -> Task:
        """Call `begin` later, unless the returned task is cancelled before; after that, it is cancelled with it."""
        task = _WaitingTask(begin)
        self._waiting.append(task)
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), AFTER_PAINT)
        return task

    def customEvent(self, event: QEvent) -> None:
        self._waiting.popleft().begin()


class _WaitingTask:
    """A task that may not have begun."""

    def __init__(self, begin: Callable[[], Task]) -> None:
        self._begin: Callable[[], Task] | None = begin
        self._task: Task | None = None

    def begin(self) -> None:
        if self._begin is not None:
            self._task = self._begin()

    def cancel(self) -> None:
        self._begin = None
        if self._task is not None:
            self._task.cancel()

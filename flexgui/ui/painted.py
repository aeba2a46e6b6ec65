"""Work that waits until the window is painted, because it competes with the GUI thread for the interpreter."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

from flexgui.ui.tasks import Task

_PRIORITY = Qt.EventPriority.LowEventPriority.value - 1  # pending layouts and paints have `LowEventPriority`
_AFTER_LAYOUT, _AFTER_PAINT = QEvent.Type.User, QEvent.Type(QEvent.Type.User + 1)


class OncePainted(QObject):
    """Calls `act` after each `start`, as soon as the pending layouts and the paints that they ask for are done."""

    def __init__(self, act: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._act = act

    def start(self) -> None:
        """Call `act` once, later."""
        QCoreApplication.postEvent(self, QEvent(_AFTER_LAYOUT), _PRIORITY)

    def customEvent(self, event: QEvent) -> None:
        if event.type() == _AFTER_LAYOUT:
            QCoreApplication.postEvent(self, QEvent(_AFTER_PAINT), _PRIORITY)
        else:
            self._act()


class PaintedStarter:
    """Starts tasks once no layout and no paint is pending."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing is started after `parent` was deleted."""
        self._waiting: deque[_WaitingTask] = deque()
        self._once_painted = OncePainted(lambda: self._waiting.popleft().begin(), parent)

    def start(self, begin: Callable[[], Task]) -> Task:
        """Call `begin` later, unless the returned task is cancelled before; after that, it is cancelled with it."""
        task = _WaitingTask(begin)
        self._waiting.append(task)
        self._once_painted.start()
        return task


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

"""Builds the parts of a view one after the other, so that no turn of the event loop takes long."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from flexgui.ui.painted import AFTER_PAINT

PASSES = 2
"""Passes over the posted events until a step is painted: one with its layouts, which ask for the paints of the next."""


class BuildQueue(QObject):
    """Runs steps in order, each in its own turn of the event loop, once the previous one is painted.

    A view needs one queue for all its parts.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._run_next)
        self._passes = 0

    def add(self, *steps: Callable[[], object]) -> None:
        """Run these steps after the ones that were added before."""
        self._steps.extend(steps)
        self._run_later()

    def finish(self) -> None:
        """Run the remaining steps now."""
        while self._steps:
            self._steps.popleft()()

    def _run_later(self) -> None:
        self._passes = PASSES
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), AFTER_PAINT)

    def customEvent(self, event: QEvent) -> None:
        self._passes -= 1
        if self._passes > 0:
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), AFTER_PAINT)
        else:
            self._timer.start()  # in a turn of its own: other events and timers that are due run first

    def _run_next(self) -> None:
        if self._steps:
            try:
                self._steps.popleft()()
            finally:  # a step that fails does not stop the next ones
                self._run_later()

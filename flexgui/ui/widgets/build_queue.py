"""Builds the parts of a view one after the other, so that no turn of the event loop takes long."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from flexgui.ui.painted import OncePainted


class BuildQueue(QObject):
    """Runs steps in order, each in its own turn of the event loop, once the previous one is painted.

    A view needs one queue for all its parts.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._run_next)
        # A step has a turn of its own, so that other events and timers that are due run first.
        self._once_painted = OncePainted(self._timer.start, self)

    def add(self, *steps: Callable[[], object]) -> None:
        """Run these steps after the ones that were added before."""
        self._steps.extend(steps)
        self._once_painted.start()

    def finish(self) -> None:
        """Run the remaining steps now."""
        while self._steps:
            self._steps.popleft()()

    def _run_next(self) -> None:
        if self._steps:
            try:
                self._steps.popleft()()
            finally:  # a step that fails does not stop the next ones
                self._once_painted.start()

"""Measures how long the GUI thread is blocked, as the largest gap between two ticks of a 5 ms timer.

A gap counts with at most the CPU time that this process used in it, to exclude the effect of other processes.
"""

from __future__ import annotations

from time import perf_counter, process_time

from PySide6.QtCore import QObject, Qt, QTimer

INTERVAL_MS = 5


class Heartbeat(QObject):
    """Ticks while the event loop runs; `largest_gap` is the longest time in seconds between two ticks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=INTERVAL_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self.restart()
        self._timer.start()

    def restart(self) -> None:
        """Reset the largest gap."""
        self._last = perf_counter(), process_time()
        self.largest_gap = 0.0

    def stop(self) -> float:
        """Stop, and return the largest gap in seconds, including the current one."""
        self._beat()
        self._timer.stop()
        return self.largest_gap

    def _beat(self) -> None:
        now = perf_counter(), process_time()
        gap = min(new - old for new, old in zip(now, self._last, strict=True))
        self.largest_gap = max(self.largest_gap, gap)
        self._last = now

"""Measures how long the GUI thread is blocked: a timer every 5 ms, and the largest gap between two of its ticks.

A gap counts with the processor time of this process where that is less, so that other processes do not lengthen it.
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
        """Forget the gaps so far."""
        self._last = perf_counter(), process_time()
        self.largest_gap = 0.0

    def stop(self) -> float:
        """Stop, and return the largest gap in seconds, the one that is still open included."""
        self._beat()
        self._timer.stop()
        return self.largest_gap

    def _beat(self) -> None:
        now = perf_counter(), process_time()
        gap = min(new - old for new, old in zip(now, self._last, strict=True))
        self.largest_gap = max(self.largest_gap, gap)
        self._last = now

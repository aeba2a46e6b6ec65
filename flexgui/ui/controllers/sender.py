"""Runs the requests of a mode on a worker thread, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic

from flexgui.transport.cancellation import Cancellation
from flexgui.ui.painted import PaintedStarter
from flexgui.ui.tasks import Run, Task


class Sender:
    """Runs one call at a time, once its busy state is painted, and can cancel it with its connection."""

    def __init__(self, run: Run, show_busy: Callable[[bool], object]) -> None:
        """`show_busy` is called before a call starts, and after it has ended but before its result is delivered."""
        self._run, self._show_busy = run, show_busy
        self._starter = PaintedStarter()
        self._task: Task | None = None
        self._cancellation = Cancellation()
        self._started_at = 0.0
        self.busy = False

    def start(
        self,
        call: Callable[[Cancellation], object],
        on_result: Callable[..., None],
        on_failure: Callable[[BaseException], None],
    ) -> None:
        """Run a call on a worker thread; no other one may be running."""
        cancellation = self._cancellation = Cancellation()
        self._started_at, self.busy = monotonic(), True
        self._show_busy(True)
        self._task = self._starter.start(
            partial(
                self._run, lambda: call(cancellation), partial(self._end, on_result), partial(self._end, on_failure)
            )
        )

    def cancel(self) -> float | None:
        """Cancel the running call, which may have reached the server; return the seconds waited, None if none runs."""
        if not self.busy:
            return None
        if self._task is not None:
            self._task.cancel()
        self._cancellation.cancel()
        self._free()
        return monotonic() - self._started_at

    def _end(self, show: Callable[..., None], result: object) -> None:
        self._free()
        show(result)

    def _free(self) -> None:
        self._task, self.busy = None, False
        self._show_busy(False)

"""The contract for asynchronous work: `run(call, on_result, on_failure)` returns a `Task`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol


class Task(Protocol):
    """A running call that can be cancelled."""

    def cancel(self) -> None:
        """Discard the result: neither callback is called. The call itself may run to its end."""


class LatestTask:
    """The last task for one place of a view; the earlier ones are cancelled."""

    def __init__(self) -> None:
        self._task: Task | None = None

    def replace(self, task: Task | None) -> None:
        """Cancel the previous task and keep this one, if there is one."""
        self.cancel()
        self._task = task

    def cancel(self) -> None:
        """Cancel the task, if there is one."""
        if self._task is not None:
            self._task.cancel()
            self._task = None


Run = Callable[[Callable[[], Any], Callable[[Any], None], Callable[[BaseException], None]], Task]
"""Runs a blocking call on a worker thread. `Background.run` is the implementation.

One of the callbacks, `on_result` or `on_failure`, is called on the GUI thread, always after `run` has returned, and
never after `Task.cancel`.
"""

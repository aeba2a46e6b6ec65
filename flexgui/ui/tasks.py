"""The contract for asynchronous work: `run(call, on_result, on_failure)` returns a `Task`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol


class Task(Protocol):
    """A running call that can be cancelled."""

    def cancel(self) -> None:
        """Discard the result: neither callback is called. The call itself may run to its end."""


Run = Callable[[Callable[[], Any], Callable[[Any], None], Callable[[BaseException], None]], Task]
"""Runs a blocking call on a worker thread. `Background.run` is the implementation.

One of the callbacks, `on_result` or `on_failure`, is called on the GUI thread, always after `run` has returned, and
never after `Task.cancel`.
"""

"""Finds exceptions that Qt drops: those of a slot, a timer or an event handler end in `sys.excepthook`.

pytest itself fails tests for the exceptions of other threads and of `__del__`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from traceback import format_exception_only
from types import TracebackType


@contextmanager
def no_uncaught_exception() -> Iterator[None]:
    """Fail at the end if an exception was printed instead of raised. `sys.excepthook` still prints it."""
    found: list[str] = []  # texts: an exception would keep the widgets of its frames alive
    previous = sys.excepthook

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        found.extend(format_exception_only(error))
        previous(kind, error, trace)

    sys.excepthook = note
    try:
        yield
    finally:
        sys.excepthook = previous
    assert not found, f"uncaught, see the captured standard error: {''.join(found)}"

"""Finds exceptions that would not fail a test.

Those in a slot, a timer or an event handler of Qt reach only `sys.excepthook`; the sandbox logs those of its threads.
pytest itself fails tests for exceptions in other threads and in `__del__`.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from traceback import format_exception_only
from types import TracebackType


class _Errors(logging.Handler):
    """Adds the text of each error to a list."""

    def __init__(self, found: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._found = found

    def emit(self, record: logging.LogRecord) -> None:
        self._found.append(record.getMessage())


@contextmanager
def no_uncaught_exception() -> Iterator[list[str]]:
    """Fail at the end if an exception was printed or logged. A test that expects one clears the list."""
    found: list[str] = []  # texts, because exceptions would keep the widgets in their frames alive
    sandbox, errors = logging.getLogger("flexgui.sandbox"), _Errors(found)
    previous = sys.excepthook

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        found.extend(format_exception_only(error))
        previous(kind, error, trace)

    sys.excepthook = note
    sandbox.addHandler(errors)
    try:
        yield found
    finally:
        sandbox.removeHandler(errors)
        sys.excepthook = previous
    assert not found, "".join(found)

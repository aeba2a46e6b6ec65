"""The end of the process, the same for the window and the command line."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import NoReturn

TRY_P12 = "--try-p12"
"""The only argument of the process that tests whether a P12 opens in time."""


def end_at_interrupt() -> None:
    """Let Ctrl+C end the process at once, until the window handles it.

    Python would raise KeyboardInterrupt in the middle of a paint event, which crashes Qt or is lost.
    """
    import signal  # only a window needs it

    signal.signal(signal.SIGINT, signal.SIG_DFL)


def end_process(code: int) -> NoReturn:
    """Flush the standard streams and end the process at once, without the shutdown of the interpreter.

    The shutdown aborts the process while a thread is inside OpenSSL or a keyring.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # closed before the start, or a window without a console
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
    os._exit(code)

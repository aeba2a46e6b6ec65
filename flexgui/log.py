"""The diagnostic log: silent by default; ``FLEXGUI_LOG=debug`` writes redacted lines to standard error.

Each module logs to ``logging.getLogger(__name__)``. Levels are those of `logging`, in any case: debug, info, warning,
error. Nothing is written to a file.
"""

from __future__ import annotations

import logging
import os
import sys
import traceback

from flexgui.flex.text import printable

VARIABLE = "FLEXGUI_LOG"
LOGGERS = ("flexgui", "urllib3", "keyring")
"""The loggers that are shown: our own, and those of the libraries that reach the network and the keyring."""

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


_installed: list[logging.Handler] = []


def configure(level: str | None = None) -> None:
    """Set up logging for this process, at the level of the environment variable if `level` is None; "" is silent.

    An unknown level is reported and means debug. A further call replaces the settings of the one before.
    """
    wanted = (os.environ.get(VARIABLE, "") if level is None else level).upper()
    known = logging.getLevelNamesMapping()
    handler = _make_handler() if wanted and sys.stderr is not None else logging.NullHandler()
    for name in LOGGERS:
        logger = logging.getLogger(name)
        for old in _installed:
            logger.removeHandler(old)
        logger.addHandler(handler)
        logger.setLevel(known.get(wanted, logging.DEBUG) if wanted else logging.NOTSET)
    _installed[:] = [handler]
    if wanted and wanted not in known:
        logging.getLogger(__name__).warning("%s takes debug, info, warning or error; using debug", VARIABLE)


def log_error(logger: logging.Logger, level: int, message: str, error: BaseException) -> None:
    """Log an error with its traceback, already redacted, because a library may have installed handlers of its own."""
    if logger.isEnabledFor(level):
        logger.log(level, "%s\n%s", message, _redact("".join(traceback.format_exception(error))))


class RedactingFormatter(logging.Formatter):
    """Formats a record with its traceback, then redacts it and escapes characters that could control a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the whole record as it may be shown."""
        return printable(_redact(super().format(record)), keep="\n")


def _make_handler() -> logging.Handler:
    handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter(_FORMAT))
    return handler


def _redact(text: str) -> str:
    from flexgui.flex.redaction import redact  # compiles many patterns, and is used with the log on only

    return redact(text)

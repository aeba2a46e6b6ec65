"""A fatal end (a crash of the interpreter, of Qt or of a library) leaves the place where it happened in a file.

Python writes it down in the last moment (`faulthandler`): files, lines and functions, never a value.
"""

from __future__ import annotations

import faulthandler
import os
from pathlib import Path

LOG, LAST = "crash.log", "crash-last.log"
MOST_BYTES = 64 * 1024


class FatalLog:
    """The file of one folder, in use from `begin` to `end`."""

    def __init__(self, folder: Path) -> None:
        self._log, self._last = folder / LOG, folder / LAST
        self._file: int | None = None

    def begin(self) -> bool:
        """Write down a fatal end from now on; tell whether the start before this ended so.

        Nothing happens where the file cannot be had, or where Python was told to report such an end elsewhere.
        """
        try:
            self._log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            ended_badly = self._log.exists() and self._log.stat().st_size > 0
            if ended_badly:
                self._log.replace(self._last)
            if not faulthandler.is_enabled():
                self._file = os.open(self._log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600)
                faulthandler.enable(self._file)
        except OSError:
            return False
        return ended_badly

    def end(self) -> None:
        """Write no more; a log in which nothing stands is removed."""
        if self._file is None:
            return
        faulthandler.disable()
        os.close(self._file)
        self._file = None
        try:
            if not self._log.stat().st_size:
                self._log.unlink()
        except OSError:
            return  # it is emptied at the next start

    def last(self) -> str:
        """Return what the fatal end before this start has left, "" if it cannot be read."""
        try:
            with self._last.open("rb") as file:
                return file.read(MOST_BYTES).decode("utf-8", "replace")
        except OSError:
            return ""

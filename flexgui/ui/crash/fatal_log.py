"""The file in which Python's faulthandler records a crash of the interpreter, of Qt or of a library.

It holds files, lines and functions, never a value.
"""

from __future__ import annotations

import faulthandler
import os
from pathlib import Path

from flexgui.file_protection import open_private

LOG, LAST = "crash.log", "crash-last.log"
MAX_BYTES = 64 * 1024


class FatalLog:
    """The file in one folder, written between `begin` and `end`."""

    def __init__(self, folder: Path) -> None:
        self._log, self._last = folder / LOG, folder / LAST
        self._file: int | None = None

    def begin(self) -> bool:
        """Record crashes from now on; return True if the previous start crashed.

        Does nothing if the file cannot be written, or if faulthandler is already enabled.
        """
        try:
            self._log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            crashed = self._log.exists() and self._log.stat().st_size > 0
            if crashed:
                self._log.replace(self._last)
            if not faulthandler.is_enabled():
                self._file = open_private(self._log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
                faulthandler.enable(self._file)
        except OSError:
            return False
        return crashed

    def end(self) -> None:
        """Stop recording and remove an empty file."""
        if self._file is None:
            return
        faulthandler.disable()
        os.close(self._file)
        self._file = None
        try:
            if not self._log.stat().st_size:
                self._log.unlink()
        except OSError:
            return  # the next start truncates it

    def last(self) -> str:
        """Return the dump of the previous crash, or "" if it cannot be read."""
        try:
            with self._last.open("rb") as file:
                return file.read(MAX_BYTES).decode("utf-8", "replace")
        except OSError:
            return ""

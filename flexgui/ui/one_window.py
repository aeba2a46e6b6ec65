"""One window per data folder: a second start passes its file to the first one, and ends.

A lock file decides which start is the first; the system releases it when the process ends. A later start writes a call
into a folder that the first one watches, and waits until the first one has taken it away. A call holds the path of a
file to open, never its content.
"""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Qt, Signal

from flexgui.errors import BadFile, StorageError
from flexgui.file_protection import is_only_ours
from flexgui.files import read_bytes
from flexgui.json_file import write_file

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

TIMEOUT_SECONDS = 2.0
"""Time in which the first window must take a call."""
MAX_CALL_BYTES = 16 << 10
ACTIVATION = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
"""Environment variables with the token that allows a window to come to the front."""


class Turn(Enum):
    """The result of `OneWindow.take_turn`."""

    FIRST = "this process opens the window"
    HANDED_OVER = "the first window has received the file"
    NO_ANSWER = "there is a window, which does not answer"


class Call(NamedTuple):
    """The message to the first window: an absolute path or "", and an activation token or ""."""

    file: str = ""
    activation: str = ""

    def encoded(self) -> bytes:
        """Return it as JSON."""
        return json.dumps(self._asdict()).encode("ascii")

    @classmethod
    def decoded(cls, content: bytes) -> Call | None:
        """Return the call in the content of a file, or None if it is not one."""
        try:
            message = json.loads(content)
        except (ValueError, RecursionError):
            return None
        if not isinstance(message, dict):
            return None
        members = message.get("file", ""), message.get("activation", "")
        return cls(*members) if all(isinstance(each, str) for each in members) else None


class OneWindow(QObject):
    """Decides which start opens the window. Signals: ``called(Call)`` for each later start."""

    called = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """`folder` is the data folder; it is created if it does not exist."""
        super().__init__(parent)
        self._calls = folder / "calls"
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)  # a window may be open for weeks
        self._watcher: QFileSystemWatcher | None = None
        with suppress(OSError):  # the window will report it
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def take_turn(self, file: str = "", timeout: float = TIMEOUT_SECONDS) -> Turn:
        """Take the lock, or pass `file` to the window that has it; `timeout` is in seconds."""
        if self._locked():
            return Turn.FIRST
        call = self._calls / f"{os.getpid()}.json"
        try:
            write_file(call, Call(file and os.path.abspath(file), _activation()).encoded())  # noqa: PTH100  keeps links
        except StorageError:
            return Turn.NO_ANSWER
        end = time.monotonic() + timeout
        while call.exists() and time.monotonic() < end:
            if self._locked():  # the other window has just been closed
                call.unlink(missing_ok=True)
                return Turn.FIRST
            time.sleep(0.02)
        try:
            call.unlink()
        except FileNotFoundError:
            return Turn.HANDED_OVER
        except OSError:
            return Turn.NO_ANSWER
        # The process ID in a stale lock file may belong to another process by now; the lock of the system does not.
        if sys.platform != "win32" and self._lock.removeStaleLockFile() and self._locked():
            return Turn.FIRST
        return Turn.NO_ANSWER

    def listen(self) -> None:
        """Take the calls of later starts. Called after the first paint; a further call changes nothing."""
        if self._watcher is not None or not self._lock.isLocked():
            return  # without the lock the folder is read-only: each start has its own window
        with suppress(OSError):  # the window will report it
            self._calls.mkdir(mode=0o700, exist_ok=True)
        self._watcher = QFileSystemWatcher([str(self._calls)], self)
        self._watcher.directoryChanged.connect(self._take_calls)
        self._take_calls()

    def close(self) -> None:
        """Release the lock."""
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        self._lock.unlock()

    def _locked(self) -> bool:
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def _take_calls(self) -> None:
        for path in sorted(self._calls.glob("*.json")):
            call = _read(path)
            try:
                path.unlink()
            except OSError:  # its writer has given up and removed it
                continue
            if call is not None:
                self.called.emit(call)


def raise_window(window: QWidget, activation: str) -> None:
    """Show the window in front of all others; `activation` is the desktop's activation token, or ""."""
    if activation:
        os.environ["XDG_ACTIVATION_TOKEN"] = activation  # read by Qt
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    os.environ.pop("XDG_ACTIVATION_TOKEN", None)


def _read(path: Path) -> Call | None:
    """Return the call in a file; None if it is not one, if its writer is gone, or if another user could write it."""
    try:
        if time.time() - path.stat().st_mtime > 2 * TIMEOUT_SECONDS or not is_only_ours(path):
            return None
        return Call.decoded(read_bytes(path, MAX_CALL_BYTES))
    except (BadFile, OSError):
        return None


def _activation() -> str:
    return next((os.environ[each] for each in ACTIVATION if os.environ.get(each)), "")

"""One window per data folder: a second start passes its file to the first one, and ends.

A lock file decides which start is the first; the system releases it when the process ends. A later start writes a call
into a folder that the first one watches, and waits until the first one has renamed it to ``.taken``. A call holds the
path of a file to open, never its content.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Qt, QTimer, Signal

from flexgui.errors import BadFile, StorageError
from flexgui.file_protection import is_only_ours
from flexgui.files import read_bytes
from flexgui.json_file import write_file

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

TIMEOUT_SECONDS = 2.0
"""Time in which the first window must take a call."""
POLL_MS = 500
"""Interval of looking for calls if the system cannot watch another folder."""
MAX_CALL_BYTES = 16 << 10
_CALL_NAME = re.compile(r"call-[0-9]+-[0-9]+\.json")  # other files in the folder are not touched
ACTIVATION = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
"""Environment variables with the token that allows a window to come to the front."""


class Turn(Enum):
    """The result of `OneWindow.take_turn`."""

    FIRST = "this process opens the window"
    HANDED_OVER = "the first window has received the file"
    NO_ANSWER = "there is a window, which does not answer"


class WindowCall(NamedTuple):
    """The message to the first window: an absolute path or "", and an activation token or ""."""

    file: str = ""
    activation: str = ""

    def encoded(self) -> bytes:
        """Return it as JSON, with the time of the monotonic clock, which all processes of the system share."""
        return json.dumps({**self._asdict(), "time": time.monotonic()}).encode("ascii")

    @classmethod
    def decoded(cls, content: bytes) -> WindowCall | None:
        """Return the call in the content of a file, or None if it is not one, or so old that its writer is gone."""
        try:
            message = json.loads(content)
            members = message.get("file", ""), message.get("activation", "")
            age = time.monotonic() - message["time"]
            possible = b"\0" not in b"".join(map(os.fsencode, members))
        except (ValueError, TypeError, AttributeError, KeyError, OverflowError, RecursionError):
            return None
        return cls(*members) if possible and abs(age) <= 2 * TIMEOUT_SECONDS else None


class OneWindow(QObject):
    """Decides which start opens the window. Signals: ``called(WindowCall)`` for each later start."""

    called = Signal(object)

    def __init__(self, folder: Path) -> None:
        """`folder` is the data folder; it is created if it does not exist."""
        super().__init__()
        self._calls = folder / "calls"
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)  # a window may be open for weeks
        self._watcher: QFileSystemWatcher | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._take_calls)
        with suppress(OSError):  # the window will report it
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def take_turn(self, file: str = "", timeout: float = TIMEOUT_SECONDS) -> Turn:
        """Take the lock, or pass `file` to the window that has it; `timeout` is in seconds."""
        if self._locked():
            return Turn.FIRST
        call = self._calls / f"call-{os.getpid()}-{time.monotonic_ns()}.json"  # containers have the same process IDs
        try:
            self._create_folder()
            write_file(call, WindowCall(file and os.path.abspath(file), _activation()).encoded())  # noqa: PTH100  keeps links
        except (OSError, StorageError):
            return Turn.NO_ANSWER
        end = time.monotonic() + timeout
        while call.exists() and time.monotonic() < end:
            if self._locked():  # the other window has just been closed
                _withdraw(call)
                return Turn.FIRST
            time.sleep(0.02)
        if not _withdraw(call):
            return Turn.HANDED_OVER
        # The process ID in a stale lock file may belong to another process by now; the lock of the system does not.
        if sys.platform != "win32" and self._lock.removeStaleLockFile() and self._locked():
            return Turn.FIRST
        return Turn.NO_ANSWER

    def listen(self) -> None:
        """Take the calls of later starts. Called after the first paint; a further call changes nothing."""
        if self._watcher is not None or not self._lock.isLocked():
            return  # without the lock the folder is read-only: each start has its own window
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._take_calls)
        self._take_calls()

    def close(self) -> None:
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
            self._timer.stop()
        self._lock.unlock()

    def _locked(self) -> bool:
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def _create_folder(self) -> None:
        """Create the folder of calls; raise OSError if it is a link, or if another user can write to it."""
        self._calls.mkdir(mode=0o700, exist_ok=True)
        status = self._calls.lstat()
        others = sys.platform != "win32" and (status.st_uid != os.getuid() or status.st_mode & 0o022)
        if others or self._calls.resolve() != self._calls.parent.resolve() / self._calls.name:
            raise PermissionError(str(self._calls))

    def _watch(self, watcher: QFileSystemWatcher) -> None:
        watched = str(self._calls) in watcher.directories()
        if not watched and not self._timer.isActive() and not watcher.addPath(str(self._calls)):
            self._timer.start(POLL_MS)

    def _take_calls(self) -> None:
        """Take all calls, and watch the folder again if it was removed."""
        if self._watcher is None:  # closed meanwhile
            return
        try:
            self._create_folder()
            self._watch(self._watcher)
            paths = sorted(each for each in self._calls.iterdir() if _CALL_NAME.fullmatch(each.name))
        except OSError:  # later starts report that this window does not answer
            return
        for path in paths:
            call = _read(path)
            try:
                if call is None:
                    path.unlink()
                    continue
                path.replace(path.with_suffix(".taken"))
            except OSError:  # its writer has given up and removed it
                continue
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


def _withdraw(call: Path) -> bool:
    """Remove a call, and return True unless the first window had taken it."""
    with suppress(OSError):
        call.unlink()
        return True
    try:
        call.with_suffix(".taken").unlink()
    except OSError:
        return True
    return False


def _read(path: Path) -> WindowCall | None:
    """Return the call in a file; None if it is not one, if its writer is gone, or if another user could write it."""
    try:
        return WindowCall.decoded(read_bytes(path, MAX_CALL_BYTES)) if is_only_ours(path) else None
    except (BadFile, OSError):
        return None


def _activation() -> str:
    return next((os.environ[each] for each in ACTIVATION if os.environ.get(each)), "")

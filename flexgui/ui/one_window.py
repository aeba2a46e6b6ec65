"""One window per data folder: a second start passes its file to the first one, and ends.

A lock file decides which start is the first; the system releases it when the process ends. The first start listens on
a local socket of this user. A message holds the path of a file to open, never its content.
"""

from __future__ import annotations

import json
import os
import stat
import sys
import time
from contextlib import suppress
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLockFile, QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket
    from PySide6.QtWidgets import QWidget

TIMEOUT_SECONDS = 2.0
"""Time in which the first window must answer."""
MAX_MESSAGE_BYTES = 16 << 10
RECEIVED = b"heard\n"
"""The answer of the first window."""
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
        """Return it as one line of JSON."""
        return json.dumps(self._asdict()).encode("ascii") + b"\n"

    @classmethod
    def decoded(cls, line: bytes) -> Call | None:
        """Return the call in a line, or None if it is not one."""
        try:
            message = json.loads(line)
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
        self._folder = folder
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)  # a window may be open for weeks
        self._server: QLocalServer | None = None
        with suppress(OSError):  # the window will report it
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def take_turn(self, file: str = "", timeout: float = TIMEOUT_SECONDS) -> Turn:
        """Take the lock, or pass `file` to the window that has it; `timeout` is in seconds."""
        if self._locked():
            return Turn.FIRST
        end = time.monotonic() + timeout
        call = Call(file and os.path.abspath(file), _activation())  # noqa: PTH100  does not resolve links
        while time.monotonic() < end:
            if self._hand_over(call, end):
                return Turn.HANDED_OVER
            if self._locked():  # the other window has just been closed
                return Turn.FIRST
            time.sleep(0.05)  # the other window is still starting
        # The process ID in a stale lock file may belong to another process by now; the lock of the system does not.
        if sys.platform != "win32" and self._lock.removeStaleLockFile() and self._locked():
            return Turn.FIRST
        return Turn.NO_ANSWER

    def listen(self) -> None:
        """Accept calls of later starts. Called after the first paint; a further call changes nothing."""
        from PySide6.QtNetwork import QLocalServer

        if self._server is not None or not self._lock.isLocked():
            return  # without the lock the folder is read-only: each start has its own window
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)  # left by a process that was killed; the lock proves that it is gone
        self._server.newConnection.connect(self._take)
        self._server.listen(self._name)

    def close(self) -> None:
        """Release the lock."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    @cached_property
    def _name(self) -> str:
        """The address of the socket, in a folder where only this user can create it.

        This is the folder of the system for this user's sockets (`XDG_RUNTIME_DIR`), otherwise the data folder. On
        Windows it is the name of a pipe, which only this user can open.
        """
        import hashlib  # after the first paint

        name = f"flexgui-{hashlib.sha256(os.fsencode(self._folder.resolve())).hexdigest()[:16]}"
        if sys.platform == "win32":
            return name
        runtime = os.environ.get("XDG_RUNTIME_DIR", "")
        return str(Path(runtime) / name if runtime and _is_private(Path(runtime)) else self._folder / "window.socket")

    def _locked(self) -> bool:
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def _hand_over(self, call: Call, end: float) -> bool:
        from PySide6.QtNetwork import QLocalSocket  # second start only

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_left(end)) or not _is_ours(socket.fullServerName()):
            return False
        socket.write(call.encoded())
        answer = b""
        while not answer.endswith(b"\n") and socket.waitForReadyRead(_left(end)):
            answer += socket.readAll().data()
        return answer == RECEIVED

    def _take(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._receive(socket))
            QTimer.singleShot(round(TIMEOUT_SECONDS * 1000), socket, socket.abort)
            self._receive(socket)

    def _receive(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > MAX_MESSAGE_BYTES:
                socket.abort()
            return
        call = Call.decoded(bytes(socket.readLine(MAX_MESSAGE_BYTES).data()))
        if call is None:
            socket.abort()
            return
        socket.write(RECEIVED)
        socket.flush()
        socket.disconnectFromServer()
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


def _is_private(folder: Path) -> bool:
    """Return True if this is a folder that only this user can write to."""
    try:
        status = folder.stat()
    except OSError:
        return False
    return sys.platform == "win32" or (
        stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and not status.st_mode & 0o022
    )


def _is_ours(server: str) -> bool:
    """Return True if this user owns the socket."""
    return sys.platform == "win32" or Path(server).stat().st_uid == os.getuid()


def _activation() -> str:
    return next((os.environ[each] for each in ACTIVATION if os.environ.get(each)), "")


def _left(end: float) -> int:
    """Return the time left, in ms, at least 1."""
    return max(1, round((end - time.monotonic()) * 1000))

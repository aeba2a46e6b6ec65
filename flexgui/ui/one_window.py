"""One window for each data folder: a second start hands over to the first, and ends.

A lock file says who is first; the system gives it up with the process, however that ends. The first one listens on a
local socket of this user's, and is told to come to the front, and which file to open: by its path, never its contents.
"""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import suppress
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 2.0
"""Seconds that the first window has to answer."""
LONGEST = 16 << 10
"""Bytes of a message; a path is shorter."""
HEARD = b"heard\n"
ACTIVATION = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
"""Where a desktop leaves the token with which a window may come to the front."""


class Turn(Enum):
    """What a start finds."""

    FIRST = "the window is this process's to open"
    HANDED_OVER = "the first window has heard of it"
    NO_ANSWER = "there is a first window, and it does not answer"


class Call(NamedTuple):
    """What a second start tells the first: an absolute path or nothing, and the desktop's token or nothing."""

    file: str = ""
    activation: str = ""

    def encoded(self) -> bytes:
        """Return it as one line of JSON."""
        return json.dumps(self._asdict()).encode("ascii") + b"\n"

    @classmethod
    def decoded(cls, line: bytes) -> Call | None:
        """Return the call in a line; None for what is none."""
        try:
            told = json.loads(line)
        except (ValueError, RecursionError):
            return None
        if not isinstance(told, dict):
            return None
        members = told.get("file", ""), told.get("activation", "")
        return cls(*members) if all(isinstance(each, str) for each in members) else None


class OneWindow(QObject):
    """Says whose turn it is, and listens for later starts. Signals: ``called(Call)`` a second start handed over."""

    called = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """`folder` holds the user's files; it is made if it is not there."""
        super().__init__(parent)
        self._folder = folder
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)  # a window may be open for weeks
        self._server: QLocalServer | None = None
        with suppress(OSError):  # then no lock can be had either, and the window says what is wrong with the folder
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def take_turn(self, file: str = "", patience: float = PATIENCE) -> Turn:
        """Become the first, or hand `file` over to the one that is; `patience` is in seconds."""
        if self._locked():
            return Turn.FIRST
        end = time.monotonic() + patience
        call = Call(file and os.path.abspath(file), _activation())  # noqa: PTH100  links stay as they were given
        while time.monotonic() < end:
            if self._hand_over(call, end):
                return Turn.HANDED_OVER
            if self._locked():  # it has just been closed
                return Turn.FIRST
            time.sleep(0.05)  # it is not painted yet, and listens a moment later
        # A number that a dead process left may be another one's by now. The system's own lock on the file is not.
        if sys.platform != "win32" and self._lock.removeStaleLockFile() and self._locked():
            return Turn.FIRST
        return Turn.NO_ANSWER

    def listen(self) -> None:
        """Hear later starts; after the first paint, for what it needs is imported here."""
        from PySide6.QtNetwork import QLocalServer

        if not self._lock.isLocked():
            return  # a folder that cannot be written to: every start has a window of its own
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)  # of a process that was killed: the lock says that it is gone
        self._server.newConnection.connect(self._take)
        self._server.listen(self._name)

    def close(self) -> None:
        """Let the next start be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    @cached_property
    def _name(self) -> str:
        """The socket's: in the folder that the system keeps for this user's sockets, where there is one."""
        import hashlib  # with OpenSSL behind it: not before the first paint

        name = f"flexgui-{hashlib.sha256(os.fsencode(self._folder.resolve())).hexdigest()[:16]}"
        runtime = os.environ.get("XDG_RUNTIME_DIR", "")
        return str(Path(runtime) / name) if runtime and Path(runtime).is_dir() else name

    def _locked(self) -> bool:
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def _hand_over(self, call: Call, end: float) -> bool:
        from PySide6.QtNetwork import QLocalSocket  # for a second start only

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_left(end)) or not _is_ours(socket.fullServerName()):
            return False
        socket.write(call.encoded())
        answer = b""
        while not answer.endswith(b"\n") and socket.waitForReadyRead(_left(end)):
            answer += socket.readAll().data()
        return answer == HEARD

    def _take(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._hear(socket))
            QTimer.singleShot(round(PATIENCE * 1000), socket, socket.abort)  # who says nothing
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LONGEST:
                socket.abort()
            return
        call = Call.decoded(bytes(socket.readLine(LONGEST).data()))
        if call is None:
            socket.abort()
            return
        socket.write(HEARD)
        socket.flush()
        socket.disconnectFromServer()
        self.called.emit(call)


def _is_ours(server: str) -> bool:
    """Say whether a socket is this user's: in a folder that all share, anyone may have taken its name."""
    return sys.platform == "win32" or Path(server).stat().st_uid == os.getuid()


def _activation() -> str:
    return next((os.environ[each] for each in ACTIVATION if os.environ.get(each)), "")


def _left(end: float) -> int:
    """Return the milliseconds until then, at least one."""
    return max(1, round((end - time.monotonic()) * 1000))

"""One window for a folder: who is first, what is handed over, and what a dead or silent first one means."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication

from flexgui.ui.one_window import MAX_MESSAGE_BYTES, Call, OneWindow, Turn

Until = Callable[..., None]
ROOT = Path(__file__).parent.parent.parent
SECOND = """
import sys
from pathlib import Path
from flexgui.ui.one_window import OneWindow
print(OneWindow(Path(sys.argv[1])).take_turn(sys.argv[2]).name)
"""
FIRST = """
import sys, time
from pathlib import Path
from flexgui.ui.one_window import OneWindow
one = OneWindow(Path(sys.argv[1]))
print(one.take_turn().name, flush=True)
one.listen()
time.sleep(60)
"""


@pytest.fixture
def first(qapp: QApplication, home: Path) -> Iterator[OneWindow]:
    made = OneWindow(home)
    assert made.take_turn() is Turn.FIRST
    yield made
    made.close()


def start(code: str, *arguments: object, **environment: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, env=os.environ | environment, stdout=subprocess.PIPE, text=True)


def test_a_second_start_hands_over_its_file_and_the_leave_to_come_to_the_front(
    first: OneWindow, until: Until, home: Path
) -> None:
    emitted: list[Call] = []
    first.called.connect(emitted.append)
    first.listen()
    second = start(SECOND, home, "tökén.jwt", XDG_ACTIVATION_TOKEN="leave")
    until(lambda: bool(emitted), 20)
    assert second.communicate(timeout=20)[0] == "HANDED_OVER\n"
    assert emitted == [Call(str(ROOT / "tökén.jwt"), "leave")]


def test_another_folder_has_a_window_of_its_own(first: OneWindow, tmp_path: Path) -> None:
    other = OneWindow(tmp_path / "other")
    assert other.take_turn() is Turn.FIRST
    other.close()


def test_the_next_start_after_a_close_is_first(first: OneWindow, home: Path) -> None:
    first.close()
    second = OneWindow(home)
    assert second.take_turn() is Turn.FIRST
    second.close()


def test_a_first_instance_that_does_not_respond_is_reported(home: Path) -> None:
    silent = start(FIRST, home)
    try:
        assert silent.stdout is not None
        assert silent.stdout.readline() == "FIRST\n"
        assert OneWindow(home).take_turn(timeout=0.3) is Turn.NO_ANSWER
    finally:
        silent.kill()
        silent.communicate()
    after = OneWindow(home)
    assert after.take_turn() is Turn.FIRST  # what a killed process leaves does not block the next
    after.close()


@pytest.mark.skipif(sys.platform == "win32", reason="the system's lock is looked at on Unix only")
def test_a_reused_process_id_does_not_block_the_start(first: OneWindow, home: Path) -> None:
    lock = home / "window.lock"
    left = lock.read_bytes()  # says: this process, which is alive
    first.close()
    lock.write_bytes(left)
    after = OneWindow(home)
    assert after.take_turn(timeout=0.1) is Turn.FIRST
    after.close()


def test_a_folder_that_cannot_be_created_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    made = OneWindow(tmp_path / "file" / "home")
    assert made.take_turn() is Turn.FIRST
    made.listen()
    made.close()


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"no json",
        b"[]",
        b'"raise"',
        b'{"file": 7}',
        b'{"file": null}',
        b"[" * 5000,
        b"\xff\xfe",
        b"x" * (3 * MAX_MESSAGE_BYTES),
    ],
)
def test_other_messages_on_the_socket_are_ignored(first: OneWindow, until: Until, line: bytes) -> None:
    emitted: list[Call] = []
    first.called.connect(emitted.append)
    first.listen()
    socket = QLocalSocket()
    socket.connectToServer(first._name)
    assert socket.waitForConnected(2000)
    socket.write(line + b"\n")
    until(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert emitted == []


def test_who_shows_nothing_is_left(first: OneWindow, until: Until, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flexgui.ui.one_window.TIMEOUT_SECONDS", 0.05)
    first.listen()
    socket = QLocalSocket()
    socket.connectToServer(first._name)
    until(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)


def test_a_call_survives_a_round_trip() -> None:
    call = Call("/tmp/zwölf\n.jwt", "x")
    assert Call.decoded(call.encoded()) == call
    assert call.encoded().count(b"\n") == 1


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="a process is stopped")
def test_a_stopped_window_is_not_doubled(home: Path) -> None:
    """Its socket still takes a connection, which the system does, and gives no answer."""
    stopped = start(FIRST, home)
    try:
        assert stopped.stdout is not None
        stopped.stdout.readline()
        stopped.send_signal(signal.SIGSTOP)
        assert OneWindow(home).take_turn(timeout=0.3) is Turn.NO_ANSWER
    finally:
        stopped.kill()
        stopped.communicate()


def test_the_socket_is_where_only_this_user_can_create_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared, private = tmp_path / "shared", tmp_path / "private"
    for folder, mode in ((shared, 0o777), (private, 0o700)):
        folder.mkdir()
        folder.chmod(mode)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert OneWindow(tmp_path)._name == str(tmp_path / "window.socket")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(shared))
    assert OneWindow(tmp_path)._name == str(tmp_path / "window.socket")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(private))
    assert Path(OneWindow(tmp_path)._name).parent == private

"""One window per data folder: the first instance, handing over calls, and dead or unresponsive instances."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QFileSystemWatcher

from flexgui.json_file import write_file
from flexgui.ui.one_window import MAX_CALL_BYTES, OneWindow, Turn, WindowCall

Until = Callable[..., None]
ROOT = Path(__file__).parent.parent.parent
SECOND = """
import sys
from pathlib import Path
from flexgui.json_file import write_file
from flexgui.ui.one_window import OneWindow
print(OneWindow(Path(sys.argv[1])).take_turn(sys.argv[2]).name)
"""
FIRST = """
import sys, time
from pathlib import Path
from flexgui.json_file import write_file
from flexgui.ui.one_window import OneWindow
one = OneWindow(Path(sys.argv[1]))
turn = one.take_turn()
one.listen()
print(turn.name, flush=True)
time.sleep(60)
"""


@pytest.fixture
def first(home: Path) -> Iterator[OneWindow]:
    first = OneWindow(home)
    assert first.take_turn() is Turn.FIRST
    yield first
    first.close()


def start(code: str, *arguments: object, **environment: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, env=os.environ | environment, stdout=subprocess.PIPE, text=True)


def calls_of(window: OneWindow) -> list[WindowCall]:
    """Start listening and return a list that collects the calls."""
    emitted: list[WindowCall] = []
    window.called.connect(emitted.append)
    window.listen()
    return emitted


def put(home: Path, content: bytes) -> Path:
    """Write a call like a second start does."""
    path = home / "calls" / "call-1-1.json"
    write_file(path, content)
    return path


def test_a_second_start_hands_over_its_file_and_activation_token(first: OneWindow, until: Until, home: Path) -> None:
    emitted = calls_of(first)
    second = start(SECOND, home, "tökén.jwt", XDG_ACTIVATION_TOKEN="token")
    until(lambda: bool(emitted), 20)
    assert second.communicate(timeout=20)[0] == "HANDED_OVER\n"
    assert list((home / "calls").iterdir()) == []
    assert emitted == [WindowCall(str(ROOT / "tökén.jwt"), "token")]


def test_another_folder_has_its_own_window(first: OneWindow, tmp_path: Path) -> None:
    other = OneWindow(tmp_path / "other")
    assert other.take_turn() is Turn.FIRST
    other.close()


def test_the_next_start_after_a_close_is_first(first: OneWindow, home: Path) -> None:
    first.close()
    second = OneWindow(home)
    assert second.take_turn() is Turn.FIRST
    second.close()


def test_a_first_instance_that_does_not_respond_is_reported(home: Path) -> None:
    first = start(FIRST, home)
    try:
        assert first.stdout.readline() == "FIRST\n"
        assert OneWindow(home).take_turn(timeout=0.3) is Turn.NO_ANSWER
    finally:
        first.kill()
        first.communicate()
    second = OneWindow(home)
    assert second.take_turn() is Turn.FIRST  # the lock of a killed process is ignored
    second.close()


@pytest.mark.skipif(sys.platform == "win32", reason="the system's lock is looked at on Unix only")
def test_a_reused_process_id_does_not_block_the_start(first: OneWindow, home: Path) -> None:
    lock = home / "window.lock"
    content = lock.read_bytes()  # contains the ID of this process, which is running
    first.close()
    lock.write_bytes(content)
    second = OneWindow(home)
    assert second.take_turn(timeout=0.1) is Turn.FIRST
    second.close()


def test_a_folder_that_cannot_be_created_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    window = OneWindow(tmp_path / "file" / "home")
    assert window.take_turn() is Turn.FIRST
    window.listen()
    window.close()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no json",
        b"[]",
        b'"raise"',
        b'{"file": 7}',
        b'{"file": null}',
        b"[" * 5000,
        b"\xff\xfe",
        b'{"file": "' + b"x" * MAX_CALL_BYTES + b'"}',
    ],
)
def test_an_invalid_call_is_removed(first: OneWindow, until: Until, home: Path, content: bytes) -> None:
    emitted = calls_of(first)
    path = put(home, content)
    until(lambda: not path.exists())
    assert emitted == []


def test_an_old_call_is_removed(first: OneWindow, home: Path) -> None:
    path = put(home, json.dumps({"file": "/tmp/token.jwt", "time": time.monotonic() - 60}).encode())
    emitted = calls_of(first)
    assert not path.exists()
    assert emitted == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_a_call_writable_by_others_is_ignored(first: OneWindow, home: Path) -> None:
    path = put(home, WindowCall("/tmp/token.jwt").encoded())
    path.chmod(0o666)
    assert calls_of(first) == []
    assert not path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_symbolic_link_is_not_followed(first: OneWindow, home: Path, tmp_path: Path) -> None:
    target = tmp_path / "call.json"
    target.write_bytes(WindowCall("/tmp/token.jwt").encoded())
    (home / "calls").mkdir()
    (home / "calls" / "call-1-1.json").symlink_to(target)
    assert calls_of(first) == []
    assert target.exists()


def test_a_call_before_the_window_listens_is_received(first: OneWindow, home: Path) -> None:
    put(home, WindowCall("/tmp/token.jwt").encoded())
    assert calls_of(first) == [WindowCall("/tmp/token.jwt")]


def test_a_call_that_cannot_be_written_gives_no_answer(first: OneWindow, home: Path) -> None:
    (home / "calls").write_text("a file in the place of the folder")
    first.listen()
    assert OneWindow(home).take_turn(timeout=0.3) is Turn.NO_ANSWER


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_in_the_place_of_the_folder_is_not_followed(first: OneWindow, home: Path, tmp_path: Path) -> None:
    (home / "calls").symlink_to(tmp_path)
    kept = [tmp_path / "1.json", tmp_path / "call-1-1.json"]
    for path in kept:
        path.write_bytes(WindowCall("/tmp/token.jwt").encoded())
    assert calls_of(first) == []
    assert OneWindow(home).take_turn(timeout=0.1) is Turn.NO_ANSWER
    assert sorted(tmp_path.glob("*.json")) == kept


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_a_folder_writable_by_others_is_not_read(first: OneWindow, home: Path) -> None:
    path = put(home, WindowCall("/tmp/token.jwt").encoded())
    path.parent.chmod(0o777)
    assert calls_of(first) == []
    assert path.exists()


def test_other_files_in_the_folder_are_not_touched(first: OneWindow, home: Path) -> None:
    path = home / "calls" / "2024.json"
    write_file(path, WindowCall("/tmp/token.jwt").encoded())
    assert calls_of(first) == []
    assert path.exists()


def test_a_folder_that_cannot_be_watched_is_read_regularly(
    first: OneWindow, until: Until, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileSystemWatcher, "addPath", lambda *_: False)  # such as with max_user_watches used up
    emitted = calls_of(first)
    put(home, WindowCall("/tmp/token.jwt").encoded())
    until(lambda: bool(emitted))


def test_a_window_answers_after_its_folder_was_removed(first: OneWindow, until: Until, home: Path) -> None:
    emitted = calls_of(first)
    (home / "calls").rmdir()
    until((home / "calls").exists)
    second = start(SECOND, home, "/tmp/token.jwt")
    until(lambda: bool(emitted), 20)
    assert second.communicate(timeout=20)[0] == "HANDED_OVER\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_a_call_that_is_refused_is_reported(first: OneWindow, until: Until, home: Path, tmp_path: Path) -> None:
    emitted = calls_of(first)
    second = start(SECOND, home, f"/tmp/{'x' * MAX_CALL_BYTES}")
    until(lambda: second.poll() is not None, 20)
    assert second.communicate(timeout=20)[0] == "NO_ANSWER\n"
    assert emitted == []


@pytest.mark.parametrize(
    "members",
    [
        {"file": 7}, {"file": None}, {"file": "/tmp/\0"}, {"activation": "\ud800"}, {"time": None}, {"time": "now"},
        {"time": float("nan")}, {"time": 10**400},
    ],
)  # fmt: skip
def test_a_call_that_no_start_can_write_is_none(members: dict[str, object]) -> None:
    message = {"file": "/tmp/token.jwt", "activation": "", "time": time.monotonic()}
    assert WindowCall.decoded(json.dumps(message).encode()) == WindowCall("/tmp/token.jwt")
    assert WindowCall.decoded(json.dumps(message | members).encode()) is None


def test_a_call_survives_a_round_trip() -> None:
    call = WindowCall("/tmp/zwölf\n.jwt", "x")
    assert WindowCall.decoded(call.encoded()) == call


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="a process is stopped")
def test_no_second_window_opens_while_the_first_is_suspended(home: Path) -> None:
    first = start(FIRST, home)
    try:
        first.stdout.readline()
        first.send_signal(signal.SIGSTOP)
        assert OneWindow(home).take_turn(timeout=0.3) is Turn.NO_ANSWER
        assert list((home / "calls").iterdir()) == []
    finally:
        first.kill()
        first.communicate()

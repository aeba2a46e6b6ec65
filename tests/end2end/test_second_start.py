"""A second start raises the existing window and passes its file on; two real processes."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.desktop import ROOT, Desktop, Window

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="an X display, a bus and AT-SPI are Linux's own")


@pytest.fixture
def window(desktop: Desktop, home: Path) -> Iterator[Window]:
    window = desktop.open(home)
    yield window
    window.kill()


def start(desktop: Desktop, home: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "flexgui", *arguments], cwd=ROOT, text=True,
        env=desktop.environment | {"FLEXGUI_HOME": str(home)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def windows(desktop: Desktop) -> list[str]:
    return desktop.xdotool("search", "--onlyvisible", "--name", "^FlexGUI$").split()


def test_the_window_is_raised_with_the_file(desktop: Desktop, window: Window, home: Path, tmp_path: Path) -> None:
    token = tmp_path / "token.txt"
    token.write_text("eyJhbGciOiJub25lIn0.eyJzdWIiOiJmcm9tIGEgZmlsZSJ9.")
    desktop.xdotool("windowminimize", "--sync", windows(desktop)[0])
    second = start(desktop, home, str(token))
    assert second.communicate(timeout=30) == ("", "")
    assert second.returncode == 0
    window.sees("from a file")
    assert len(windows(desktop)) == 1
    assert desktop.xdotool("getactivewindow").split() == windows(desktop)


def test_without_a_file_the_window_stays_as_it_is(desktop: Desktop, window: Window, home: Path) -> None:
    second = start(desktop, home)
    assert second.communicate(timeout=30) == ("", "")
    assert second.returncode == 0
    assert len(windows(desktop)) == 1
    window.sees("Send")


def test_the_first_start_opens_the_file(desktop: Desktop, home: Path, tmp_path: Path) -> None:
    token = tmp_path / "token.txt"
    token.write_text("eyJhbGciOiJub25lIn0.eyJzdWIiOiJmcm9tIGEgZmlsZSJ9.")
    first = desktop.open(home, None, token)
    try:
        first.sees("from a file")
    finally:
        first.kill()


def test_after_a_kill_the_next_start_opens_a_window(desktop: Desktop, window: Window, home: Path) -> None:
    window.process.send_signal(signal.SIGKILL)
    window.process.wait()
    again = desktop.open(home)
    again.kill()


def test_a_window_that_hangs_gets_no_second_one(desktop: Desktop, window: Window, home: Path) -> None:
    window.process.send_signal(signal.SIGSTOP)
    try:
        second = start(desktop, home)
        assert second.stderr is not None
        assert "does not answer" in second.stderr.readline()
        found = desktop.xdotool(
            "search", "--sync", "--all", "--onlyvisible", "--pid", second.pid, "--name", "FlexGUI"
        ).split()
        desktop.xdotool("windowactivate", "--sync", found[0], "key", "Escape")
        second.communicate(timeout=30)
        assert second.returncode == 3
    finally:
        window.process.send_signal(signal.SIGCONT)

"""A second start raises the existing window and passes its file to it, with two real processes."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end2end.desktop import ROOT, Desktop, OpenWindow

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="an X display, a bus and AT-SPI are Linux's own")


def start(desktop: Desktop, home: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "flexgui", *arguments], cwd=ROOT, text=True,
        env=desktop.environment | {"FLEXGUI_HOME": str(home)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def windows(desktop: Desktop) -> list[str]:
    return desktop.xdotool("search", "--onlyvisible", "--name", "^FlexGUI$").split()


def test_a_second_start_raises_the_window(
    open_window: OpenWindow, desktop: Desktop, home: Path, tmp_path: Path
) -> None:
    token = tmp_path / "token.txt"
    token.write_text("eyJhbGciOiJub25lIn0.eyJzdWIiOiJmcm9tIGEgZmlsZSJ9.")
    window = open_window(home)
    for arguments, shown in (((), "Send"), ((str(token),), "from a file")):
        desktop.xdotool("windowminimize", "--sync", windows(desktop)[0])
        second = start(desktop, home, *arguments)
        assert second.communicate(timeout=30) == ("", "")
        assert second.returncode == 0
        window.sees(shown)
        assert len(windows(desktop)) == 1
        assert desktop.xdotool("getactivewindow").split() == windows(desktop)
    window.kill()
    open_window(home, None, token).sees("from a file")  # files left by a killed process are ignored


def test_no_second_window_opens_while_the_first_hangs(open_window: OpenWindow, desktop: Desktop, home: Path) -> None:
    window = open_window(home)
    window.process.send_signal(signal.SIGSTOP)
    try:
        second = start(desktop, home)
        assert "does not answer" in second.stderr.readline()
        found = desktop.xdotool(
            "search", "--sync", "--all", "--onlyvisible", "--pid", second.pid, "--name", "FlexGUI"
        ).split()
        desktop.xdotool("windowactivate", "--sync", found[0], "key", "Escape")
        second.communicate(timeout=30)
        assert second.returncode == 3
    finally:
        window.process.send_signal(signal.SIGCONT)

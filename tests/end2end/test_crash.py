"""What breaks is told in the window, and what is entered outlives the process."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.end2end.desktop import ROOT, Desktop, Window

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="an X display, a bus and AT-SPI are Linux's own")

Open = Callable[..., Window]
BROKEN = """
from flexgui.ui.widgets.buttons import CopyButton
def copy(button):
    value = "CANARY of a value"
    raise RuntimeError(value)
CopyButton.copy = copy
"""


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    made = Desktop(tmp_path_factory.mktemp("desktop"))
    yield made
    made.close()


@pytest.fixture
def opened(desktop: Desktop) -> Iterator[Open]:
    windows: list[Window] = []

    def start(home: Path, output: Path | None = None, **environment: str) -> Window:
        windows.append(desktop.open(home, output, **environment))
        return windows[-1]

    yield start
    for window in windows:
        window.kill()


def test_a_crash_is_told_and_the_window_goes_on(opened: Open, home: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(BROKEN)
    output = tmp_path / "output"
    window = opened(home, output, PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT}")
    for _ in range(2):
        window.press("Copy the body")
    window.sees("Something broke inside FlexGUI 2 times")
    report = window.ask("text", "Report")
    assert "2 times: RuntimeError" in report
    window.press("Close")
    window.press("Tick the Card preset")
    window.press("Send")
    window.sees("Signature valid")
    window.keys("ctrl+q")
    assert window.ended() == 0
    left = [output, *(each for each in home.rglob("*") if each.is_file())]
    assert "RuntimeError" in output.read_text()
    assert not any(b"CANARY" in each.read_bytes() for each in left)


def test_a_fatal_end_is_told_at_the_next_start(opened: Open, home: Path, tmp_path: Path) -> None:
    window = opened(home)
    window.process.send_signal(signal.SIGSEGV)
    assert window.ended() == -signal.SIGSEGV
    assert "Segmentation fault" in (home / "crash.log").read_text()
    again = opened(home)
    again.sees("FlexGUI ended unexpectedly last time.")
    again.press("Copy report")
    again.keys("ctrl+q")
    assert again.ended() == 0
    third = opened(home)
    third.press("Tick the Card preset")
    assert "FlexGUI ended unexpectedly last time." not in third.ask("names")


@pytest.mark.parametrize("text", ["{ no body at all", '{"fields":{"paymentInformation":{"card":{"number":{}}}}}'])
def test_what_was_typed_outlives_a_kill(opened: Open, home: Path, text: str) -> None:
    window = opened(home)
    window.click("Request body")
    window.keys("ctrl+a")
    window.types(text)
    written = window.ask("text", "Request body")
    assert written.startswith(text)  # behind it stand the brackets that the editor has closed
    patiently(lambda: body_on_disk(home) == written)
    window.process.kill()
    assert window.ended() == -signal.SIGKILL
    again = opened(home).ask("text", "Request body")
    assert again == written or json.loads(again) == json.loads(written)  # a whole body is laid out anew


def test_whoever_types_on_and_on_is_saved_in_between(opened: Open, home: Path) -> None:
    window = opened(home)
    window.click("Request body")
    window.keys("ctrl+a")
    for _ in range(200):
        window.types("word ")
        if body_on_disk(home).startswith("word"):
            break
    window.process.kill()
    assert window.ended() == -signal.SIGKILL
    assert opened(home).ask("text", "Request body").startswith("word")


def body_on_disk(home: Path) -> str:
    file = home / "settings.json"
    return (json.loads(file.read_text())["last_body"] or "") if file.exists() else ""


def patiently(condition: Callable[[], bool]) -> None:
    end = monotonic() + 20
    while not condition():
        assert monotonic() < end, "the condition never held"
        sleep(0.05)

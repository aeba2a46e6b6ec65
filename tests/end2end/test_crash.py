"""Errors are reported in the window, and input survives a kill."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.end2end.desktop import ROOT, OpenWindow

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="an X display, a bus and AT-SPI are Linux's own")

NUMBER = {"fields": {"paymentInformation": {"card": {"number": {}}}}}
CODE = {"fields": {"paymentInformation": {"card": {"securityCode": {}}}}}
BROKEN = """
from flexgui.ui.widgets.buttons import CopyButton
def copy(button):
    value = "CANARY of a value"
    raise RuntimeError(value)
CopyButton.copy = copy
"""


def test_an_error_is_reported_and_the_window_still_works(open_window: OpenWindow, home: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(BROKEN)
    output = tmp_path / "output"
    window = open_window(home, output, PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT}")
    for _ in range(2):
        window.press("Copy the body")
    window.sees("2 unexpected errors in FlexGUI")
    report = window.ask("text", "Report")
    assert "2 times: RuntimeError" in report
    window.press("Close")
    window.press("Send")
    window.sees("Signature valid")
    window.keys("ctrl+q")
    assert window.ended() == 0
    left = [output, *(each for each in home.rglob("*") if each.is_file())]
    assert "RuntimeError" in output.read_text()
    assert not any(b"CANARY" in each.read_bytes() for each in left)


def test_a_crash_is_reported_at_the_next_start_and_keeps_the_body(open_window: OpenWindow, home: Path) -> None:
    window = open_window(home)
    window.click("Request body")
    window.keys("ctrl+a")
    window.types(json.dumps(NUMBER))
    window.keys("ctrl+End")
    for _ in range(200):  # saved while typing without a pause
        window.types("     ")
        if body_on_disk(home) == NUMBER:
            break
    window.process.send_signal(signal.SIGSEGV)
    assert window.ended() == -signal.SIGSEGV
    assert "Segmentation fault" in (home / "crash.log").read_text()
    again = open_window(home)
    again.sees("FlexGUI ended unexpectedly last time.")
    again.press("Copy report")
    assert json.loads(again.ask("text", "Request body")) == NUMBER
    again.click("Request body")
    again.keys("ctrl+a")
    again.types(json.dumps(CODE))
    wait_until(lambda: body_on_disk(home) == CODE)  # saved after a pause
    again.keys("ctrl+q")
    assert again.ended() == 0
    third = open_window(home)
    assert json.loads(third.ask("text", "Request body")) == CODE
    assert "FlexGUI ended unexpectedly last time." not in third.ask("names")


def body_on_disk(home: Path) -> object:
    file = home / "settings.json"
    return json.loads(json.loads(file.read_text())["last_body"] or "null") if file.exists() else None


def wait_until(condition: Callable[[], bool]) -> None:
    end = monotonic() + 20
    while not condition():
        assert monotonic() < end, "the condition was never true"
        sleep(0.05)

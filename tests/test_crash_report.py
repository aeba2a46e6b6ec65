"""A crash report has the location of the error and no values."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from flexgui import __version__
from flexgui.crash_report import MAX_CAUSES, MAX_FRAMES, describe, describe_dump, versions
from flexgui.errors import FlexGuiError, UsageError
from flexgui.flex.catalog import check_path

SECRET = "CANARY of a secret"

DUMP = """Fatal Python error: Segmentation fault

Thread 0x00007f2b7b5fe6c0 (most recent call first):
  File "/home/anna CANARY/x/flexgui/sandbox/listener.py", line 12 in stop
  File "/home/anna CANARY/lib/python3.11/socketserver.py", line 233 in serve_forever

Current thread 0x00007f2b84a51740 (most recent call first):
  File "C:\\Own\\CANARY\\flexgui\\flexgui\\ui\\app.py", line 160 in Application.start

Extension modules: CANARY (total: 1)
"""


def exception_of(call: object, *arguments: object) -> BaseException:
    with pytest.raises(BaseException) as raised:
        call(*arguments)
    return raised.value


def test_versions_are_listed(qapp: QApplication) -> None:
    assert f"FlexGUI {__version__}\n" in versions()
    assert "Qt 6.11, offscreen" in versions("Qt 6.11", "offscreen")


def test_only_our_own_frames_are_reported() -> None:
    summary = describe(exception_of(check_path, None))
    assert re.fullmatch(r"\w+Error(\n  flexgui/flex/catalog\.py:\d+ \w+)+", summary)
    assert __name__ not in summary


def test_the_message_of_a_foreign_exception_is_not_reported() -> None:
    def fail() -> None:
        local = SECRET
        raise KeyError(local) from ValueError(local)

    assert describe(exception_of(fail)) == "KeyError\nValueError"


def test_our_own_messages_are_reported_with_their_cause() -> None:
    def fail() -> None:
        try:
            raise RuntimeError(SECRET)
        except RuntimeError as error:
            raise UsageError("There is no such file.") from error

    assert describe(exception_of(fail)) == "UsageError: There is no such file.\nRuntimeError"


def test_suppressed_exception_contexts_are_left_out() -> None:
    def fail() -> None:
        try:
            raise RuntimeError(SECRET)
        except RuntimeError:
            raise FlexGuiError("No.") from None

    assert describe(exception_of(fail)) == "FlexGuiError: No."


def test_frames_of_a_recursion_are_limited() -> None:
    scope = {"__name__": "flexgui.deep"}
    exec(compile("def deep(): deep()", "/somewhere/flexgui/deep.py", "exec"), scope)
    lines = describe(exception_of(scope["deep"])).splitlines()
    assert lines[0] == "RecursionError"
    assert len(lines) == MAX_FRAMES + 2
    assert lines[-1] == "  flexgui/deep.py:1 deep"


def test_a_circular_chain_of_causes_is_limited() -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert len(describe(first).splitlines()) == MAX_CAUSES


def test_a_fatal_crash_is_reported_without_paths(tmp_path: Path) -> None:
    summary = describe_dump(DUMP)
    assert summary.splitlines() == [
        "Fatal Python error: Segmentation fault",
        "Thread 0x00007f2b7b5fe6c0",
        "  flexgui/sandbox/listener.py:12 stop",
        "  socketserver.py:233 serve_forever",
        "Current thread 0x00007f2b84a51740",
        "  flexgui/ui/app.py:160 Application.start",
    ]
    assert "CANARY" not in summary


def test_our_own_message_is_redacted() -> None:
    def fail() -> None:
        raise FlexGuiError("The proxy http://me:opaque@proxy:3128/ does not answer.")

    assert "opaque" not in describe(exception_of(fail))

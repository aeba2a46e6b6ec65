"""What is left out of the start is still there when it is asked for, and the interpreter's import is its own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

LOADED = "sum(isinstance(each, LateModule) for each in set(sys.modules.values()))"
AFTER = f"""
import builtins, sys
own = builtins.__import__
import flexgui.ui
from flexgui.ui.late_modules import LateModule
from PySide6.QtCore import QObject, QPoint
assert builtins.__import__ is own
late = {LOADED}
assert late
"""


def printed_after(code: str) -> str:
    """What `code` prints in a fresh interpreter that has imported PySide6 as the window does."""
    done = subprocess.run(
        [sys.executable, "-c", AFTER + code], env=os.environ, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("QObject().setObjectName(5)", "setObjectName(name: str"),
        ("QObject(foo=3)", "'foo' is not a Qt property or a signal"),
        ("QPoint('a')", "Supported signatures"),
    ],
)
def test_a_wrong_call_is_still_explained(call: str, words: str) -> None:
    code = f"try:\n    {call}\nexcept (TypeError, AttributeError) as error:\n    print(error)\nassert {LOADED} < late"
    assert words in printed_after(code)


def test_help_is_still_given() -> None:
    assert "parent(self" in printed_after("import pydoc; print(pydoc.plain(pydoc.render_doc(QObject.parent)))")


def test_a_standard_module_that_is_late_is_itself_for_whoever_asks() -> None:
    code = "import inspect\nprint(type(inspect).__name__, inspect.signature(lambda one: 1), type(inspect).__name__)"
    assert printed_after(code) == "LateModule (one) module\n"


def test_threads_that_ask_at_once_all_get_the_whole_module() -> None:
    code = """
import threading
begun, got = threading.Barrier(8), []
def ask():
    begun.wait()
    got.append(sys.modules["tempfile"].mkdtemp.__name__)
threads = [threading.Thread(target=ask) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(got == ["mkdtemp"] * 8, type(sys.modules["tempfile"]).__name__)
"""
    assert printed_after(code) == "True module\n"

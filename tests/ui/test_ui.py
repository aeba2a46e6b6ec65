"""What is left out of PySide6's start is still there when it is asked for, and the interpreter's import is its own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

LOADED = "sum(isinstance(each, flexgui.ui._Late) for each in set(sys.modules.values()))"
AFTER = f"""
import builtins, sys
own = builtins.__import__
import flexgui.ui
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

"""Deferred signature support: PySide6 still explains wrong calls, without its import hook."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

SETUP = """
import builtins, sys
original = builtins.__import__
import flexgui.ui
from flexgui.ui.signature_support import DeferredModule
from PySide6.QtCore import QObject, QPoint
assert builtins.__import__ is original
def deferred():
    return {each for each in sys.modules.values() if isinstance(each, DeferredModule)}
before = deferred()
assert len(before) == 7
"""


def run(code: str) -> str:
    """Return the output of `code` in a new interpreter that has imported PySide6 like the window."""
    done = subprocess.run(
        [sys.executable, "-c", SETUP + code], env=os.environ, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ("QObject().setObjectName(5)", "setObjectName(name: str"),
        ("QObject(foo=3)", "'foo' is not a Qt property or a signal"),
        ("QPoint('a')", "Supported signatures"),
    ],
)
def test_a_wrong_call_is_explained(call: str, message: str) -> None:
    code = (
        f"try:\n    {call}\nexcept (TypeError, AttributeError) as error:\n    print(error)\nassert deferred() < before"
    )
    assert message in run(code)


def test_help_is_available() -> None:
    assert "parent(self" in run("import pydoc; print(pydoc.plain(pydoc.render_doc(QObject.parent)))")


def test_concurrent_imports_get_a_complete_module() -> None:
    code = """
import threading
barrier, results = threading.Barrier(8), []
def use():
    barrier.wait()
    results.append(callable(sys.modules["shibokensupport.signature.mapping"].init_PySide6_QtCore))
threads = [threading.Thread(target=use) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(results == [True] * 8)
"""
    assert run(code) == "True\n"

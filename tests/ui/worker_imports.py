"""Uses each part of the window for the first time and prints what worker threads defined or imported of Qt.

PySide reads its list of classes in the GUI thread without the interpreter lock, so a class that another thread defines
at that moment crashes the process (seen with PySide 6.11 and Python 3.11).
"""

from __future__ import annotations

import importlib.abc
import os
import sys
import tempfile
import threading
from pathlib import Path
from types import ModuleType

os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

import tests.benchmarks.heartbeat as heartbeat  # before PySide6: it imports flexgui.ui, as the program does

imported: set[str] = set()
"""Modules that worker threads imported."""


class Recorder(importlib.abc.MetaPathFinder):
    """Finds nothing, and records what worker threads look for."""

    def find_spec(self, fullname: str, path: object, target: ModuleType | None = None) -> None:
        if threading.current_thread() is not threading.main_thread():
            imported.add(fullname)


def of_qt(module: str) -> bool:
    """Return whether a module is PySide's own or defines a subclass of QObject."""
    values = vars(sys.modules[module]).values() if module in sys.modules else ()
    return module.startswith(("PySide6", "shiboken6")) or any(
        isinstance(value, type) and issubclass(value, QObject) and value.__module__ == module for value in values
    )


def main() -> None:
    sys.meta_path.insert(0, Recorder())
    heartbeat.SETTLE = 0.1
    app = QApplication([])
    heartbeat.set_scheme(app, "light")
    with tempfile.TemporaryDirectory() as home:
        driver = heartbeat.Driver(Path(home), heartbeat.Server(("127.0.0.1", 0), heartbeat.Handler))
        for story in (driver.request_story(), driver.modes_story()):
            for _ in story:
                pass
        driver.window.close()
        driver.background.close()
    print("modules that worker threads imported:", "some" if imported else "none")
    print("of Qt:", *(sorted(filter(of_qt, imported)) or ["none"]))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()

"""Creates the Qt application; without a display it ends the process with one line instead of Qt's abort."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from flexgui.process import end_process
from flexgui.translation import tr

NO_DISPLAY = 3
"""Exit code if there is no display."""


def qt_application(argv: Sequence[str]) -> QApplication:
    """Return the application, and create it if there is none. Without a display this ends the process."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    # Qt calls abort() after a fatal message, so this is the last chance to end in an orderly way.
    previous = qInstallMessageHandler(_handle_message)
    try:
        # The style is an argument because `setStyle` returns a QStyle, whose many enumerations take time to import.
        return QApplication([*argv, "-style", "fusion"])
    finally:
        qInstallMessageHandler(previous)


def _handle_message(kind: QtMsgType, _context: QMessageLogContext, _message: str) -> None:
    """End the process on a fatal message; warnings before it repeat the same problem and are dropped."""
    if kind == QtMsgType.QtFatalMsg:
        if sys.stderr is not None:
            print(f"flexgui: {_problem()}", file=sys.stderr)
        end_process(NO_DISPLAY)


def _problem() -> str:
    display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    if sys.platform.startswith("linux") and not display and "QT_QPA_PLATFORM" not in os.environ:
        return tr("There is no display to open a window on. The commands work without one: flexgui --help.")
    return tr(
        "The window could not be opened: display {display} does not answer, or a library that Qt needs is missing "
        "(on Debian: libxcb-cursor0). The commands work without a window: flexgui --help.",
        display=display or "",
    )

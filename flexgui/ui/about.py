"""About FlexGUI: which versions run."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from flexgui import __version__
from flexgui.wording import tr


def about_box(window: QWidget) -> QMessageBox:
    """Return the dialog, to be run."""
    box = QMessageBox(window)
    box.setWindowTitle(tr("About FlexGUI"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"FlexGUI {__version__}\nQt {qVersion()}, Python {platform.python_version()}")
    box.setInformativeText(tr("A workbench for CyberSource's Flex API v2. It sends nothing but what you send."))
    box.setIconPixmap(window.windowIcon().pixmap(64, 64))
    return box

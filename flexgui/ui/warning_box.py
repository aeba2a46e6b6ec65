"""A message box for a warning before there is a window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox


def show_warning(text: str) -> None:
    """Show plain text and return when the box is closed."""
    box = QMessageBox(QMessageBox.Icon.Warning, "FlexGUI", text)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()

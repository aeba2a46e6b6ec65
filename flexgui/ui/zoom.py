"""The size of what trees and code are written in: larger, smaller, and as it was."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QTreeView

from flexgui.ui import fonts
from flexgui.ui.widgets.code_view import CodeView

LEAST, MOST = -4, 12
"""Pixels that a size may differ by from that of its role."""


def zoom(step: int | None) -> None:
    """Write everything in trees and code `step` pixels larger; None goes back to the desktop's own size."""
    fonts.set_view_step(0 if step is None else max(LEAST, min(MOST, fonts.view_step() + step)))
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    for widget in app.allWidgets():
        if isinstance(widget, CodeView):
            widget.setFont(fonts.view_font("code"))
        elif isinstance(widget, QTreeView):
            widget.doItemsLayout()

"""The font size of trees and code: zoom in, zoom out and reset."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QTreeView

from flexgui.ui import fonts
from flexgui.ui.widgets.code_view import CodeView

MIN_STEP, MAX_STEP = -4, 12
"""Limits of the change of the font size, in pixels."""


def zoom(step: int | None) -> None:
    """Make the font of trees and code `step` pixels larger; None resets it."""
    fonts.set_view_step(0 if step is None else max(MIN_STEP, min(MAX_STEP, fonts.view_step() + step)))
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    for widget in app.allWidgets():
        if isinstance(widget, CodeView):
            widget.zoom()
        elif isinstance(widget, QTreeView):
            widget.doItemsLayout()

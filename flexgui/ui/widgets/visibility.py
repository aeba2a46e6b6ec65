"""Tells whether the user can see a widget, because a hidden one need not be updated."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def is_on_screen(widget: QWidget) -> bool:
    """Return whether the widget is visible in a window that is not minimized; for Qt a minimized one is visible."""
    return widget.isVisible() and not widget.window().isMinimized()

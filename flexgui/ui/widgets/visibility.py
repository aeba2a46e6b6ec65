"""Whether the user can see a widget, and whether the keyboard focus is inside it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget


def is_on_screen(widget: QWidget) -> bool:
    """Return whether the widget is visible in a window that is not minimized; for Qt a minimized one is visible."""
    return widget.isVisible() and not widget.window().isMinimized()


def has_focus_inside(widget: QWidget) -> bool:
    """Return whether a child of the widget has the keyboard focus."""
    focus = QApplication.focusWidget()
    return focus is not None and widget.isAncestorOf(focus)

"""Whether anybody can see a widget: what nobody sees need not tick."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def seen(widget: QWidget) -> bool:
    """Tell whether the widget is shown in a window that is not minimised (for Qt such a one is visible)."""
    return widget.isVisible() and not widget.window().isMinimized()

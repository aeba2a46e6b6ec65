"""Shortcuts of one widget, and keys as the platform writes them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def key_text(keys: str) -> str:
    """Return keys as the platform writes them in the user's language: Ctrl+H, Strg+H or ⌘H."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def with_key(text: str, keys: str) -> str:
    """Return the text of a tooltip with the keys that do the same."""
    return f"{text} ({key_text(keys)})"


def menu_text(text: str, keys: str) -> str:
    """Return the text of a menu item that shows keys which are bound elsewhere."""
    return f"{text}\t{key_text(keys)}"


def bind_key(widget: QWidget, keys: str, act: Callable[[], object], *, inside: bool = False) -> None:
    """Call `act` on these keys while `widget`, or with `inside` a child of it, has the focus.

    WORKAROUND: QShortcut takes `context` as an argument and PySide6 6.11 leaves it at the whole window when a callable
    is given, too. Remove this when PySide6 is fixed.
    """
    made = QShortcut(QKeySequence(keys), widget)
    context = Qt.ShortcutContext
    made.setContext(context.WidgetWithChildrenShortcut if inside else context.WidgetShortcut)
    made.activated.connect(act)

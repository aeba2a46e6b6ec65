"""Shortcuts of one widget."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def bind_key(widget: QWidget, keys: str, act: Callable[[], object], *, inside: bool = False) -> None:
    """Call `act` on these keys while `widget`, or with `inside` a child of it, has the focus.

    WORKAROUND: QShortcut takes `context` as an argument and PySide6 6.11 leaves it at the whole window when a callable
    is given, too. Remove this when PySide6 is fixed.
    """
    made = QShortcut(QKeySequence(keys), widget)
    context = Qt.ShortcutContext
    made.setContext(context.WidgetWithChildrenShortcut if inside else context.WidgetShortcut)
    made.activated.connect(act)

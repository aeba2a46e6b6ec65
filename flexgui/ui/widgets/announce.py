"""Lets a screen reader say what has changed where the focus is not: an answer, an expiry, a tick."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader speak `text`; without one nothing happens."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # the first answer is early enough

    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))

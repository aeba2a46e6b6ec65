"""Announce changes outside the focus to a screen reader: a response, an expiry, a tick."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Announce `text` to the screen reader, if one is running."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # first needed with a response

    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))

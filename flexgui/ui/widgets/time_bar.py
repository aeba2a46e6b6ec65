"""The time bar: a line of two pixels that shows how much of a token's lifetime is left."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from flexgui.ui.resources import fill


class TimeBar(QWidget):
    """A full bar is the whole lifetime; the colour is that of a tone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(2)
        self._share, self._token = 0.0, "control"

    def set(self, share: float, tone: str) -> None:
        """Show the remaining `share` (0 to 1) of the lifetime."""
        self._share = max(0.0, min(1.0, share))
        self._token = "warn" if tone == "warn" else "control"
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill(painter, self.rect(), "track")
        fill(painter, QRect(0, 0, round(self.width() * self._share), 2), self._token)

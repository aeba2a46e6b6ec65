"""A row of widgets that adapts to the room it has before it is laid out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHBoxLayout, QWidget


class FittedRow(QHBoxLayout):
    """Calls `fit` each time before it places its widgets: when the available space or one of them changes.

    A widget that watches its own LayoutRequest events would be slower: PySide6 then wraps each of its events, and
    creates a class for each event type before the first paint.
    """

    def __init__(self, parent: QWidget, fit: Callable[[], None]) -> None:
        super().__init__(parent)
        self._fit = fit

    def setGeometry(self, rect: QRect) -> None:
        self._fit()
        super().setGeometry(rect)

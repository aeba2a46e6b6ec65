"""The splitter between the checks of a token and what is shown below them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from flexgui.ui.token_views.checks_view import ChecksView

MIN_HEIGHT = 200
"""Minimum height to divide, in pixels."""
MIN_BELOW = 200
"""Height that the checks leave to the view below if they need more than half, in pixels."""


class ChecksSplitter(QSplitter):
    """Gives the checks the height they need, until the user moves the handle.

    They take more than half only if MIN_BELOW is left.
    """

    def __init__(self, checks: ChecksView, below: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._checks, self._moved = checks, False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(checks)
        self.addWidget(below)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(self._keep)

    def fit(self) -> None:
        """Divide the height again."""
        if self._moved:
            return
        whole = max(self.height(), MIN_HEIGHT)
        needed = self._checks.needed_height(self.width())
        upper = min(needed, max(whole // 2, whole - MIN_BELOW))
        self.setSizes([upper, whole - upper])
        if upper == needed:
            self._checks.drop_scroll_bar()

    def _keep(self) -> None:
        self._moved = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

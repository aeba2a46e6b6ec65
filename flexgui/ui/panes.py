"""Fields, request and response side by side, sized automatically until the user moves a border."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

FIRST_SIZE = (1440, 900)
WIDTHS = (384, 444, 612)
"""Widths of the three panes in a window of `FIRST_SIZE`, in pixels."""
MIN_WIDTHS = (280, 300, 360)


class BottomSplit(QSplitter):
    """The content of the window, and below it a panel that the content makes room for."""

    def __init__(self, content: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(content)
        self.setStretchFactor(0, 1)


class Panes(QSplitter):
    """Extra width goes to the response. Signals: ``changed()`` when the user moved a border."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._by_hand = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._move)

    def set_panes(self, panes: Sequence[QWidget]) -> None:
        """Put these panes side by side."""
        for number, pane in enumerate(panes):
            pane.setMinimumWidth(MIN_WIDTHS[number])
            self.addWidget(pane)
            self.setStretchFactor(number, number)

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths that the user chose, in pixels; empty while they are automatic."""
        return tuple(self.sizes()) if self._by_hand else ()

    def set_widths(self, widths: Sequence[int]) -> None:
        """Restore widths that the user chose earlier; unusable values are ignored."""
        if len(widths) == len(WIDTHS) and all(widths):
            self._by_hand = True
            self.setSizes(list(widths))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if not self._by_hand:
            self._share_out(event.size().width())
        super().resizeEvent(event)

    def _move(self) -> None:
        self._by_hand = True
        self.changed.emit()

    def _share_out(self, width: int) -> None:
        """Divide the width as `_shares` does; while a panel replaces the fields, only the request shrinks for it."""
        first, handles = self.widget(0), self.handleWidth() * (self.count() - 1)
        if first is None:
            return
        self.handle(1).setHidden(first.isHidden())  # Qt does it after this resize, and resizes the panes again
        if first.isHidden():
            fields, _, response = _shares(self.window().width())
            response = min(response - handles, width - MIN_WIDTHS[1])
            self.setSizes([fields, width - response - self.handleWidth(), response])
        else:
            fields, request, response = _shares(width)
            self.setSizes([fields, request, response - handles])


def _shares(width: int) -> list[int]:
    """Return the widths in the proportions of `FIRST_SIZE`; extra width goes to request and response."""
    fields = max(MIN_WIDTHS[0], min(WIDTHS[0], width * WIDTHS[0] // FIRST_SIZE[0]))
    request = max(MIN_WIDTHS[1], (width - fields) * WIDTHS[1] // (WIDTHS[1] + WIDTHS[2]))
    if width > FIRST_SIZE[0]:
        request = WIDTHS[1] + (width - FIRST_SIZE[0]) // 3
    return [fields, request, width - fields - request]

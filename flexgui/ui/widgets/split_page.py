"""A page of two panes: the input at the left, the result at the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

LEFT, LEFT_NARROW = 440, 352
"""Widths of the left pane, in pixels."""
NARROW = 1200
"""Width of the page below which the left pane has its narrow width, in pixels."""


class SplitPage(QSplitter):
    """Sizes its panes until the user moves the border, and takes dropped files and texts.

    Signals: ``file_dropped(Path)``; ``text_dropped(str)``.
    """

    file_dropped = Signal(object)
    text_dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._first: QWidget | None = None
        self._sized = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.setAcceptDrops(True)
        self.splitterMoved.connect(self._keep_sizes)

    def set_panes(self, left: QWidget, right: QWidget, first: QWidget) -> None:
        """Put these panes side by side; `first` gets the focus when the page is shown."""
        self._first = first
        self.addWidget(left)
        self.addWidget(right)
        self.setStretchFactor(1, 1)
        self.setSizes([LEFT, 1000])

    def replace_right(self, right: QWidget) -> None:
        """Put another pane at the right and delete the previous one; the widths stay as they are."""
        earlier = self.replaceWidget(1, right)
        self.setStretchFactor(1, 1)
        if earlier is not None:
            earlier.deleteLater()

    def _keep_sizes(self) -> None:
        self._sized = True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        if urls and urls[0].isLocalFile():
            self.file_dropped.emit(Path(urls[0].toLocalFile()))
        elif event.mimeData().hasText():
            self.text_dropped.emit(event.mimeData().text())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        focus = self.focusWidget()
        if not event.spontaneous() and (focus is None or not self.isAncestorOf(focus)) and self._first is not None:
            self._first.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        if not self._sized and width > 2 * LEFT_NARROW:
            left = LEFT if width >= NARROW else LEFT_NARROW
            self.setSizes([left, width - left])

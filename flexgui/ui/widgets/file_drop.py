"""A code editor that emits a dropped file instead of inserting its address."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from flexgui.ui.widgets.code_view import CodeView


class FileDropView(CodeView):
    """Signals: ``file_dropped(Path)``; a dropped web address is ignored."""

    file_dropped = Signal(Path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
        else:
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        if not urls:
            super().dropEvent(event)
            return
        event.acceptProposedAction()
        if urls[0].isLocalFile():
            self.file_dropped.emit(Path(urls[0].toLocalFile()))

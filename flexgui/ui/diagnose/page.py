"""The page of the mode Diagnose: the paste at the left, the diagnosis at the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QSplitter, QWidget

from flexgui.diagnosis.result import Finding
from flexgui.ui.diagnose.lines import lines_about
from flexgui.ui.diagnose.paste_pane import PastePane
from flexgui.ui.diagnose.result_pane import ResultPane

LEFT, LEFT_NARROW = 440, 352
NARROW, LOW = 1200, 720
"""Width and height of the window below which less is shown, in pixels."""


class DiagnosePage(QSplitter):
    """Signals: ``file_dropped(Path, bool)``, True for a file with the answer; ``text_dropped(str)``."""

    file_dropped = Signal(object, bool)
    text_dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.setAcceptDrops(True)
        self._sized = False
        self.paste = PastePane()
        self.result = ResultPane()
        self.addWidget(self.paste)
        self.addWidget(self.result)
        self.setStretchFactor(1, 1)
        self.setSizes([LEFT, 1000])
        self.splitterMoved.connect(self._keep_sizes)
        self.paste.source.file_dropped.connect(lambda path: self.file_dropped.emit(path, False))
        self.paste.answer.file_dropped.connect(lambda path: self.file_dropped.emit(path, True))
        self.result.findings.current_changed.connect(self.mark)
        self.result.findings.chosen.connect(self._go_to_lines)

    def choose_file(self, title: str) -> Path | None:
        """Let the user choose a file; None if none was chosen."""
        name, _ = QFileDialog.getOpenFileName(self, title)
        return Path(name) if name else None

    def mark(self, found: Finding | None) -> None:
        """Mark the lines of the paste that a finding is about."""
        lines = lines_about(self.paste.source.toPlainText(), found) if found is not None else []
        self.paste.source.mark_lines(lines)

    def _go_to_lines(self, found: Finding) -> None:
        lines = lines_about(self.paste.source.toPlainText(), found)
        if lines:
            self.paste.source.go_to_line(lines[0])
            self.paste.source.setFocus()

    def _keep_sizes(self) -> None:
        self._sized = True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        if urls and urls[0].isLocalFile():
            self.file_dropped.emit(Path(urls[0].toLocalFile()), False)
        elif event.mimeData().hasText():
            self.text_dropped.emit(event.mimeData().text())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        focus = self.focusWidget()
        if not event.spontaneous() and (focus is None or not self.isAncestorOf(focus)):
            self.paste.source.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        if not self._sized and width > 2 * LEFT_NARROW:
            left = LEFT if width >= NARROW else LEFT_NARROW
            self.setSizes([left, width - left])
        self.paste.set_short(self.window().height() < LOW)

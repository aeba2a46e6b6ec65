"""The page of the mode Diagnose: the paste at the left, the diagnosis at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from flexgui.ui.diagnose.lines import lines_about
from flexgui.ui.diagnose.paste_pane import PastePane
from flexgui.ui.diagnose.result_pane import DiagnosisPane
from flexgui.ui.widgets.split_page import SplitPage

if TYPE_CHECKING:
    from flexgui.diagnosis.result import Finding

LOW = 720
"""Height of the window below which less is shown, in pixels."""


class DiagnosePage(SplitPage):
    """The paste and the diagnosis; the lines that a finding is about are marked in the paste."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paste, self.result = PastePane(self), DiagnosisPane(self)
        self.set_panes(self.paste, self.result, self.paste.source)
        self.result.finding_entered.connect(self.mark)
        self.result.finding_chosen.connect(self._go_to_lines)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.paste.set_short(self.window().height() < LOW)

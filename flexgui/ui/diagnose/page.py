"""The page of the mode Diagnose: the paste at the left, the diagnosis at the right."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from flexgui.ui.diagnose.lines import lines_about
from flexgui.ui.diagnose.paste_pane import PastePane
from flexgui.ui.widgets.build_queue import BuildQueue
from flexgui.ui.widgets.pane import empty_pane
from flexgui.ui.widgets.split_page import SplitPage

if TYPE_CHECKING:
    from flexgui.diagnosis.result import Finding
    from flexgui.ui.diagnose.diagnosis_view import DiagnosisView
    from flexgui.ui.diagnose.result_pane import DiagnosisPane


class DiagnosePage(SplitPage):
    """The paste and the diagnosis; the lines that a finding is about are marked in the paste.

    The diagnosis is built after the paste, because the paste gets the focus.
    Signals: ``result_built(DiagnosisPane)`` once the diagnosis is built, to connect it.
    """

    result_built = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paste = PastePane(self)
        self.set_panes(self.paste, empty_pane(), self.paste.source)
        BuildQueue(self).add(lambda: self.result)

    @cached_property
    def result(self) -> DiagnosisPane:
        """The diagnosis; built by the first access, at the latest in the turn of the event loop after the page."""
        from flexgui.ui.diagnose.result_pane import DiagnosisPane  # after the paste

        pane = DiagnosisPane()
        pane.view_built.connect(self._connect_view)
        self.replace_right(pane)
        self.result_built.emit(pane)
        return pane

    def mark(self, found: Finding | None) -> None:
        """Mark the lines of the paste that a finding is about."""
        lines = lines_about(self.paste.source.toPlainText(), found) if found is not None else []
        self.paste.source.mark_lines(lines)

    def _connect_view(self, view: DiagnosisView) -> None:
        view.findings.current_changed.connect(self.mark)
        view.findings.chosen.connect(self._go_to_lines)

    def _go_to_lines(self, found: Finding) -> None:
        lines = lines_about(self.paste.source.toPlainText(), found)
        if lines:
            self.paste.source.go_to_line(lines[0])
            self.paste.source.setFocus()

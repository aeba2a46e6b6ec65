"""The list of findings: proofs are open, suspicions have two lines each, the others are folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from flexgui.diagnosis.probes import TRANSACTION_TARGET, Probe
from flexgui.diagnosis.result import Finding, FindingState
from flexgui.translation import later, number, tr
from flexgui.ui.findings.finding_row import BriefRow, FindingRow, FoldRow, GroupRow
from flexgui.ui.widgets.buttons import link_button
from flexgui.ui.widgets.flow import FlowLayout
from flexgui.ui.widgets.labels import ElidedLabel
from flexgui.ui.widgets.layouts import ScrollColumn, vbox

if TYPE_CHECKING:
    from flexgui.ui.diagnose.reading import Reading

QUESTIONS = {
    Probe.TRANSACTION: later("Ask with GET {target}…"),
    Probe.OTHER_METHOD: later("Ask by the other method…"),
}


class FindingsView(ScrollColumn):
    """Signals: ``current_changed(Finding | None)``; ``chosen(Finding)`` by Return; ``probe_requested(Probe)``."""

    current_changed = Signal(object)
    chosen = Signal(object)
    probe_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Findings"))

    def show_reading(self, reading: Reading) -> None:
        diagnosis = reading.diagnosis
        inside = QWidget(self.viewport())
        self._column = vbox(inside)
        for each in diagnosis.first_shown:
            self._add(FindingRow(each, diagnosis.request.body, inside))
        more = [each for each in diagnosis.problems if each not in diagnosis.first_shown]
        if more:

            def make(each: Finding) -> QWidget:
                row = FindingRow(each, diagnosis.request.body)
                self._connect(row)
                return row

            words = tr("{count} more", count=number(len(more)))
            self._add(GroupRow(FindingState.SUSPECTED, more, make, words, inside))
        for state in (FindingState.RULED_OUT, FindingState.UNKNOWN):
            found = [each for each in diagnosis.findings if each.state is state]
            if found:
                self._add(GroupRow(state, found, BriefRow, parent=inside))
        if reading.questions:
            self._column.addWidget(self._questions(reading, inside))
        self._column.addStretch(1)
        self.setWidget(inside)

    def _add(self, row: FoldRow) -> None:
        self._connect(row)
        self._column.addWidget(row)

    def _connect(self, row: FoldRow) -> None:
        row.entered.connect(self._enter)
        row.chosen.connect(self._choose)
        row.step_requested.connect(self._move)

    def _questions(self, reading: Reading, parent: QWidget) -> QWidget:
        """Return the row of links that ask the service; each one shows its request before it is sent."""
        row = QFrame(parent)
        row.setObjectName("checkRow")
        links = FlowLayout(row, (14, 9, 14, 9), 12)
        title = ElidedLabel(tr("More with one request to {host}:", host=reading.host), "small")
        title.take_own_width()
        links.addWidget(title)
        for probe, words in QUESTIONS.items():
            if probe is Probe.OTHER_METHOD and not reading.other_method:
                continue
            link = link_button(tr(words, target=TRANSACTION_TARGET))
            link.clicked.connect(lambda _=False, probe=probe: self.probe_requested.emit(probe))
            links.addWidget(link)
        return row

    def _enter(self, entered: FoldRow) -> None:
        for row in self.rows:
            row.set_current(row is entered)
        self.current_changed.emit(entered.finding if isinstance(entered, FindingRow) else None)

    @property
    def rows(self) -> list[FoldRow]:
        """All rows in order, including those inside open groups."""
        inside = self.widget()
        return inside.findChildren(FoldRow) if inside is not None else []

    def _move(self, row: FoldRow, step: int) -> None:
        """Focus the next or previous visible row, including rows of open groups."""
        rows = [each for each in self.rows if each.isVisible()]
        place = rows.index(row) + step
        if 0 <= place < len(rows):
            rows[place].setFocus()
            self.ensureWidgetVisible(rows[place], 0, 8)

    def _choose(self, row: FoldRow) -> None:
        if isinstance(row, FindingRow):
            self.chosen.emit(row.finding)
        else:
            row.set_open(not row.is_open)

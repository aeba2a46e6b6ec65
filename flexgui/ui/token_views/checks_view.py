"""The list of checks: one row for each verdict, in a fixed order, each with the reason why it matters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from flexgui.diagnosis.findings import Explanation
from flexgui.flex.text import shown
from flexgui.flex.verification import State, Verdict, Verification
from flexgui.translation import later, tr
from flexgui.ui.token_views.verdict_bar import question, verdict_look
from flexgui.ui.widgets.check_row import CheckRow
from flexgui.ui.widgets.labels import plain_tip, set_style, share_width
from flexgui.ui.widgets.layouts import ScrollColumn, vbox

NAMES = {"fields": later("Requested fields")}


def check_name(verdict: Verdict) -> str:
    """Return the name of a verdict's question."""
    return tr(NAMES[verdict.name]) if verdict.name in NAMES else question(verdict)


class VerdictRow(CheckRow):
    """One verdict, reached by Tab, and by Up and Down. Signals: ``entered(VerdictRow)`` when it becomes current."""

    entered = Signal(object)

    def __init__(self, verdict: Verdict, *, compact: bool = False) -> None:
        tone, icon, word = verdict_look(verdict)
        super().__init__(tone, icon, word, check_name(verdict), verdict.reason, compact=compact)
        self.verdict = verdict
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(plain_tip(tr("Why it matters: {why}", why=verdict.why)))
        self.setAccessibleDescription(verdict.why)

    def show_reason(self, verdict: Verdict) -> None:
        """Update the reason of the same verdict, such as a time that counts down."""
        self.verdict = verdict
        self.sentence.setText(verdict.reason)
        self.setAccessibleName(f"{check_name(verdict)} {verdict_look(verdict)[2]}: {verdict.reason}")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


class ChecksView(ScrollColumn):
    """Shows every verdict with its reason. Signals: ``why_changed(str)`` why the check of the entered row matters."""

    why_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, compact: bool = False) -> None:
        """`compact` rows leave room for what is shown below them."""
        super().__init__(parent)
        self._compact = compact
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Checks"))
        self._shown: tuple[Verdict, ...] = ()
        self.rows: list[VerdictRow] = []
        self._current = ""

    def show_verification(self, verification: Verification) -> None:
        """Show these verdicts; rows are kept if only their reasons changed."""
        verdicts = verification.verdicts
        if self._shown == verdicts:
            return
        if [_look(each) for each in verdicts] == [_look(each) for each in self._shown]:
            for row, verdict in zip(self.rows, verdicts, strict=True):
                if row.verdict != verdict:
                    row.show_reason(verdict)
        else:
            self._build(verdicts)
        self._shown = verdicts

    def needed_height(self, width: int) -> int:
        """Return how high all rows are at this width, in pixels."""
        inside = self.widget()
        layout = inside.layout() if inside is not None else None
        return layout.heightForWidth(width) if layout is not None and layout.hasHeightForWidth() else 0

    def drop_scroll_bar(self) -> None:
        """Hide the scroll bar if all rows fit without it; Qt keeps one if they do not fit beside it."""
        for policy in (Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded):
            self.setVerticalScrollBarPolicy(policy)

    def to_text(self) -> str:
        return "".join(f"{verdict_look(each)[2]:<11} {check_name(each)}: {each.reason}\n" for each in self._shown)

    def _build(self, verdicts: Sequence[Verdict]) -> None:
        inside = QWidget(self.viewport())
        column = vbox(inside)
        self.rows = [VerdictRow(verdict, compact=self._compact) for verdict in verdicts]
        for row in self.rows:
            row.entered.connect(self._enter)
            row.setProperty("current", row.verdict.name == self._current)
            column.addWidget(row)
        share_width([row.state for row in self.rows])
        share_width([row.name for row in self.rows])
        column.addStretch(1)
        self.setWidget(inside)

    def _enter(self, entered: VerdictRow) -> None:
        self._current = entered.verdict.name
        for row in self.rows:
            set_style(row, "current", row is entered)
        self.ensureWidgetVisible(entered, 0, 8)
        verdict = entered.verdict
        self.why_changed.emit(tr("Why {check} matters: {why}", check=verdict.label, why=verdict.why))


def sentence_above_checks(explanation: Explanation, verification: Verification) -> str:
    """Return the sentence of a banner above the checks: the reason, unless the first check below it says the same."""
    state = verification["signature"].state
    brief = verification.state is State.VALID or state is State.INVALID
    return shown((explanation.banner if brief else "") or explanation.sentence)


def _look(verdict: Verdict) -> tuple[str, str, bool]:
    return verdict.name, verdict.state.value, verdict.expired

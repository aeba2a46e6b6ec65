"""The explanation of a response without a token: the server's words, possible checks, and next steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from flexgui.diagnosis.actions import Action
from flexgui.flex.text import shown
from flexgui.translation import later, tr
from flexgui.ui.widgets.buttons import CopyButton, action_buttons
from flexgui.ui.widgets.check_row import CheckRow
from flexgui.ui.widgets.labels import ElidedLabel, label, share_width
from flexgui.ui.widgets.layouts import ScrollColumn, hbox, vbox

if TYPE_CHECKING:
    from flexgui.ui.findings.finding_row import FindingRow

LOOKS = {
    "check first": ("warn", "warning", later("Check first")),
    "looks right": ("ok", "check", later("Looks right")),
    "not checked": ("none", "not-checked", later("Not checked")),
}


class ExplanationView(ScrollColumn):
    """Signals: ``action(Action)`` the action of the button that was pressed."""

    action = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Explanation"))

    def show_text(
        self,
        sentence: str,
        checks: Sequence[tuple[str, str, str]] = (),
        steps: Sequence[tuple[Action, str]] = (),
        correlation_id: str = "",
        findings: Sequence[FindingRow] = (),
    ) -> None:
        """Show a sentence, checks as (state, title, text), and steps as (action, label), the first one suggested.

        `findings` are rows that come before the checks.
        """
        inside = QWidget(self.viewport())
        column = vbox(inside, (0, 14, 0, 14))
        column.addWidget(self._block(tr("What happened"), shown(sentence)))
        if checks or findings:
            column.addSpacing(18)
            column.addWidget(self._block(tr("What can be checked from here")))
            column.addSpacing(8)
            for row in findings:
                column.addWidget(row)
            states = [row.state for row in findings]
            for state, title, text in checks:
                tone, icon, word = LOOKS[state]
                check = CheckRow(tone, icon, tr(word), "", shown(title), below=shown(text))
                column.addWidget(check)
                states.append(check.state)
            share_width(states)
        if steps:
            column.addSpacing(14)
            column.addWidget(self._block(tr("Next")))
            column.addSpacing(8)
            column.addLayout(action_buttons(steps, self.action.emit, (14, 0, 14, 0)))
        if correlation_id:
            column.addSpacing(16)
            column.addLayout(self._support(correlation_id))
        column.addStretch(1)
        self.setWidget(inside)

    @staticmethod
    def _block(title: str, sentence: str = "") -> QWidget:
        block = QWidget()
        column = vbox(block, (14, 0, 14, 0), 4)
        column.addWidget(label(title, "title"))
        if sentence:
            column.addWidget(label(sentence, "dim", wrap=True, selectable=True))
        return block

    @staticmethod
    def _support(correlation_id: str) -> QHBoxLayout:
        row = hbox(margins=(14, 0, 14, 0), spacing=8)
        row.addWidget(label(tr("For support: correlation ID"), "small"))
        shown_id = ElidedLabel(shown(correlation_id), "mono")
        shown_id.take_own_width()
        row.addWidget(shown_id)
        row.addWidget(CopyButton(tr("Copy the correlation ID"), lambda: correlation_id))
        row.addStretch(1)
        return row

"""The check list: one row for each verdict, always in the same order."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from flexgui.flex.verification import Verification
from flexgui.ui.token.verdict_bar import verdict_look
from flexgui.ui.widgets.check_row import CheckRow

NAMES = {"not before": "Not before", "fields": "Asked = granted"}


class ChecksView(QScrollArea):
    """Shows every verdict with its reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Checks")
        self._shown: Verification | None = None

    def show_verification(self, verification: Verification) -> None:
        """Show these verdicts; nothing is built anew where nothing changed."""
        if self._shown is not None and self._shown.verdicts == verification.verdicts:
            return
        self._shown = verification
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for verdict in verification.verdicts:
            tone, icon, word = verdict_look(verdict)
            name = NAMES.get(verdict.name, verdict.name.capitalize())
            column.addWidget(CheckRow(tone, icon, word, name, verdict.reason))
        column.addStretch(1)
        self.setWidget(inside)

"""The row about a token that must not be used: the reason, and the next steps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from flexgui.diagnosis.actions import Action
from flexgui.ui.widgets.buttons import action_buttons
from flexgui.ui.widgets.labels import label
from flexgui.ui.widgets.layouts import vbox


class TokenWarning(QFrame):
    """Shows in full why a token is not valid, and offers the next steps. Signals: ``action(Action)``."""

    action = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("warningRow")
        self._content: tuple[str, tuple[Action, ...]] | None = None
        self._reason = label(role="dim", wrap=True)
        self._steps = QWidget()
        self._column = vbox(self, (14, 8, 14, 10), 8)
        self._column.addWidget(self._reason)
        self._column.addWidget(self._steps)
        self.hide()

    def show_warning(self, reason: str, steps: Sequence[Action]) -> None:
        """Show the row, the first step suggested; `reason` is "" where it is shown already."""
        content = (reason, tuple(steps))
        if content != self._content:  # the clock shows the same row every second
            self._content = content
            self._reason.setText(reason)
            self._reason.setVisible(bool(reason))
            earlier, self._steps = self._steps, QWidget()
            self._steps.setLayout(action_buttons([(each, each.label) for each in steps], self.action.emit))
            self._column.replaceWidget(earlier, self._steps)
            earlier.hide()
            earlier.deleteLater()
            self._steps.setVisible(bool(steps))
        self.show()

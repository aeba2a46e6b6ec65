"""The row about an invalid signature: the reason, and what can be done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from flexgui.diagnosis.actions import Action
from flexgui.ui.widgets.flow import FlowLayout
from flexgui.ui.widgets.labels import label
from flexgui.ui.widgets.layouts import vbox


class SignatureWarning(QFrame):
    """Offers to fetch the key again and to discard the token. Signals: ``action(Action)``."""

    action = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("warningRow")
        self._reason = label(role="dim", wrap=True)
        self._fetch = QPushButton(Action.FETCH_KEY_AGAIN.label)
        self._fetch.setProperty("role", "suggested")
        discard = QPushButton(Action.DISCARD_TOKEN.label)
        buttons = FlowLayout()
        for button, action in ((self._fetch, Action.FETCH_KEY_AGAIN), (discard, Action.DISCARD_TOKEN)):
            button.clicked.connect(partial(self.action.emit, action))
            buttons.addWidget(button)
        column = vbox(self, (14, 8, 14, 10), 8)
        column.addWidget(self._reason)
        column.addLayout(buttons)
        self.hide()

    def show_warning(self, reason: str = "", *, fetchable: bool = True) -> None:
        """Show the row; `reason` is "" where it is shown already, and `fetchable` is False for a key that was given."""
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self._fetch.setVisible(fetchable)
        self.show()

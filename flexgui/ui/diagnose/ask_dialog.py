"""Asks before one request is sent to the service."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from flexgui.translation import tr
from flexgui.ui.widgets.dialog import dialog_content, lay_out_dialog
from flexgui.ui.widgets.labels import label


class AskDialog(QDialog):
    """Accepted if the request is to be sent."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Ask the service"))
        content, column = dialog_content()
        column.addWidget(label(tr("Send one request?"), "heading", wrap=True))
        column.addWidget(label(sentence, "dim", wrap=True))
        column.addWidget(label(tr("Its answer changes the findings; nothing is stored."), "dim", wrap=True))
        column.addStretch(1)
        self.send = QPushButton(tr("Send"))
        self.send.setProperty("role", "suggested")
        self.cancel = QPushButton(tr("Cancel"))
        self.send.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        lay_out_dialog(self, content, self.cancel, self.send)
        self.setMinimumWidth(420)

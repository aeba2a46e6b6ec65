"""The error below a field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from flexgui.ui.widgets.announce import announce
from flexgui.ui.widgets.labels import IconLabel, label
from flexgui.ui.widgets.layouts import hbox


class Problem(QWidget):
    """An icon and a sentence that wraps; hidden while there is no problem."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = label(role="small", tone="bad", wrap=True)
        row = hbox(self, (4, 0, 0, 2), 5)
        row.addWidget(IconLabel("invalid", "bad"), alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.sentence, 1)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show a sentence and announce it, or hide the row if it is empty."""
        if text != self.sentence.text():
            self.sentence.setText(text)
            announce(self, text)
        self.setVisible(bool(text))

"""A one-line strip inside the window for what a person should know once: it closes, and never blocks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from flexgui.ui.resources import icon
from flexgui.ui.widgets.labels import IconLabel
from flexgui.wording import tr

ICONS = {"warn": "warning", "bad": "invalid", "none": "info", "ok": "check"}


class Notice(QFrame):
    """A toned strip with a sentence and a close button; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._icon = IconLabel(size=14)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        close = QToolButton(self)
        close.setIcon(icon("cross"))
        close.setToolTip(tr("Close this message"))
        close.setAccessibleName(tr("Close this message"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(close)
        self.hide()

    def show_text(self, tone: str, text: str) -> None:
        """Show `text`, below what is still shown if that is another text."""
        shown = self._text.text().splitlines() if not self.isHidden() else []
        if text not in shown:
            shown.append(text)
        self._text.setText("\n".join(shown))
        self._icon.set_icon(ICONS[tone], tone)
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()

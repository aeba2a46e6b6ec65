"""A strip inside the window for messages; it can be closed and never blocks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from flexgui.translation import tr
from flexgui.ui.resources import icon
from flexgui.ui.widgets.announce import announce
from flexgui.ui.widgets.labels import IconLabel

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
        close.clicked.connect(self._close)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(close)
        self._call: Callable[[], object] = lambda: None
        self.hide()

    def show_text(self, tone: str, text: str) -> None:
        """Show `text`, below what is still shown if that is another text."""
        shown = self._text.text().splitlines() if not self.isHidden() else []
        if text not in shown:
            shown.append(text)
        self._text.setText("\n".join(shown))
        announce(self, text)
        self._icon.set_icon(ICONS[tone], tone)
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()

    def offer(self, tone: str, text: str, words: str, call: Callable[[], object]) -> None:
        """Show `text` with a link that does something once; the strip closes with it."""
        self.show_text(tone, text)
        self._link.setText(words)
        self._link.setAccessibleName(words)
        self._call = call
        self._link.show()

    @cached_property
    def _link(self) -> QPushButton:
        """Most windows never need it."""
        from flexgui.ui.widgets.buttons import link_button

        made = link_button("")
        made.clicked.connect(self._do_offered)
        self._row.insertWidget(2, made)
        return made

    def _do_offered(self) -> None:
        self._call()
        self._close()

    def _close(self) -> None:
        self.hide()
        if "_link" in self.__dict__:
            self._link.hide()

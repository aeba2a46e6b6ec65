"""A strip inside the window for messages; it can be closed and is not modal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QToolButton

from flexgui.translation import tr
from flexgui.ui.resources import icon
from flexgui.ui.widgets.announce import announce
from flexgui.ui.widgets.buttons import link_button
from flexgui.ui.widgets.labels import IconLabel, set_style
from flexgui.ui.widgets.layouts import hbox
from flexgui.ui.widgets.tones import TONE_ICONS

_SEVERITY = ("none", "ok", "warn", "bad")


class Notice(QFrame):
    """A coloured strip with a message and a close button; hidden while there is no message.

    Its parts are built with the first message.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._call: Callable[[], object] = lambda: None
        self._tones: dict[str, str] = {}
        """The tone of each text that is shown."""
        self.hide()

    def show_text(self, tone: str, text: str) -> None:
        """Show `text`, below earlier messages that were not closed, in the tone of the worst of them."""
        if self.layout() is None:
            self._build()
        self._tones[text] = tone
        self._show_all()
        announce(self, text)
        self.show()

    def withdraw(self, text: str) -> None:
        """Remove a text that no longer applies; the strip closes with its last text."""
        if self._tones.pop(text, None) is None:
            return
        if self._tones:
            self._show_all()
        else:
            self._close()

    def offer(self, tone: str, text: str, words: str, call: Callable[[], object]) -> None:
        """Show `text` with a link that does something once; the strip closes with it."""
        self.show_text(tone, text)
        self._link.setText(words)
        self._link.setAccessibleName(words)
        self._call = call
        self._link.show()

    def _build(self) -> None:
        self._icon = IconLabel(size=14)
        self._text = QLabel(self)
        self._text.setObjectName("noticeText")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        close = QToolButton(self)
        close.setIcon(icon("cross"))
        close.setToolTip(tr("Close this message"))
        close.setAccessibleName(tr("Close this message"))
        close.clicked.connect(self._close)
        self._link = link_button("")
        self._link.clicked.connect(self._follow_link)
        self._link.hide()
        row = hbox(self, (14, 4, 8, 4), 8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._link)
        row.addWidget(close)

    def _show_all(self) -> None:
        tone = max(self._tones.values(), key=_SEVERITY.index)
        self._text.setText("\n".join(self._tones))
        self._icon.set_icon(TONE_ICONS[tone], tone)
        set_style(self, "tone", tone)

    def _follow_link(self) -> None:
        self._call()
        self._close()

    def _close(self) -> None:
        self._tones.clear()
        self.hide()
        self._link.hide()

"""The left pane of the inspector: the text of a token, and the key to check it with."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtWidgets import QWidget

from flexgui.flex.token import Token, TokenKind
from flexgui.translation import tr
from flexgui.ui.token.key_choice import KeyChoice
from flexgui.ui.token.key_options import TokenReading
from flexgui.ui.token_kinds import kind_words, usual_words
from flexgui.ui.widgets.buttons import tool_button
from flexgui.ui.widgets.code_view import CodeView
from flexgui.ui.widgets.labels import label
from flexgui.ui.widgets.layouts import vbox
from flexgui.ui.widgets.pane import Pane, row_frame
from flexgui.ui.widgets.paste_field import MAX_SHOWN
from flexgui.ui.widgets.pill import Pill
from flexgui.ui.widgets.raw_view import Legend, characters

READ_DELAY_MS = 250
"""Time from the last key press until the text is read."""


class TokenEditor(CodeView):
    """Edits the text of a token. Signals: ``long_pasted(str)`` in place of a paste longer than `MAX_SHOWN`."""

    long_pasted = Signal(object)  # a signal of `str` would convert megabytes for each receiver

    def __init__(self, parent: QWidget) -> None:
        super().__init__("token", read_only=False, gutter=False, wrap=True, parent=parent)
        self.setAccessibleName(tr("Token"))
        self.setPlaceholderText(
            tr("Paste a token here, or drop a file.\nQuotes, Bearer and line breaks do not matter.")
        )
        self.setAcceptDrops(False)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        if len(text) > MAX_SHOWN:
            self.long_pasted.emit(text)
        else:
            super().insertFromMimeData(source)


class TokenPane(Pane):
    """Holds the whole text; only the beginning of a very long one is shown, read-only.

    Signals: ``changed()`` when the text or the choice of a key must be read again; ``open_requested()``,
    ``paste_requested()`` and ``clear_requested()`` from the buttons; ``long_pasted(str)``.
    """

    changed = Signal()
    open_requested = Signal()
    paste_requested = Signal()
    clear_requested = Signal()
    long_pasted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Token"), parent)
        self._whole = ""
        self.kind = Pill()
        self._fill_head()
        self.text = TokenEditor(self)
        self.legend = Legend()
        self._verify = QWidget(self)
        self.choice = KeyChoice(self._verify)
        self._timer = QTimer(self, singleShot=True, interval=READ_DELAY_MS)
        self._lay_out()
        self._timer.timeout.connect(self.changed)
        self.text.textChanged.connect(self._timer.start)
        self.text.long_pasted.connect(self.long_pasted)
        self.choice.changed.connect(self.changed)

    @property
    def whole_text(self) -> str:
        """The whole text, of which the editor may show the beginning only."""
        return self._whole or self.text.toPlainText()

    def set_text(self, text: str) -> None:
        """Show a text without emitting ``changed``."""
        self._whole = text if len(text) > MAX_SHOWN else ""
        self.text.setReadOnly(bool(self._whole))
        self.text.set_text(text[:MAX_SHOWN])
        self._timer.stop()

    def show_token(self, token: Token) -> None:
        """Show the kind and the length of the token that was read."""
        self.kind.set("none", "brackets" if token.kind is not TokenKind.JWE else "lock", kind_words(token))
        self.kind.set_widest(usual_words())  # so that nothing moves with the next token
        self.kind.show()
        self.legend.count.setText(characters(token.text))

    def show_choice(self, reading: TokenReading) -> None:
        """Show the choice of a key for the token that was read."""
        self.choice.show_reading(reading)
        self._verify.show()  # after its parts: showing a part in a visible window lays it out again

    def clear_token(self) -> None:
        """Show that no token was read."""
        self.kind.hide()
        self._verify.hide()
        self.legend.count.setText("")

    def _fill_head(self) -> None:
        self.kind.hide()
        self.head.insertWidget(1, self.kind)
        for icon, text, signal in (
            ("folder", tr("Open token…"), self.open_requested),
            ("copy", tr("Paste a token from the clipboard"), self.paste_requested),
            ("cross", tr("Clear"), self.clear_requested),
        ):
            button = tool_button(icon, text)
            button.clicked.connect(signal)
            self.head.addWidget(button)

    def _lay_out(self) -> None:
        head, layout = row_frame()
        layout.addWidget(label(tr("Verify with"), "title"))
        layout.addStretch(1)
        column = vbox(self._verify)
        column.addWidget(head)
        column.addWidget(self.choice)
        self.body.addWidget(self.text, 1)
        self.body.addWidget(self.legend)
        self.body.addWidget(self._verify)

"""The left pane of the inspector: the text of a token, and the key to check it with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtWidgets import QWidget

from flexgui.flex.token import Token, TokenKind
from flexgui.translation import tr
from flexgui.ui.token.key_options import KeyOptions, TokenReading
from flexgui.ui.token_kinds import kind_words, usual_words
from flexgui.ui.widgets.build_queue import BuildQueue
from flexgui.ui.widgets.buttons import tool_button
from flexgui.ui.widgets.code_view import CodeView
from flexgui.ui.widgets.labels import label
from flexgui.ui.widgets.layouts import vbox
from flexgui.ui.widgets.lazy import Lazy
from flexgui.ui.widgets.pane import Pane, row_frame
from flexgui.ui.widgets.paste_field import MAX_SHOWN
from flexgui.ui.widgets.pill import Pill
from flexgui.ui.widgets.raw_view import Legend, characters

if TYPE_CHECKING:
    from flexgui.profiles.profile import Profile
    from flexgui.ui.token.key_choice import KeyChoice

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

    The choice of a key is built for the first token, in the turn of the event loop after the one that shows the token.
    Signals: ``changed()`` when the text or the choice of a key must be read again; ``open_requested()``,
    ``paste_requested()`` and ``clear_requested()`` from the buttons; ``long_pasted(str)``;
    ``secret_entered(Profile, Secret)`` the secret of a profile that has none.
    """

    changed = Signal()
    open_requested = Signal()
    paste_requested = Signal()
    clear_requested = Signal()
    long_pasted = Signal(object)
    secret_entered = Signal(object, object)

    def __init__(self, build_queue: BuildQueue, parent: QWidget | None = None) -> None:
        super().__init__(tr("Token"), parent)
        self._whole = ""
        self._profiles: Sequence[Profile] = ()
        self._reading: tuple[TokenReading, str] | None = None
        self._build_queue = build_queue
        self.kind = Pill()
        self._fill_head()
        self.text = TokenEditor(self)
        self.legend = Legend()
        self._verify = QWidget(self)
        self._verify.hide()
        self._choice = Lazy(self._build_choice)
        self._timer = QTimer(self, singleShot=True, interval=READ_DELAY_MS)
        for part in (self.text, self.legend, self._verify):
            self.body.addWidget(part)
        self.body.setStretchFactor(self.text, 1)
        self._timer.timeout.connect(self.changed)
        self.text.textChanged.connect(self._timer.start)
        self.text.long_pasted.connect(self.long_pasted)

    @property
    def choice(self) -> KeyChoice:
        """The choice of a key; the first access builds it."""
        return self._choice.widget

    @property
    def options(self) -> KeyOptions:
        """How the token is to be verified."""
        choice = self._choice.existing
        return choice.options if choice is not None else KeyOptions(profiles=tuple(self._profiles))

    def set_profiles(self, profiles: Sequence[Profile]) -> None:
        """Offer these profiles to check bearer tokens with."""
        self._profiles = profiles
        if self._choice.existing is not None:
            self._choice.existing.set_profiles(profiles)

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

    def show_choice(self, reading: TokenReading, context_of: str = "") -> None:
        """Show the choice of a key for the token that was read; see `KeyChoice.show_reading`."""
        self._reading = reading, context_of
        choice = self._choice.existing
        if choice is None:
            self._build_queue.add(self._show_first_choice)
        else:
            choice.show_reading(reading, context_of)
            self._verify.show()  # after its parts: showing a part in a visible window lays it out again

    def clear_token(self) -> None:
        """Show that no token was read."""
        self._reading = None
        self.kind.hide()
        self._verify.hide()
        self.legend.count.setText("")

    def _fill_head(self) -> None:
        self.kind.hide()
        self.head.insertWidget(1, self.kind)
        for icon, text, signal in (
            ("paste", tr("Paste a token from the clipboard"), self.paste_requested),
            ("folder", tr("Open token…"), self.open_requested),
            ("cross", tr("Clear"), self.clear_requested),
        ):
            button = tool_button(icon, text)
            button.clicked.connect(signal)
            self.head.addWidget(button)

    def _build_choice(self) -> KeyChoice:
        from flexgui.ui.token.key_choice import KeyChoice  # with the first token

        column = vbox(self._verify)
        head, layout = row_frame(parent=self._verify)
        layout.addWidget(label(tr("Verify with"), "title"))
        layout.addStretch(1)
        choice = KeyChoice(self._verify)
        for part in (head, choice):
            column.addWidget(part)
        choice.set_profiles(self._profiles)
        if self._reading is not None:
            choice.show_reading(*self._reading)
            self._verify.show()
        choice.changed.connect(self.changed)
        choice.secret_entered.connect(self.secret_entered)
        return choice

    def _show_first_choice(self) -> None:
        if self._reading is not None:
            self.choice.show()

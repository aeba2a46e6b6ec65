"""The left pane of the inspector: the text of a token, and the key to check it with."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from flexgui.flex.token import Token, TokenKind
from flexgui.translation import tr
from flexgui.ui.token.key_options import KeyOptions, TokenReading
from flexgui.ui.token_kinds import kind_words, usual_words
from flexgui.ui.widgets.build_queue import BuildQueue
from flexgui.ui.widgets.buttons import tool_button
from flexgui.ui.widgets.labels import label
from flexgui.ui.widgets.layouts import vbox
from flexgui.ui.widgets.lazy import LazyPart
from flexgui.ui.widgets.pane import Pane, row_frame
from flexgui.ui.widgets.pill import Pill
from flexgui.ui.widgets.raw_view import Legend, characters
from flexgui.ui.widgets.whole_text import WholeTextEdit

if TYPE_CHECKING:
    from flexgui.profiles.profile import Profile
    from flexgui.ui.token.key_choice import KeyChoice


class TokenPane(Pane):
    """The choice of a key is built for the first token, in the turn of the event loop after the one that shows it.

    Signals: ``changed()`` when the text or the choice of a key must be read again; ``secret_entered(Profile, Secret)``
    the secret of a profile that has none.
    """

    changed = Signal()
    secret_entered = Signal(object, object)

    def __init__(self, build_queue: BuildQueue, parent: QWidget | None = None) -> None:
        super().__init__(tr("Token"), parent)
        self._profiles: Sequence[Profile] = ()
        self._reading: tuple[TokenReading, str] | None = None
        self._build_queue = build_queue
        self.kind = Pill()
        self.kind.hide()
        self.head.insertWidget(1, self.kind)
        self.paste = tool_button("paste", tr("Paste a token from the clipboard"))
        self.open = tool_button("folder", tr("Open token…"))
        self.clear = tool_button("cross", tr("Clear"))
        for button in (self.paste, self.open, self.clear):
            self.head.addWidget(button)
        hint = tr("Paste a token here, or drop a file.\nQuotes, Bearer and line breaks do not matter.")
        self.text = WholeTextEdit("token", tr("Token"), hint, self)
        self.text.setAcceptDrops(False)  # the page takes them
        self.legend = Legend()
        self._verify = QWidget(self)
        self._verify.hide()
        for part in (self.text, self.legend, self._verify):
            self.body.addWidget(part)
        self.body.setStretchFactor(self.text, 1)
        self.text.changed.connect(self.changed)

    @property
    def options(self) -> KeyOptions:
        choice = TokenPane.choice.existing(self)
        return choice.options if choice is not None else KeyOptions(profiles=tuple(self._profiles))

    def set_profiles(self, profiles: Sequence[Profile]) -> None:
        self._profiles = profiles
        if choice := TokenPane.choice.existing(self):
            choice.set_profiles(profiles)

    def show_token(self, token: Token) -> None:
        """Show the kind and the length of the token that was read."""
        self.kind.set("none", "brackets" if token.kind is not TokenKind.JWE else "lock", kind_words(token))
        self.kind.set_widest(usual_words())  # so that nothing moves with the next token
        self.kind.show()
        self.legend.count.setText(characters(token.text))

    def show_choice(self, reading: TokenReading, context_of: str = "") -> None:
        """Show the choice of a key for the token that was read; see `KeyChoice.show_reading`."""
        self._reading = reading, context_of
        choice = TokenPane.choice.existing(self)
        if choice is None:
            self._build_queue.add(lambda: self.choice if self._reading is not None else None)
        else:
            choice.show_reading(reading, context_of)
            self._verify.show()  # after its parts: showing a part in a visible window lays it out again

    def clear_token(self) -> None:
        """Show that no token was read."""
        self._reading = None
        self.kind.hide()
        self._verify.hide()
        self.legend.count.setText("")

    @LazyPart
    def choice(self) -> KeyChoice:
        from flexgui.ui.token.key_choice import KeyChoice  # with the first token

        column = vbox(self._verify)
        head, layout = row_frame(parent=self._verify)
        layout.addWidget(label(tr("Verify with"), "title"))
        layout.addStretch(1)
        choice = KeyChoice(self._verify)
        for part in (head, choice):
            column.addWidget(part)
        for before, after in pairwise((self.text, *choice.controls)):
            QWidget.setTabOrder(before, after)
        choice.set_profiles(self._profiles)
        if self._reading is not None:
            choice.show_reading(*self._reading)
            self._verify.show()
        choice.changed.connect(self.changed)
        choice.secret_entered.connect(self.secret_entered)
        return choice

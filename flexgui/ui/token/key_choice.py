"""Choose the token, if a text holds several, and the key or the environment to verify it with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QLineEdit, QPushButton, QWidget

from flexgui.flex.content_checks import documented_origin
from flexgui.flex.credentials import SigningMethod, check_secret, unwrap_secret
from flexgui.flex.environment import PRODUCTION, TEST, EnvironmentKind
from flexgui.flex.secret import Secret
from flexgui.flex.text import shown
from flexgui.flex.token import SESSION_TOKENS, TokenKind
from flexgui.profiles.profile import Profile
from flexgui.translation import later, tr
from flexgui.ui.resources import icon
from flexgui.ui.token.key_options import KeyOptions, TokenReading
from flexgui.ui.widgets.buttons import link_button
from flexgui.ui.widgets.combo import ComboBox
from flexgui.ui.widgets.labels import label, set_style
from flexgui.ui.widgets.layouts import grid_layout, hbox
from flexgui.ui.widgets.paste_field import PasteField

if TYPE_CHECKING:
    from flexgui.flex.token import Token

BY_ITSELF, FILE, PASTE = "by itself", "file", "paste"
PASTED = later("the key that was pasted")
SENTENCES = {
    TokenKind.CAPTURE_CONTEXT: later("A capture context is signed with a key that its environment publishes."),
    TokenKind.TRANSIENT_TOKEN: later(
        "A transient token is signed with the one-time key of the capture context it was made from."
    ),
    TokenKind.BEARER: later(
        "A bearer token is signed by who sends the request. The secret comes from the keyring and is never shown."
    ),
    TokenKind.JWS: later("If it is one of the Flex API’s, its key is published by its environment."),
    TokenKind.JWE: later(
        "It is encrypted: only who has the private key can read it. The header is all there is to see."
    ),
}
KEY_HINT = later("A JWK, a JWK set, PEM, DER or a certificate; for a transient token also its capture context.")
PASTE_CONTEXT = later("Paste its capture context…")
PASTE_KEY = later("Paste a key here.")
NO_CONTEXT = later("It is not in the history: paste it, or open it as a file.")


class KeyChoice(QFrame):
    """Choices of token, key and environment, one sentence, and help if the key is missing.

    Signals: ``changed()``: verify the token again; ``secret_entered(Profile, Secret)`` the secret of a profile that has
    none.
    """

    changed = Signal()
    secret_entered = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keyChoice")
        self.token, self.key, self.environment = ComboBox(self), ComboBox(self), ComboBox(self)
        self.retry = link_button(tr("Try again"))
        self.give_context = link_button(tr(PASTE_CONTEXT))
        self.secret = QLineEdit()
        self.use_secret = QPushButton(tr("Verify with it"))
        self.sentence = label(role="small", wrap=True)
        self.problem = label(role="small", wrap=True)
        self.paste = PasteField("text", tr("Key"), tr(PASTE_KEY), 92, self)
        self.controls = (
            self.token, self.key, self.environment, self.paste, self.give_context, self.secret, self.use_secret,
            self.retry,
        )  # fmt: skip
        """What Tab reaches, from top to bottom."""
        self._token_label = label(tr("Token"), "dim")
        self._environment_label = label(tr("Environment"), "dim")
        self._tokens: tuple[tuple[str, str], ...] = ()
        self._profiles: Sequence[Profile] = ()
        self._kind: TokenKind | None = None
        self._kid = ""
        self._without_secret: Profile | None = None
        self._file: Path | None = None
        self._lay_out()
        self.token.activated.connect(self.changed)
        self.key.activated.connect(self._choose)
        self.environment.activated.connect(self.changed)
        self.retry.clicked.connect(self.changed)
        self.give_context.clicked.connect(self.ask_for_context)
        self.secret.returnPressed.connect(self._take_secret)
        self.use_secret.clicked.connect(self._take_secret)
        self.paste.changed.connect(self._take_pasted)

    @property
    def options(self) -> KeyOptions:
        choice = self.key.currentData()
        place = self.environment.currentData() if not self.environment.isHidden() else None
        key: str | Path = ""
        origin = ""
        if choice == FILE and self._file is not None:
            key, origin = self._file, self._file.name
        elif choice == PASTE:
            key, origin = self.paste.whole.strip(), tr(PASTED)
        profile = next((each for each in self._profiles if each.id == choice), None)
        token = self.token.currentData() if len(self._tokens) > 1 else ""
        return KeyOptions(self._kind, place, key, origin, profile, tuple(self._profiles), token, self._kid)

    def set_profiles(self, profiles: Sequence[Profile]) -> None:
        """Offer these profiles; the choice is kept if it is still offered."""
        self._profiles = tuple(profiles)
        chosen, first = self.key.currentData(), self.key.itemText(0)
        if self._kind is not None:
            self._fill(self._kind)
            self.key.setItemText(0, first)
            self._select(chosen)
            self._name_file()

    def ask_for_context(self) -> None:
        """Show the field for the capture context of a transient token."""
        self._select(PASTE)
        self._choose()

    def show_reading(self, reading: TokenReading, context_of: str = "") -> None:
        """Show the choices for a token; `context_of` says when its capture context was received, if that is known.

        For a token of another kind or with another key ID than the last one, the choice is reset.
        """
        token = reading.outcome.token
        if token is None:
            self.hide()
            return
        kid = token.kid or ""
        if (token.kind, kid) != (self._kind, self._kid):
            self._kind, self._kid = token.kind, kid
            self._file = None
            self.paste.clear()
            self._fill(token.kind)
            self._fill_environments()
        self._list_tokens(reading.tokens, token.text)
        if token.kind is TokenKind.BEARER and reading.profile is not None and self.key.currentData() == BY_ITSELF:
            self._select(reading.profile.id)
        self._name_automatic_key(token, context_of)
        self._show_environment(token, reading)
        self._show_problem(token, reading)
        is_transient = token.kind is TokenKind.TRANSIENT_TOKEN
        self.give_context.setVisible(is_transient and not context_of and not self._is_given)
        self._show_secret(reading.without_secret)
        self.show()

    def _lay_out(self) -> None:
        grid = grid_layout(self, (14, 12, 14, 12), (12, 8))
        grid.setColumnMinimumWidth(0, 82)
        grid.setColumnStretch(1, 1)
        self.key.setAccessibleName(tr("Verify with this key"))
        self.environment.setAccessibleName(tr("Environment of the token"))
        self.token.setAccessibleName(tr("Token to inspect"))
        rows = (
            (self._token_label, self.token),
            (label(tr("Key"), "dim"), self.key),
            (self._environment_label, self.environment),
        )
        for row, (name, widget) in enumerate(rows):
            grid.addWidget(name, row, 0)
            grid.addWidget(widget, row, 1)
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setProperty("mono", True)
        for below in (self.paste, self.sentence, self.give_context, self.problem, self.secret):
            grid.addWidget(below, grid.rowCount(), 0, 1, 2)
        buttons = hbox(spacing=12)
        buttons.addWidget(self.use_secret)
        buttons.addWidget(self.retry)
        buttons.addStretch(1)
        grid.addLayout(buttons, grid.rowCount(), 0, 1, 2)

    def _list_tokens(self, tokens: tuple[tuple[str, str], ...], shown_token: str) -> None:
        """Offer a choice if the text holds several tokens."""
        if tokens != self._tokens:
            self._tokens = tokens
            self.token.clear()
            for name, text in tokens:
                self.token.addItem(shown(name, 80), text)
        self.token.setCurrentIndex(self.token.findData(shown_token))
        for widget in (self.token, self._token_label):
            widget.setVisible(len(tokens) > 1)

    def _fill(self, kind: TokenKind) -> None:
        self.key.clear()
        if kind is TokenKind.BEARER:
            self.key.addItem(icon("key"), tr("Choose a profile…"), BY_ITSELF)
            for each in self._profiles:
                p12, name = each.method is SigningMethod.JWT_P12, shown(each.name, 80)
                words = tr("The P12 of {name}", name=name) if p12 else tr("The shared secret of {name}", name=name)
                self.key.addItem(icon("key"), words, each.id)
        else:
            self.key.addItem(icon("key"), tr("No key") if kind is TokenKind.JWE else "", BY_ITSELF)
        is_transient = kind is TokenKind.TRANSIENT_TOKEN
        if is_transient:
            self.key.addItem(icon("paste"), tr(PASTE_CONTEXT), PASTE)
        if kind is not TokenKind.JWE:
            self.key.addItem(icon("file"), tr("A key file…"), FILE)
        if kind is not TokenKind.JWE and not is_transient:
            self.key.addItem(icon("paste"), tr("Paste a key…"), PASTE)
        self.paste.setPlaceholderText(tr("Paste its capture context here.") if is_transient else tr(PASTE_KEY))
        self.key.setEnabled(kind is not TokenKind.JWE)
        self.paste.hide()

    def _name_automatic_key(self, token: Token, context_of: str) -> None:
        """Set the text of the first choice, which is the key that is found automatically."""
        sentence = tr(SENTENCES[token.kind])
        if token.kind is TokenKind.TRANSIENT_TOKEN and context_of:
            self.key.setItemText(0, tr("flx.jwk of the capture context of {time}", time=context_of))
        elif token.kind is TokenKind.TRANSIENT_TOKEN:
            self.key.setItemText(0, tr("flx.jwk of its capture context"))
            sentence += f" {tr(NO_CONTEXT)}"
        elif token.kind in SESSION_TOKENS:
            self.key.setItemText(0, tr("The environment’s key {kid}", kid=shown(token.kid or "", 40)).rstrip())
        self.sentence.setText(tr(KEY_HINT) if self._is_given else sentence)
        self._name_file()

    def _name_file(self) -> None:
        if self.key.currentData() == FILE and self._file is not None:
            self.key.setItemText(self.key.currentIndex(), f"{shown(self._file.name, 60)}…")

    @property
    def _is_given(self) -> bool:
        return self.key.currentData() in (FILE, PASTE)

    def _fill_environments(self) -> None:
        self.environment.clear()
        self.environment.addItem(tr("Choose where it is from…"), None)
        for each in (TEST, PRODUCTION):
            self.environment.addItem(f"{each.label}, {each.host}", each)
        for profile in self._profiles:
            if profile.kind in (EnvironmentKind.SANDBOX, EnvironmentKind.CUSTOM):
                self.environment.addItem(shown(profile.label, 80), profile)

    def _show_environment(self, token: Token, reading: TokenReading) -> None:
        """Offer a choice only where the token names no environment that can be trusted."""
        place = reading.outcome.environment
        unknown = (
            token.kind in SESSION_TOKENS
            and not self._is_given
            and not reading.is_origin_known
            and documented_origin(token) is None
            and (place is None or place.kind is not EnvironmentKind.SANDBOX)
        )
        self.environment.setVisible(unknown)
        self._environment_label.setVisible(unknown)

    def _show_problem(self, token: Token, reading: TokenReading) -> None:
        key, problem = reading.outcome.key, reading.problem
        is_explained = token.kind is TokenKind.TRANSIENT_TOKEN  # in the sentence above it
        if not problem and not is_explained and key is not None and key.jwk is None:
            problem = key.problem or ""
        self._set_problem(problem, "bad" if reading.problem else "none")
        self.retry.setVisible(bool(problem))

    def _set_problem(self, text: str, tone: str) -> None:
        self.problem.setText(shown(text, 400))
        self.problem.setVisible(bool(text))
        set_style(self.problem, "tone", tone)

    def _show_secret(self, profile: Profile | None) -> None:
        """Offer a field for the secret of this profile, which has none."""
        self._without_secret = profile
        is_phrase = profile is not None and profile.method is SigningMethod.JWT_P12
        self.secret.setAccessibleName(tr("Pass phrase") if is_phrase else tr("Shared secret"))
        self.secret.setPlaceholderText(self.secret.accessibleName())
        if profile is None:
            self.secret.clear()
        for widget in (self.secret, self.use_secret):
            widget.setVisible(profile is not None)

    def _take_secret(self) -> None:
        profile, text = self._without_secret, self.secret.text()
        if profile is None:
            return
        if profile.method is not SigningMethod.JWT_P12:
            text = unwrap_secret(text)
            if problem := check_secret(text):
                self._set_problem(problem, "bad")
                return
        self.secret.clear()
        self.secret_entered.emit(profile, Secret(text))

    def _select(self, choice: object) -> None:
        row = self.key.findData(choice)
        if row >= 0:
            self.key.setCurrentIndex(row)

    def _choose(self) -> None:
        choice = self.key.currentData()
        self.paste.setVisible(choice == PASTE)
        self.give_context.hide()
        if choice == PASTE:
            self.sentence.setText(tr(KEY_HINT))
            self.paste.setFocus()
            self._take_pasted()
            return
        if choice == FILE:
            name, _ = QFileDialog.getOpenFileName(self, tr("Open a key"))
            if not name:
                self._select(BY_ITSELF)
                return
            self._file = Path(name)  # it is read on the worker thread that verifies the token
        self.changed.emit()

    def _take_pasted(self) -> None:
        if self.key.currentData() == PASTE and self.paste.toPlainText().strip():
            self.changed.emit()

"""Verify with: which key a token is checked with, chosen from what fits its kind."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QVBoxLayout, QWidget

from flexgui.flex.credentials import SigningMethod
from flexgui.flex.environment import PRODUCTION, TEST, Environment, EnvironmentKind
from flexgui.flex.text import shown
from flexgui.flex.token import MAX_TOKEN_BYTES, TokenKind
from flexgui.profiles.profile import Profile
from flexgui.translation import later, tr
from flexgui.ui.resources import icon
from flexgui.ui.token.reading import How, Reading, origin_of
from flexgui.ui.widgets.buttons import link_button
from flexgui.ui.widgets.combo import ComboBox
from flexgui.ui.widgets.labels import label, repolish
from flexgui.ui.widgets.paste_field import PasteField

if TYPE_CHECKING:
    from flexgui.outcome import Outcome

BY_ITSELF, FILE, PASTE = "by itself", "file", "paste"
PASTED = later("the key that was pasted")
READ_AFTER = 250
"""Milliseconds from the last key to the reading of what is pasted."""
SESSION_KINDS = (TokenKind.CAPTURE_CONTEXT, TokenKind.JWS)
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
GIVEN = later("A JWK, a JWK set, PEM or a certificate; for a transient token its capture context as well.")
NO_CONTEXT = later("It is not in the history: paste it, or open it as a file.")


class KeyChoice(QFrame):
    """Key, environment, one sentence, and Retry. Signals: ``changed()`` when the token is to be judged anew."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keyChoice")
        self.key, self.environment = ComboBox(), ComboBox()
        self.retry = link_button(tr("Retry"))
        self.sentence = label(role="small", wrap=True)
        self.problem = label(role="small", wrap=True)
        self.paste = PasteField("text", tr("Key"), tr("Paste a key here."), 92)
        self._place = label(tr("Environment"), "dim")
        self._profiles: Sequence[Profile] = ()
        self._kind: TokenKind | None = None
        self._file = ("", "")
        self._profile: Profile | None = None
        self._timer = QTimer(self, singleShot=True, interval=READ_AFTER)
        self._lay_out()
        self.key.activated.connect(self._choose)
        self.environment.activated.connect(self.changed)
        self.retry.clicked.connect(self.changed)
        self.paste.textChanged.connect(self._timer.start)
        self._timer.timeout.connect(self._take_pasted)

    @property
    def how(self) -> How:
        """What is chosen."""
        choice = self.key.currentData()
        place = self.environment.currentData() if not self.environment.isHidden() else None
        text, origin = "", ""
        if choice == FILE:
            text, origin = self._file
        elif choice == PASTE:
            text, origin = self.paste.whole.strip(), tr(PASTED)
        profile = next((each for each in self._profiles if each.id == choice), None)
        return How(self._kind, place, text, origin, profile, tuple(self._profiles))

    def set_profiles(self, profiles: Sequence[Profile]) -> None:
        """Offer these profiles; what was chosen stays chosen if it is still there."""
        self._profiles = tuple(profiles)
        chosen, first = self.key.currentData(), self.key.itemText(0)
        if self._kind is not None:
            self._fill(self._kind)
            self.key.setItemText(0, first)
            self._select(chosen)
            self._name_file()

    def show_reading(self, reading: Reading, context_of: str = "") -> None:
        """Word the choice for the token that was read; `context_of` says when its context was received, if it is known.

        A token of another kind begins with what is found by itself.
        """
        token = reading.outcome.token
        if token is None:
            self.hide()
            return
        if token.kind is not self._kind:
            self._kind = token.kind
            self._file = ("", "")
            self._fill(token.kind)
            self._fill_environments()
        self._profile = reading.profile
        if token.kind is TokenKind.BEARER and reading.profile is not None and self.key.currentData() == BY_ITSELF:
            self._select(reading.profile.id)
        self._word(reading.outcome, context_of)
        self._show_environment(reading.outcome)
        self._show_problem(reading)
        self.show()

    # Inside

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(14, 12, 14, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, 82)
        grid.setColumnStretch(1, 1)
        self.key.setAccessibleName(tr("Verify with this key"))
        self.environment.setAccessibleName(tr("Environment of the token"))
        for row, (name, widget) in enumerate(((label(tr("Key"), "dim"), self.key), (self._place, self.environment))):
            grid.addWidget(name, row, 0)
            grid.addWidget(widget, row, 1)
        for below in (self.paste, self.sentence, self.problem, self.retry):
            grid.addWidget(below, grid.rowCount(), 0, 1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        for late in (self.paste, self.problem, self.retry, self.environment, self._place):
            late.hide()

    def _fill(self, kind: TokenKind) -> None:
        with QSignalBlocker(self.key):
            self.key.clear()
            if kind is TokenKind.BEARER:
                self.key.addItem(icon("key"), tr("Choose a profile…"), BY_ITSELF)
                for each in self._profiles:
                    p12, name = each.method is SigningMethod.JWT_P12, shown(each.name, 80)
                    words = tr("The P12 of {name}", name=name) if p12 else tr("The shared secret of {name}", name=name)
                    self.key.addItem(icon("key"), words, each.id)
            else:
                self.key.addItem(icon("key"), tr("No key") if kind is TokenKind.JWE else "", BY_ITSELF)
            if kind is not TokenKind.JWE:
                self.key.addItem(icon("file"), tr("A key file…"), FILE)
                self.key.addItem(icon("copy"), tr("Paste a key…"), PASTE)
        self.key.setEnabled(kind is not TokenKind.JWE)
        self.paste.hide()

    def _word(self, outcome: Outcome, context_of: str) -> None:
        """Name the first choice by what it stands for here."""
        token = outcome.token
        assert token is not None
        kid = shown(token.kid or "", 40)
        sentence = tr(SENTENCES[token.kind])
        if token.kind is TokenKind.TRANSIENT_TOKEN:
            words = (
                tr("flx.jwk of the capture context of {time}", time=context_of)
                if context_of
                else tr("flx.jwk of its capture context")
            )
            self.key.setItemText(0, words)
            sentence += "" if context_of or self._given else f" {tr(NO_CONTEXT)}"
        elif token.kind in SESSION_KINDS:
            self.key.setItemText(0, tr("The environment’s key {kid}", kid=kid).rstrip())
        self.sentence.setText(tr(GIVEN) if self._given else sentence)
        self._name_file()

    def _name_file(self) -> None:
        if self.key.currentData() == FILE and self._file[1]:
            self.key.setItemText(self.key.currentIndex(), f"{shown(self._file[1], 60)}…")

    @property
    def _given(self) -> bool:
        return self.key.currentData() in (FILE, PASTE)

    def _fill_environments(self) -> None:
        with QSignalBlocker(self.environment):
            self.environment.clear()
            self.environment.addItem(tr("Choose where it is from…"), None)
            for each in (TEST, PRODUCTION):
                self.environment.addItem(f"{each.label}, {each.host}", each)
            for profile in self._profiles:
                if profile.kind in (EnvironmentKind.SANDBOX, EnvironmentKind.CUSTOM):
                    self.environment.addItem(shown(profile.label, 80), profile)

    def _show_environment(self, outcome: Outcome) -> None:
        """Offer a choice only where the token does not say where it is from."""
        token = outcome.token
        unknown = (
            token is not None
            and token.kind in SESSION_KINDS
            and not self._given
            and not isinstance(origin_of(token), Environment)
        )
        self.environment.setVisible(unknown)
        self._place.setVisible(unknown)

    def _show_problem(self, reading: Reading) -> None:
        key = reading.outcome.key
        missing = key.problem if key is not None and key.jwk is None else None
        token = reading.outcome.token
        said = token is not None and token.kind is TokenKind.TRANSIENT_TOKEN  # by the sentence above it
        problem = reading.problem or ("" if said else missing or "")
        self.problem.setText(shown(problem, 400))
        self.problem.setVisible(bool(problem))
        tone = "bad" if reading.problem else "none"
        if self.problem.property("tone") != tone:
            self.problem.setProperty("tone", tone)
            repolish(self.problem)
        self.retry.setVisible(bool(reading.problem or missing))

    def _select(self, choice: object) -> None:
        row = self.key.findData(choice)
        if row >= 0:
            with QSignalBlocker(self.key):
                self.key.setCurrentIndex(row)

    def _choose(self) -> None:
        choice = self.key.currentData()
        self.paste.setVisible(choice == PASTE)
        if choice == PASTE:
            self.sentence.setText(tr(GIVEN))
            self.paste.setFocus()
            if not self.paste.toPlainText().strip():
                return
        if choice == FILE and not self._open_file():
            self._select(BY_ITSELF)
            return
        self.changed.emit()

    def _take_pasted(self) -> None:
        if self.key.currentData() == PASTE and self.paste.toPlainText().strip():
            self.changed.emit()

    def _open_file(self) -> bool:
        name, _ = QFileDialog.getOpenFileName(self, tr("Open a key"))
        if not name:
            return False
        path = Path(name)
        try:
            with path.open("rb") as file:
                content = file.read(MAX_TOKEN_BYTES + 1)
        except OSError as error:
            return self._refuse_file(path, f"{error.strerror}.")
        if len(content) > MAX_TOKEN_BYTES:
            return self._refuse_file(path, tr("It is too long for a key."))
        self._file = (content.decode("utf-8", "replace"), path.name)
        return True

    def _refuse_file(self, path: Path, why: str) -> bool:
        self.problem.setText(f"{shown(path.name)}: {why}")
        self.problem.show()
        return False

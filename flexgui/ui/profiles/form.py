"""The form of one profile: its environment and its credentials."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from flexgui.flex.credentials import SigningMethod, check_secret, unwrap, unwrap_secret
from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.secret import Secret
from flexgui.profiles.draft import Draft, Part, SecretPlace, new_draft, problems, typed_base_url
from flexgui.secret_store.p12_file import copy_owner
from flexgui.translation import later, tr
from flexgui.ui.profiles.profile_rows import CertificateRow, EnvironmentRow, MethodRow, P12Row, dropped_p12
from flexgui.ui.profiles.secret_status import StoreLine
from flexgui.ui.widgets.form_rows import FormRow, Rows, SecretRow

KEY_MANAGEMENT = later("Business Center: Payment Configuration → Key Management, REST – Shared Secret.")
SECRET_HINT = later("44 characters of base64. Key Management shows it once, when the key is made.")
PASS_PHRASE_HINT = later("The password set when the P12 was made in Key Management. Empty if the file has none.")
UNWRAPPED = later("Quotes and spaces were removed.")
ENVIRONMENT_NAMES = {
    EnvironmentKind.SANDBOX: later("the sandbox environment"),
    EnvironmentKind.TEST: later("the test environment"),
    EnvironmentKind.PRODUCTION: later("the production environment"),
    EnvironmentKind.CUSTOM: later("the custom environment"),
}
PLACE_WORDS = {
    SecretPlace.KEYRING: later("In the keyring"),
    SecretPlace.MEMORY: later("In memory only"),
    SecretPlace.UNKNOWN: later("Saved before, not checked"),
}


class ProfileForm(QWidget):
    """Edits one draft in place.

    Signals: ``changed()`` when the user has changed a value; ``p12_changed(bool)`` when the P12 must be opened again,
    True without delay; ``field_left()``.
    """

    changed = Signal()
    p12_changed = Signal(bool)
    field_left = Signal()

    def __init__(self, now: Callable[[], datetime], data_dir: Path) -> None:
        super().__init__()
        self._now, self._data_dir = now, data_dir
        self._draft = new_draft()
        self._place: Callable[[str], SecretPlace] = lambda _: SecretPlace.ABSENT
        self.setAcceptDrops(True)
        self.name = FormRow(tr("Name"), tr("As the list and the toolbar show it."))
        self.environment = EnvironmentRow()
        self.address = FormRow(
            tr("Address"), tr("Scheme and host, as in http://127.0.0.1:8080. Other computers: https only.")
        )
        self.merchant = FormRow(tr("Merchant ID"), tr("Also called organisation ID in the Business Center."), mono=True)
        self.meta_key = QCheckBox(tr("MetaKey of a portfolio"))
        self.portfolio = FormRow(
            tr("Portfolio ID"),
            tr("The organisation whose key signs; the merchant ID above is the one that sells."),
            mono=True,
        )
        self.method = MethodRow()
        self.key_id = FormRow(tr("Key ID"), tr(KEY_MANAGEMENT), mono=True)
        self.secret = SecretRow(
            tr("Shared secret"), tr(SECRET_HINT), tr("Show the shared secret while this is pressed")
        )
        self.p12 = P12Row()
        self.pass_phrase = SecretRow(
            tr("Pass phrase"), tr(PASS_PHRASE_HINT), tr("Show the pass phrase while this is pressed")
        )
        self.certificate = CertificateRow()
        self.copy_p12 = QCheckBox(tr("Keep a copy in FlexGUI’s folder"))
        self.copy_p12.setToolTip(tr("Only your user account can read the copy."))
        self.store_line = StoreLine()
        self._lay_out()
        self._parts: dict[Part, FormRow] = {
            Part.NAME: self.name,
            Part.ADDRESS: self.address,
            Part.MERCHANT: self.merchant,
            Part.PORTFOLIO: self.portfolio,
            Part.KEY_ID: self.key_id,
            Part.SECRET: self.secret,
            Part.P12: self.p12,
            Part.PASS_PHRASE: self.pass_phrase,
        }
        self._id_hints = {row: row.note.text() for row in (self.merchant, self.portfolio, self.key_id)}
        for part, row in self._parts.items():
            row.edit.setAcceptDrops(False)  # the form handles dropped P12 files
            if part is not Part.P12:  # its path is not typed
                row.changed.connect(self._edit)
                row.editing_finished.connect(lambda part=part: self._leave(part))
        self.environment.chosen.connect(self._choose_environment)
        self.method.chosen.connect(lambda method: self._change(method=method))
        self.meta_key.toggled.connect(self._tick_meta_key)
        self.copy_p12.toggled.connect(self._tick_copy)

    def show_draft(self, draft: Draft, place: Callable[[str], SecretPlace]) -> None:
        """Show and edit `draft`; `place` returns where a secret is stored, by the name of its entry."""
        self._draft, self._place = draft, place
        profile = draft.profile
        self.name.set_text(profile.name)
        self.address.set_text(draft.address)
        self.merchant.set_text(profile.merchant_id)
        with QSignalBlocker(self.meta_key):
            self.meta_key.setChecked(draft.meta_key)
        self.portfolio.set_text(draft.portfolio)
        self.key_id.set_text(profile.key_id)
        for row, hint in self._id_hints.items():
            row.set_hint(hint)
        self._show_secret()
        self.refresh()

    def refresh(self) -> None:
        """Update visible fields, errors and the certificate from the draft."""
        draft = self._draft
        profile = draft.profile
        p12 = profile.method is SigningMethod.JWT_P12
        self.environment.show_environment(draft.environment)
        self.method.show_method(profile.method)
        self.p12.show_path(profile.p12_file)
        self.certificate.show_certificate(draft.certificate, self._now())
        own = copy_owner(profile.p12_file, self._data_dir) is not None
        with QSignalBlocker(self.copy_p12):
            self.copy_p12.setChecked(own or draft.copy_p12)
        self.copy_p12.setEnabled(bool(profile.p12_file) and not own)
        self.rows.set_visible(self.address, profile.kind is EnvironmentKind.CUSTOM)
        self.rows.set_visible(self.portfolio, draft.meta_key)
        for row in (self.key_id, self.secret):
            self.rows.set_visible(row, not p12)
        for widget in (self.p12, self.pass_phrase, self.certificate, self.copy_p12):
            self.rows.set_visible(widget, p12)
        self._hint_secret()
        wrong = problems(draft)
        for part, row in self._parts.items():
            row.show_error(wrong.get(part) if part in draft.visited else None)

    def refresh_stored_secret(self) -> None:
        """Update the name of the stored secret, unless the user is typing a new one."""
        row = self._secret_row()
        if not row.edit.text() and not row.edit.hasFocus():
            self._show_secret()
            self.refresh()

    def take_p12(self, path: str) -> None:
        """Make `path` the profile's P12 and switch to signing with it."""
        self._draft.copy_p12 = False
        self._draft.visited.add(Part.P12)
        self._change(method=SigningMethod.JWT_P12, p12_file=path, p12_fingerprint="")

    def wipe(self) -> None:
        """Clear the secrets in the fields."""
        for row in (self.secret, self.pass_phrase):
            row.edit.clear()

    # User actions

    def _edit(self) -> None:
        draft = self._draft
        before = draft.profile
        draft.address = self.address.edit.text()
        draft.portfolio = self.portfolio.edit.text()
        draft.profile = before._replace(
            name=self.name.edit.text().strip(),
            base_url=typed_base_url(draft) if before.kind is EnvironmentKind.CUSTOM else before.base_url,
            merchant_id=unwrap(self.merchant.edit.text()),
            portfolio_id=(unwrap(draft.portfolio) or None) if draft.meta_key else None,
            key_id=unwrap(self.key_id.edit.text()),
        )
        self._hint_unwrapped()
        typed = self._typed()
        if typed != draft.secret:
            draft.secret = typed
            self.p12_changed.emit(False)
        elif (before.merchant_id, before.portfolio_id) != (draft.profile.merchant_id, draft.profile.portfolio_id):
            self.p12_changed.emit(False)
        if self.sender() is self.address:
            self._show_secret()
        self._update()

    def _leave(self, part: Part) -> None:
        self._draft.visited.add(part)
        row = self._parts[part]
        if row in self._id_hints:
            row.set_text(unwrap(row.edit.text()))
            self._draft.portfolio = self.portfolio.edit.text()
        self.field_left.emit()
        self.refresh()

    def _choose_environment(self, kind: EnvironmentKind, base_url: str | None) -> None:
        if kind is EnvironmentKind.CUSTOM:
            self._change(kind=kind, base_url=typed_base_url(self._draft))
            self.address.edit.setFocus()
        else:
            self._change(kind=kind, base_url=base_url)

    def _change(self, **members: Any) -> None:
        """Change members of the profile that decide which secret it needs and which P12 it has."""
        self._draft.profile = self._draft.profile._replace(**members)
        self._show_secret()
        self.p12_changed.emit(True)
        self._update()

    def _tick_meta_key(self, ticked: bool) -> None:
        draft = self._draft
        draft.meta_key = ticked
        draft.profile = draft.profile._replace(portfolio_id=(unwrap(draft.portfolio) or None) if ticked else None)
        self.p12_changed.emit(True)
        self._update()
        if ticked:
            self.portfolio.edit.setFocus()

    def _tick_copy(self, ticked: bool) -> None:
        self._draft.copy_p12 = ticked
        self._update()

    def _update(self) -> None:
        self.refresh()
        self.changed.emit()

    def _hint_unwrapped(self) -> None:
        """Show below the edited field that quotes or spaces around its value were removed."""
        row = self.sender()
        if isinstance(row, FormRow) and row in self._id_hints:
            unwrapped = row.edit.text() != unwrap(row.edit.text())
            row.set_hint(tr(UNWRAPPED) if unwrapped else self._id_hints[row])

    # The secret

    def _secret_row(self) -> SecretRow:
        p12 = self._draft.profile.method is SigningMethod.JWT_P12
        return self.pass_phrase if p12 else self.secret

    def _typed(self) -> Secret | None:
        """Return the typed secret; quotes and spaces may belong to a pass phrase, but not to a shared secret."""
        row = self._secret_row()
        text = row.edit.text() if row is self.pass_phrase else unwrap_secret(row.edit.text())
        return Secret(text) if text else None

    def _show_secret(self) -> None:
        """Show the field with the typed text, or where the secret is stored; a stored secret is never shown."""
        draft = self._draft
        row = self._secret_row()
        typed = draft.secret
        row.set_text(typed.reveal() if typed is not None else "")
        stored = self._place(draft.profile.secret_name) if not draft.moved else SecretPlace.ABSENT
        row.show_stored(tr(PLACE_WORDS[stored]) if typed is None and stored in PLACE_WORDS else "")

    def _hint_secret(self) -> None:
        draft, row = self._draft, self._secret_row()
        typed = draft.secret
        phrase = row is self.pass_phrase
        if typed is not None and not phrase and check_secret(typed.reveal()) is None:
            length = len(typed.reveal())
            size = length * 3 // 4 - typed.reveal().count("=")
            hint = tr("{length} characters of base64, {size} bytes.", length=length, size=size)
            row.set_hint(f"{tr(UNWRAPPED)} {hint}" if row.edit.text() != typed.reveal() else hint)
        elif typed is None and draft.moved and draft.original is not None:
            was = draft.original.base_url or tr(ENVIRONMENT_NAMES[draft.original.kind])
            other = later("The stored shared secret is for {place} and is not used here. Enter another one.")
            if phrase:
                other = later("The stored pass phrase is for {place} and is not used here. Enter another one.")
            row.set_hint(tr(other, place=was), "warn")
        elif typed is None and row.typing and self._place(draft.profile.secret_name) is not SecretPlace.ABSENT:
            row.set_hint(
                tr("Leave it empty to keep the stored pass phrase.")
                if phrase
                else tr("Leave it empty to keep the stored shared secret.")
            )
        else:
            row.set_hint(tr(PASS_PHRASE_HINT) if phrase else tr(SECRET_HINT))

    # Layout and Qt overrides

    def _lay_out(self) -> None:
        self.rows = Rows(self)
        self.rows.add_title(tr("Where"))
        self.rows.add(tr("Name"), self.name)
        self.rows.add(tr("Environment"), self.environment)
        self.rows.add(tr("Address"), self.address)
        self.rows.add(tr("Merchant ID"), self.merchant)
        self.rows.add("", self.meta_key)
        self.rows.add(tr("Portfolio ID"), self.portfolio)
        self.rows.add_title(tr("How requests are signed"))
        self.rows.add(tr("Method"), self.method)
        self.rows.add(tr("Key ID"), self.key_id)
        self.rows.add(tr("Shared secret"), self.secret)
        self.rows.add(tr("P12 file"), self.p12)
        self.rows.add(tr("Pass phrase"), self.pass_phrase)
        self.rows.add(tr("Certificate"), self.certificate)
        self.rows.add("", self.copy_p12)
        self.rows.add(tr("Stored in"), self.store_line)
        self.rows.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_p12(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if (path := dropped_p12(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.take_p12(path)

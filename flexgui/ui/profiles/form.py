"""The form of one profile: where requests go, and how they are signed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from flexgui.flex.credentials import Secret, SigningMethod, check_key_id, check_secret
from flexgui.flex.environment import PRODUCTION, TEST, EnvironmentKind
from flexgui.profiles import Profile
from flexgui.ui.resources import icon
from flexgui.ui.toolbar import ENVIRONMENT_ICONS
from flexgui.ui.widgets.pill import Pill

LABEL_WIDTH = 128
ENVIRONMENTS = (TEST, PRODUCTION)
METHODS = (SigningMethod.JWT_SHARED_SECRET, SigningMethod.HTTP_SIGNATURE)
STORED = "Kept. Type a new one to replace it."


class FormRow(QWidget):
    """A line edit with its hint, in whose place an error appears when the field is left."""

    changed = Signal()

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit(self)
        self.edit.setAccessibleName(name)
        self._hint = hint
        self._note = QLabel(hint, self)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self._note.setProperty("role", "small")
        self._error: str | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.edit)
        column.addWidget(self._note)
        self._note.setVisible(bool(hint))
        self.edit.textChanged.connect(self.changed)

    def show_error(self, error: str | None) -> None:
        """Put `error` in the place of the hint, or the hint back."""
        if error == self._error:
            return
        self._error = error
        self._note.setText(error or self._hint)
        self._note.setProperty("tone", "bad" if error else "")
        self._note.setVisible(bool(error or self._hint))
        self.edit.setProperty("state", "bad" if error else "")
        for widget in (self.edit, self._note):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def set_hint(self, hint: str) -> None:
        """Change what stands below the field while there is no error."""
        self._hint = hint
        if not self._error:
            self._note.setText(hint)
            self._note.setVisible(bool(hint))


class ProfileForm(QWidget):
    """Edits one profile and, if a new one is typed, its shared secret.

    Signals: ``changed()`` whenever a value changed by a person's hand.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile: Profile | None = None
        self._stored = False
        self.name = FormRow("Name", "")
        self.environment = QComboBox()
        self.environment.setAccessibleName("Environment")
        for choice in ENVIRONMENTS:
            mark, tone = ENVIRONMENT_ICONS[choice.kind]
            self.environment.addItem(icon(mark, tone), f"{choice.label}  {choice.host}", choice.kind)
        self.merchant = FormRow("Merchant ID", "Also called organisation ID in the Business Center.")
        self.methods = QButtonGroup(self)
        self.key_id = FormRow("Key ID", "Business Center: Payment Configuration, Key Management, shared secret.")
        self.secret = FormRow("Shared secret", "")
        self.secret.edit.setEchoMode(QLineEdit.EchoMode.Password)
        for row in (self.merchant, self.key_id, self.secret):
            row.edit.setProperty("mono", True)
        self.kept = Pill()
        self.kept_text = QLabel()
        self.kept_text.setTextFormat(Qt.TextFormat.PlainText)
        self.kept_text.setProperty("role", "small")
        self.kept_text.setWordWrap(True)
        self.show_kept("busy", "ring", "Looking…", "Asking the keyring of this computer.")
        self._lay_out()
        for row in (self.name, self.merchant, self.key_id, self.secret):
            row.changed.connect(self._edited)
            row.edit.editingFinished.connect(self._show_errors)
        self.environment.activated.connect(self._edited)
        self.methods.idClicked.connect(self._edited)

    def show_profile(self, profile: Profile, secret: Secret | None, stored: bool) -> None:
        """Fill in `profile`; `secret` is one typed in this dialog, `stored` that one is kept already."""
        self._profile = None
        self._stored = stored
        self.name.edit.setText(profile.name)
        self._offer_custom(profile)
        self.environment.setCurrentIndex(max(0, self.environment.findData(profile.kind)))
        self.merchant.edit.setText(profile.merchant_id)
        button = self.methods.button(METHODS.index(profile.method) if profile.method in METHODS else 0)
        button.setChecked(True)
        self.key_id.edit.setText(profile.key_id)
        self.secret.edit.setText(secret.reveal() if secret else "")
        self.secret.edit.setPlaceholderText(STORED if stored else "")
        for row in (self.name, self.merchant, self.key_id, self.secret):
            row.show_error(None)
        self._profile = profile
        self._describe_secret()

    def show_kept(self, tone: str, mark: str, word: str, sentence: str) -> None:
        """Say where secrets are kept on this machine."""
        self.kept.set(tone, mark, word)
        self.kept_text.setText(sentence)

    def profile(self) -> Profile:
        """Return the profile as the form has it now."""
        assert self._profile is not None, "show_profile() comes first"
        kind = EnvironmentKind(self.environment.currentData())
        return replace(
            self._profile,
            name=self.name.edit.text().strip(),
            kind=kind,
            # An address belongs to its environment: a secret must not follow it to another.
            base_url=self._profile.base_url if kind is self._profile.kind else None,
            merchant_id=self.merchant.edit.text().strip(),
            method=METHODS[self.methods.checkedId()],
            key_id=self.key_id.edit.text().strip(),
        )

    def typed_secret(self) -> Secret | None:
        """Return the shared secret typed here, or None where the stored one stays."""
        text = "".join(self.secret.edit.text().split())
        return Secret(text) if text else None

    def errors(self) -> dict[FormRow, str]:
        """Return what is wrong, by row; empty when the profile can be saved."""
        found = {
            self.name: None if self.name.edit.text().strip() else "A profile needs a name.",
            self.merchant: None if self.merchant.edit.text().strip() else "The merchant ID is missing.",
            self.key_id: check_key_id(self.key_id.edit.text().strip()),
            self.secret: self._secret_error(),
        }
        return {row: error for row, error in found.items() if error}

    def _offer_custom(self, profile: Profile) -> None:
        """List an address of one's own only for a profile that has one: such addresses are written by hand."""
        while self.environment.count() > len(ENVIRONMENTS):
            self.environment.removeItem(self.environment.count() - 1)
        if profile.kind is EnvironmentKind.CUSTOM:
            mark, tone = ENVIRONMENT_ICONS[profile.kind]
            self.environment.addItem(icon(mark, tone), f"Custom  {profile.base_url}", profile.kind)

    def _secret_error(self) -> str | None:
        typed = self.typed_secret()
        if typed is not None:
            return check_secret(typed.reveal())
        return None if self._stored else "The shared secret is missing."

    def _edited(self, *_: object) -> None:
        if self._profile is None:
            return
        errors = self.errors()
        for row in (self.name, self.merchant, self.key_id, self.secret):
            if row not in errors:
                row.show_error(None)
        self._describe_secret()
        self.changed.emit()

    def _show_errors(self) -> None:
        row = self.sender()
        errors = self.errors()
        for known in (self.name, self.merchant, self.key_id, self.secret):
            if known.edit is row:
                known.show_error(errors.get(known) if known.edit.text() else None)

    def _describe_secret(self) -> None:
        typed = self.typed_secret()
        if typed is None or check_secret(typed.reveal()):
            self.secret.set_hint("44 characters of base64, shown once when the key was made." if not typed else "")
            return
        length = len(typed.reveal())
        self.secret.set_hint(f"{length} characters of base64, {length * 3 // 4 - typed.reveal().count('=')} bytes.")

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 16, 20, 16)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        methods = QWidget()
        row = QHBoxLayout(methods)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        for number, method in enumerate(METHODS):
            button = QRadioButton(method.label)
            self.methods.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        kept = QFrame()
        line = QHBoxLayout(kept)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.kept)
        line.addWidget(self.kept_text, 1)
        parts: tuple[tuple[str, QWidget] | str, ...] = (
            "Where",
            ("Name", self.name),
            ("Environment", self.environment),
            ("Merchant ID", self.merchant),
            "How requests are signed",
            ("Method", methods),
            ("Key ID", self.key_id),
            ("Shared secret", self.secret),
            ("Kept in", kept),
        )
        for index, part in enumerate(parts):
            if isinstance(part, str):
                title = QLabel(part)
                title.setProperty("role", "title")
                grid.addWidget(title, index, 0, 1, 2)
                if index:
                    grid.setRowMinimumHeight(index, 36)
                continue
            text, widget = part
            label = QLabel(text)
            label.setProperty("role", "dim")
            label.setFixedHeight(30)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(label, index, 0, alignment=Qt.AlignmentFlag.AlignTop)
            grid.addWidget(widget, index, 1)
            if isinstance(widget, FormRow):
                label.setBuddy(widget.edit)
        grid.setRowStretch(len(parts), 1)

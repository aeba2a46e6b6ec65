"""The profile dialog: the list at the left, the form of the selected profile at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from flexgui.flex.credentials import Secret, SigningMethod
from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles import LOCAL_SANDBOX, Profile, new_profile_id
from flexgui.ui.profiles.form import ProfileForm
from flexgui.ui.resources import icon
from flexgui.ui.toolbar import ENVIRONMENT_ICONS
from flexgui.ui.widgets.buttons import tool_button
from flexgui.ui.widgets.pane import row_frame

if TYPE_CHECKING:
    from flexgui.secret_store import FallbackStore

SANDBOX_NOTE = (
    "The sandbox runs on this machine and makes up its own merchant, key ID and shared secret at every start. "
    "There is nothing to fill in, and nothing leaves this machine."
)


class ProfilesDialog(QDialog):
    """Edits copies of the profiles; nothing is stored before Save.

    After `exec` returns Accepted: `profiles()` is the new list, `current` the ID to select, `secrets` the shared
    secrets typed here by profile ID, `removed` the IDs that are gone.
    """

    def __init__(
        self, profiles: Sequence[Profile], current: str, stored: Callable[[str], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Profiles")
        self.current = current
        self.secrets: dict[str, Secret] = {}
        self.removed: set[str] = set()
        self._stored = stored
        self._profiles = {profile.id: profile for profile in profiles}
        self.form = ProfileForm()
        self.list = QListWidget()
        self.list.setAccessibleName("Profiles")
        self.list.setIconSize(QSize(14, 14))
        self.add = tool_button("plus", "Add a profile")
        self.copy = tool_button("copy", "Duplicate this profile, without its secret")
        self.remove = tool_button("trash", "Delete this profile and its secret")
        self.save = QPushButton("Save")
        self.save.setProperty("role", "primary")
        self.save.setDefault(True)
        self.cancel = QPushButton("Cancel")
        self.reason = QLabel()
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self.reason.setProperty("role", "small")
        self._pages = QStackedWidget()
        self._pages.setObjectName("profilePages")
        self._lay_out()
        self.resize(860, 532)
        for profile in profiles:
            self._append(profile)
        self.list.currentItemChanged.connect(self._show)
        self.form.changed.connect(self._keep)
        self.add.clicked.connect(self.add_profile)
        self.copy.clicked.connect(self._duplicate)
        self.remove.clicked.connect(self._remove)
        self.save.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.select(current)

    def profiles(self) -> list[Profile]:
        """All profiles in the order of the list."""
        return [self._profiles[self._id(row)] for row in range(self.list.count())]

    def select(self, profile_id: str) -> None:
        """Show the form of this profile."""
        for row in range(self.list.count()):
            if self._id(row) == profile_id:
                self.list.setCurrentRow(row)

    def show_kept(self, secrets: FallbackStore) -> None:
        """Say where secrets are kept on this machine, once that is known."""
        if secrets.note:
            self.form.show_kept("none", "not-checked", "Memory only", secrets.note)
        else:
            self.form.show_kept("ok", "lock", "System keyring", f"Kept {secrets.describe()}.")

    def add_profile(self) -> None:
        """Begin a new profile for the test environment, signed with JWT."""
        self._begin(
            Profile(
                id=new_profile_id(),
                name="New profile",
                kind=EnvironmentKind.TEST,
                merchant_id="",
                key_id="",
                method=SigningMethod.JWT_SHARED_SECRET,
                base_url=None,
            )
        )

    def _duplicate(self) -> None:
        source = self._profiles[self.current]
        self._begin(replace(source, id=new_profile_id(), name=f"{source.name} copy"))

    def _begin(self, profile: Profile) -> None:
        self._profiles[profile.id] = profile
        self._append(profile)
        self.select(profile.id)
        self.form.name.edit.setFocus()
        self.form.name.edit.selectAll()

    def _remove(self) -> None:
        self.removed.add(self.current)
        self.secrets.pop(self.current, None)
        del self._profiles[self.current]
        self.list.takeItem(self.list.currentRow())

    def _keep(self) -> None:
        profile = self.form.profile()
        self._profiles[profile.id] = profile
        secret = self.form.typed_secret()
        if secret is None:
            self.secrets.pop(profile.id, None)
        else:
            self.secrets[profile.id] = secret
        self._label(self.list.currentItem(), profile)
        self._judge()

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        self.current = item.data(Qt.ItemDataRole.UserRole)
        profile = self._profiles[self.current]
        own = profile.id != LOCAL_SANDBOX.id
        self._pages.setCurrentIndex(1 if own else 0)
        self.copy.setEnabled(own)
        self.remove.setEnabled(own)
        if own:
            self.form.show_profile(profile, self.secrets.get(profile.id), self._stored(profile.id))
        self._judge()

    def _judge(self) -> None:
        """Save stays shut, with the reason beside it, while the shown profile is not whole."""
        own = self.current != LOCAL_SANDBOX.id
        errors = list(self.form.errors().values()) if own else []
        self.save.setEnabled(not errors)
        self.list.setEnabled(not errors)
        self.add.setEnabled(not errors)
        self.reason.setText(errors[0] if errors else "")

    def _id(self, row: int) -> str:
        return str(self.list.item(row).data(Qt.ItemDataRole.UserRole))

    def _append(self, profile: Profile) -> None:
        item = QListWidgetItem()
        item.setSizeHint(QSize(0, 30))
        item.setData(Qt.ItemDataRole.UserRole, profile.id)
        self._label(item, profile)
        self.list.addItem(item)

    @staticmethod
    def _label(item: QListWidgetItem, profile: Profile) -> None:
        item.setText(profile.name or "Unnamed")
        item.setIcon(icon(*ENVIRONMENT_ICONS[profile.kind]))

    def _lay_out(self) -> None:
        left = QFrame()
        left.setObjectName("profiles")
        left.setFixedWidth(212)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head_row, head = row_frame()
        title = QLabel("Profiles")
        title.setProperty("role", "title")
        head.addWidget(title, 1)
        head.addWidget(self.add)
        foot_row = QFrame()
        foot_row.setObjectName("dialogFoot")
        foot_row.setFixedHeight(56)
        foot = QHBoxLayout(foot_row)
        foot.setContentsMargins(10, 0, 10, 0)
        foot.addWidget(self.copy)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        column.addWidget(head_row)
        column.addWidget(self.list, 1)
        column.addWidget(foot_row)

        note = QLabel(SANDBOX_NOTE)
        note.setWordWrap(True)
        note.setMargin(20)
        note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pages.addWidget(note)
        self._pages.addWidget(self.form)
        buttons = QFrame()
        buttons.setObjectName("dialogFoot")
        buttons.setFixedHeight(56)
        row = QHBoxLayout(buttons)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        row.addWidget(self.reason, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)

        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._pages, 1)
        right.addWidget(buttons)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(left)
        whole.addLayout(right, 1)

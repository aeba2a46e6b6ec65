"""The current profile and the list of profiles: shows them, changes them, and saves them with their secrets."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from flexgui.diagnosis.actions import Action
from flexgui.errors import FlexGuiError
from flexgui.flex.signing_method import SigningMethod
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.profiles.repository import ProfileRepository
from flexgui.profiles.store import ProfileStore
from flexgui.translation import tr
from flexgui.ui.menus import Item
from flexgui.ui.messages import message_for
from flexgui.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from datetime import datetime

    from flexgui.flex.secret import Secret
    from flexgui.secret_store.fallback import FallbackStore
    from flexgui.ui.tasks import Run
    from flexgui.workbench import Workbench


PROFILE_KEY = "Ctrl+Alt" if sys.platform == "darwin" else "Alt"
"""Ctrl+Alt is AltGr on Windows, which types braces; Alt types them on macOS, where Ctrl is the command key."""


class ProfilesController(QObject):
    """Holds the profiles.

    Signals: ``shown()`` whenever the current profile or the list must be shown again; ``switched(str, str)`` the IDs of
    the previous and the new current profile; ``saved(list, list)`` the profiles before and after, when the list was
    edited; ``edited()`` after the current profile was edited and has the same ID.
    """

    shown = Signal()
    switched = Signal(str, str)
    saved = Signal(list, list)
    edited = Signal()

    def __init__(
        self,
        store: ProfileStore,
        secrets: FallbackStore,
        run: Run,
        workbench: Callable[[], Workbench],
        now: Callable[[], datetime],
        notice: Notice,
        window: QWidget,
        last_profile: str | None,
    ) -> None:
        """`workbench` returns the workbench; it is called on worker threads only."""
        super().__init__(window)
        self.repository = ProfileRepository(store, secrets)
        self.current = self.repository.find(last_profile)
        self._secrets, self._run, self._workbench, self._now = secrets, run, workbench, now
        self._notice, self._window, self._data_folder = notice, window, store.path.parent
        self.locked = False
        """True while a request is running: the current profile cannot be changed."""

    @property
    def profiles(self) -> list[Profile]:
        return self.repository.profiles

    def find(self, profile_id: str | None) -> Profile:
        """Return the profile with this ID, or the sandbox."""
        return self.repository.find(profile_id)

    def choose(self, profile_id: str) -> None:
        before = self.current.id
        if profile_id == before or self.locked:
            return
        self.current = self.find(profile_id)
        self.shown.emit()
        self.switched.emit(before, profile_id)

    def choose_safer(self) -> None:
        """Make the profile current that is suggested in place of a production profile."""
        self.choose(self.repository.safer().id)

    def edit(self) -> None:
        self._open_dialog(new=False)

    def add(self) -> None:
        self._open_dialog(new=True)

    def save(
        self,
        profiles: list[Profile],
        current: str,
        secrets: dict[str, Secret] | None = None,
        removed: set[str] | None = None,
        unused_copies: frozenset[str] = frozenset(),
    ) -> None:
        """Save these profiles and their secrets, and make the one with the ID `current` the current one.

        `removed` names entries of the secret store, `unused_copies` owners of copied P12 files; both are deleted.
        """
        self.saved.emit(self.profiles, profiles)
        try:
            self.repository.save(profiles)
        except FlexGuiError as error:
            self._notice.show_text("bad", tr("{error} The profiles are kept until FlexGUI closes.", error=error))
        if secrets or removed or unused_copies:
            call = partial(self.repository.keep_secrets, secrets or {}, removed or set(), unused_copies)
            self._run(call, self._warn_of_memory, self.report)
        if current == self.current.id:
            self.current = self.find(current)
            self.edited.emit()
        else:
            self.choose(current)
        self.shown.emit()

    def keep_secret(self, profile: Profile, secret: Secret, done: Callable[[], None]) -> None:
        """Store the secret of a profile, and call `done` when it is stored."""

        def finish(in_memory: list[str]) -> None:
            self._warn_of_memory(in_memory)
            done()

        call = partial(self.repository.keep_secrets, {profile.secret_name: secret}, set(), frozenset())
        self._run(call, finish, self.report)

    def use_http_signature(self) -> None:
        changed = self.current._replace(method=SigningMethod.HTTP_SIGNATURE)
        self.current = changed
        if changed.id == LOCAL_SANDBOX.id:
            self.shown.emit()
        else:
            self.save([changed if each.id == changed.id else each for each in self.profiles], changed.id)

    def unlock_keyring(self) -> None:
        """Let the desktop ask for the password of the keyring."""
        self._run(self._secrets.unlock, lambda text: self._notice.show_text("ok", str(text)), self.report)

    def report(self, error: BaseException) -> None:
        """Show a failure above the panels."""
        self._notice.show_text("bad", message_for(error).line)

    def menu_items(self) -> list[Item]:
        """Return a menu item for each profile; the first nine have a shortcut."""
        return [
            Item(
                each.label.replace("&", "&&"),
                partial(self.choose, each.id),
                f"{PROFILE_KEY}+{number}" if number <= 9 else None,
                each.id == self.current.id,
                True,
                name=True,
            )
            for number, each in enumerate(self.profiles, 1)
        ]

    def actions(self) -> dict[Action, Callable[[], object]]:
        return {
            Action.EDIT_PROFILE: self.edit,
            Action.ADD_PROFILE: self.add,
            Action.UNLOCK_KEYRING: self.unlock_keyring,
        }

    def _open_dialog(self, *, new: bool) -> None:
        from flexgui.ui.profiles.dialog import ProfilesDialog  # after the first paint

        dialog = ProfilesDialog(
            self.profiles,
            self.current.id,
            run=self._run,
            workbench=self._workbench,
            store=self._secrets,
            data_dir=self._data_folder,
            now=self._now,
            parent=self._window,
        )
        if new:
            dialog.add_profile()
        if dialog.exec() == ProfilesDialog.DialogCode.Accepted:
            self.save(dialog.profiles(), dialog.current, dialog.secrets, dialog.removed, dialog.unused_copies)
        dialog.deleteLater()

    def _warn_of_memory(self, in_memory: list[str]) -> None:
        if in_memory:
            self._notice.show_text("warn", self._secrets.note)

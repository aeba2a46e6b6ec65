"""Profiles, a secret store and a dialog for the tests of the profile dialog."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flexgui.errors import SecretStoreError
from flexgui.flex.credentials import SigningMethod
from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.secret import Secret
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.secret_store.memory import SessionStore
from flexgui.secret_store.protocol import StoreState
from flexgui.ui.profiles.dialog import ProfilesDialog
from flexgui.ui.profiles.profile_rows import EnvironmentRow
from flexgui.ui.tasks import Run
from flexgui.workbench import Workbench
from tests.ui.helpers import at_once

KEY_ID = "08c94330-f618-42a3-b09d-e1e43be5efda"
SECRET = base64.b64encode(bytes(range(32))).decode()
SHOP = Profile("1", "Shop", EnvironmentKind.TEST, "shop_1", KEY_ID)
LIVE = Profile("2", "<b>Live</b>", EnvironmentKind.PRODUCTION, "shop_2", KEY_ID, SigningMethod.HTTP_SIGNATURE)
NOW = datetime(2026, 11, 22, tzinfo=UTC)

OPEN = StoreState(None, "keyring", "Secret Service: GNOME Keyring", "Secret Service: GNOME Keyring, unlocked.")
LOCKED = StoreState("locked", "memory", "GNOME Keyring", "GNOME Keyring is locked.", "Unlock it.")
NONE = StoreState("unavailable", "memory", "", "There is no keyring. Secrets are kept until FlexGUI closes.")


class Store(SessionStore):
    """A keyring whose state is set by the test."""

    def __init__(self, secrets: dict[str, str] | None = None, state: StoreState = OPEN) -> None:
        super().__init__()
        self.now = state
        self.opens = True
        for name, text in (secrets or {}).items():
            self.set(name, Secret(text))

    def state(self) -> StoreState:
        return self.now

    def where(self, name: str) -> Any:
        return self.now.place if self.get(name) is not None else None

    def unlock(self) -> str:
        if not self.opens:
            raise SecretStoreError("The question was dismissed.", "dismissed")
        self.now = OPEN
        return "The keyring is unlocked."


def no_sandbox() -> Any:
    raise AssertionError("no test here uses the sandbox")


def choose_environment(row: EnvironmentRow, kind: EnvironmentKind) -> None:
    """Choose the default host of this kind, or a custom address, in the menu."""
    actions = row.menu.actions()
    {EnvironmentKind.TEST: actions[0], EnvironmentKind.PRODUCTION: actions[1], EnvironmentKind.CUSTOM: actions[-1]}[
        kind
    ].trigger()


def open_dialog(
    folder: Path,
    profiles: tuple[Profile, ...] = (SHOP, LIVE),
    current: str = "1",
    *,
    store: Store | None = None,
    run: Run = at_once,
    workbench: Any = None,
) -> ProfilesDialog:
    """Open the dialog with these profiles; by default their secrets are stored."""
    used_store = store if store is not None else Store({each.secret_name: SECRET for each in profiles})
    dialog = ProfilesDialog(
        [LOCAL_SANDBOX, *profiles],
        current,
        run=run,
        workbench=lambda: workbench or Workbench(used_store, no_sandbox),
        store=used_store,
        data_dir=folder,
        now=lambda: NOW,
    )
    dialog.show()
    return dialog

"""Network settings are stored, and shown for the environment of a remote server."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from flexgui.flex.environment import PRODUCTION, TEST, Environment, EnvironmentKind, custom
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.secret_store.memory import SessionStore
from flexgui.settings import Settings
from flexgui.ui.controllers.network import edit_network, shown_environment
from flexgui.ui.profiles.network_dialog import NetworkDialog
from flexgui.workbench import Workbench
from tests.ui.helpers import at_once
from tests.ui.profiles.helpers import no_sandbox

LIVE = Profile("p", "P", EnvironmentKind.PRODUCTION)


@pytest.mark.parametrize("accepted", [True, False])
def test_saved_settings_are_stored(qapp: object, monkeypatch: pytest.MonkeyPatch, accepted: bool) -> None:
    def answer(dialog: NetworkDialog) -> int:
        dialog.modes["none"].click()
        (dialog.save if accepted else dialog.cancel).click()
        return dialog.result()

    monkeypatch.setattr(NetworkDialog, "exec", answer)
    settings, saved, parent = Settings(), [], QWidget()
    bench = Workbench(SessionStore(), no_sandbox)
    edit_network(
        settings,
        LIVE,
        run=at_once,
        workbench=lambda: bench,
        save=lambda: saved.append(settings.proxy),
        parent=parent,
    )
    assert saved == (["none"] if accepted else [])


@pytest.mark.parametrize(
    ("profile", "environment"),
    [
        (LOCAL_SANDBOX, TEST),
        (LIVE, PRODUCTION),
        (LIVE._replace(kind=EnvironmentKind.CUSTOM, base_url="http://127.0.0.1:80"), TEST),
        (LIVE._replace(kind=EnvironmentKind.CUSTOM, base_url="https://mock.example"), custom("https://mock.example")),
        (LIVE._replace(kind=EnvironmentKind.CUSTOM, base_url="https://api.cybersource.com."), TEST),
    ],
)
def test_settings_are_shown_for_a_remote_environment(profile: Profile, environment: Environment) -> None:
    assert shown_environment(profile) == environment

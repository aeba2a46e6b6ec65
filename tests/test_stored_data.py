"""Profiles and network settings read from the user's files."""

from __future__ import annotations

from pathlib import Path

import pytest

from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.profiles.store import ProfileStore
from flexgui.settings import Settings, SettingsStore
from flexgui.stored_data import stored_network_settings, stored_profiles
from flexgui.transport.route import NetworkSettings


def test_stored_profiles_and_settings_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLEXGUI_HOME", str(tmp_path))
    assert stored_network_settings() == NetworkSettings()
    SettingsStore(tmp_path).save(Settings(ca_file="/ca.pem", proxy="none"))
    ProfileStore(tmp_path).save([Profile("p", "P", EnvironmentKind.TEST)])
    assert stored_network_settings() == NetworkSettings("/ca.pem", "none")
    assert stored_profiles() == [LOCAL_SANDBOX, Profile("p", "P", EnvironmentKind.TEST)]

"""The user's stored profiles and network settings, as a workbench reads them for each request."""

from __future__ import annotations

from collections.abc import Sequence

from flexgui.profiles.profile import Profile
from flexgui.profiles.store import ProfileStore
from flexgui.settings import SettingsStore, data_dir
from flexgui.transport.route import NetworkSettings


def stored_profiles() -> Sequence[Profile]:
    """Return the profiles of the user's profiles file."""
    return ProfileStore(data_dir()).load()


def stored_network_settings() -> NetworkSettings:
    """Return the network settings of the user's settings file."""
    settings = SettingsStore(data_dir()).load()
    return NetworkSettings(settings.ca_file, settings.proxy)

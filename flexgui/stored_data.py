"""The user's stored profiles and network settings, as a workbench reads them for each request."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from flexgui.data_folder import SETTINGS_FILE, data_dir
from flexgui.errors import DamagedFile, StorageError
from flexgui.json_file import read_json
from flexgui.profiles.profile import Profile
from flexgui.profiles.store import ProfileStore
from flexgui.transport.route import NetworkSettings

_log = logging.getLogger(__name__)


def stored_profiles() -> Sequence[Profile]:
    """Return the profiles of the user's profiles file."""
    return ProfileStore(data_dir()).load()


def stored_network_settings() -> NetworkSettings:
    """Return the network settings of the user's settings file, without the settings of the window."""
    try:
        saved = read_json(data_dir() / SETTINGS_FILE)
    except (DamagedFile, StorageError) as error:
        _log.warning("The settings were not loaded: %s", error)
        saved = None
    members = saved if isinstance(saved, dict) else {}
    texts = {name: value for name in NetworkSettings._fields if isinstance(value := members.get(name), str) and value}
    return NetworkSettings(**texts)

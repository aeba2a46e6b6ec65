"""The folder of this user's files."""

from __future__ import annotations

import os
import sys
from pathlib import Path

SETTINGS_FILE = "settings.json"


def data_dir() -> Path:
    """Return the folder of this user's files: ``FLEXGUI_HOME``, else the platform's usual place."""
    own = os.environ.get("FLEXGUI_HOME")
    if own:
        return Path(own)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / "FlexGUI"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "FlexGUI"
    base = os.environ.get("XDG_DATA_HOME", "")
    # The XDG Base Directory Specification says to ignore relative paths.
    return (Path(base) if Path(base).is_absolute() else Path.home() / ".local" / "share") / "flexgui"

"""Typed settings in one JSON file; damaged or unknown members are tolerated."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, cast

from flexgui.data_folder import SETTINGS_FILE
from flexgui.errors import DamagedFile, StorageError
from flexgui.flex.request import is_possible_path
from flexgui.json_file import read_json, write_json

Appearance = Literal["system", "light", "dark", "contrast"]
_LANGUAGE = re.compile(r"[a-z]{2,3}|system")

_log = logging.getLogger(__name__)


@dataclass
class Settings:
    """The saved state of the window and the settings of the application; the defaults are those of a first start.

    `language` is the code of a language (``de``) or ``system``. `history_days` is how long an entry of the history is
    kept; 0 keeps none. `code_language` is a name of `flexgui.codegen.languages`. `mode` is ``tokenize``, ``inspect``,
    ``diagnose``, or empty for Request. `sent_once` ends the hint of a first start. `last_body` is always a readable
    request body.
    `ca_file` and `proxy` are described at `flexgui.transport.route.NetworkSettings`.
    """

    appearance: Appearance = "system"
    language: str = "system"
    explicit_required: bool = False
    custom_fields: tuple[str, ...] = ()
    user_presets: dict[str, list[Any]] = field(default_factory=dict)
    last_profile: str | None = None
    last_body: str | None = None
    geometry: str = ""
    state: str = ""
    splitter: tuple[int, ...] = ()
    mode: str = ""
    sent_once: bool = False
    history_days: int = 30
    code_language: str = "python"
    ca_file: str = ""
    proxy: str = "system"


class SettingsStore:
    """Loads and saves the settings; `notes` holds messages about damaged files, for the user."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / SETTINGS_FILE
        self.notes: tuple[str, ...] = ()

    def load(self) -> Settings:
        """Return the saved settings; a damaged file is set aside, a damaged member alone becomes its default."""
        try:
            saved = read_json(self.path)
        except (DamagedFile, StorageError) as error:
            _log.warning("The settings were not loaded: %s", error)
            self.notes = (*self.notes, str(error))
            return Settings()
        return settings_from_json(saved)

    def save(self, settings: Settings) -> None:
        """Write the settings; raises StorageError if they cannot be written."""
        write_json(self.path, {each.name: getattr(settings, each.name) for each in fields(settings)})


def settings_from_json(saved: object) -> Settings:
    """Return settings from parsed JSON; each member of a wrong shape is left at its default."""
    members = cast("dict[str, object]", saved) if isinstance(saved, dict) else {}
    settings = Settings()
    appearance = members.get("appearance")
    if appearance in ("system", "light", "dark", "contrast"):
        settings.appearance = appearance
    language = _text(members.get("language"))
    if language is not None and _LANGUAGE.fullmatch(language):
        settings.language = language
    settings.explicit_required = members.get("explicit_required") is True
    settings.custom_fields = _paths(members.get("custom_fields"))
    settings.user_presets = _presets(members.get("user_presets"))
    settings.last_profile = _text(members.get("last_profile"))
    settings.last_body = _text(members.get("last_body"))
    settings.geometry = _text(members.get("geometry")) or ""
    settings.state = _text(members.get("state")) or ""
    settings.splitter = _sizes(members.get("splitter"))
    settings.sent_once = members.get("sent_once") is True
    settings.mode = _text(members.get("mode")) or ""
    days = members.get("history_days")
    if type(days) is int and 0 <= days <= 36_500:
        settings.history_days = days
    settings.code_language = _text(members.get("code_language")) or settings.code_language
    settings.ca_file = _text(members.get("ca_file")) or ""
    settings.proxy = _text(members.get("proxy")) or "system"
    return settings


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _paths(value: object) -> tuple[str, ...]:
    paths = value if isinstance(value, list) else []
    return tuple(each for each in paths if isinstance(each, str) and is_possible_path(each))


def _sizes(value: object) -> tuple[int, ...]:
    """All or nothing: half a row of sizes would squeeze a pane to nothing."""
    whole = isinstance(value, list) and all(type(each) is int and 0 <= each < 100_000 for each in value)
    return tuple(cast("list[int]", value)) if whole else ()


def _presets(value: object) -> dict[str, list[Any]]:
    if not isinstance(value, dict):
        return {}
    return {name: entries for name, entries in value.items() if name and isinstance(entries, list)}

"""Typed settings in one JSON file; damaged or unknown members are tolerated."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, cast

from flexgui.data_folder import SETTINGS_FILE
from flexgui.errors import DamagedFile, StorageError
from flexgui.flex.request import MAX_FIELDS, is_possible_path
from flexgui.flex.text import shown
from flexgui.json_file import read_json, write_json
from flexgui.translation import tr, trn

Appearance = Literal["system", "light", "dark", "contrast"]
MAX_PRESETS = 200
_LANGUAGE = re.compile(r"[a-z]{2,3}|system")

_log = logging.getLogger(__name__)


@dataclass
class Settings:
    """The saved state of the window and the settings of the application; the defaults are those of a first start.

    `language` is the code of a language (``de``) or ``system``. `history_days` is how long an entry of the history is
    kept; 0 keeps none. `code_language` is a name of `flexgui.codegen.languages`. `mode` is ``tokenize``, ``inspect``,
    ``diagnose``, or empty for Request. `sent_once` ends the hint of a first start. `last_body` is always a readable
    request body. `ca_file` and `proxy` are described at `flexgui.transport.route.NetworkSettings`.
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
    """Loads and saves the settings.

    Presets with more than MAX_FIELDS fields, and all beyond MAX_PRESETS presets or MAX_FIELDS custom fields, are not
    loaded, because the window would not respond while it shows them. They stay in the file.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / SETTINGS_FILE
        self._errors: list[str] = []
        self._other_presets: dict[str, list[Any]] = {}
        self._other_fields: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """Messages about the file for the user, in the language that is set now."""
        notes = list(self._errors)
        if self._other_presets:
            notes.append(
                trn(
                    "The preset “{name}” is not offered: FlexGUI takes at most {presets} presets of {fields} fields. "
                    "Shorten or delete it in {path}.",
                    "{n} presets are not offered, among them “{name}”: FlexGUI takes at most {presets} presets of "
                    "{fields} fields. Shorten or delete them in {path}.",
                    len(self._other_presets),
                    name=shown(next(iter(self._other_presets)), 40),
                    presets=MAX_PRESETS,
                    fields=MAX_FIELDS,
                    path=self.path,
                )
            )
        if self._other_fields:
            notes.append(
                tr(
                    "FlexGUI shows at most {most} fields of your own. Delete the others in {path}.",
                    most=MAX_FIELDS,
                    path=self.path,
                )
            )
        return tuple(notes)

    def load(self) -> Settings:
        """Return the saved settings; a damaged file is set aside, a damaged member alone becomes its default."""
        try:
            saved = read_json(self.path)
        except (DamagedFile, StorageError) as error:
            _log.warning("The settings were not loaded: %s", error)
            self._errors.append(str(error))
            return Settings()
        settings = settings_from_json(saved)
        self._leave_out(settings)
        return settings

    def save(self, settings: Settings) -> None:
        """Write the settings; raises StorageError if they cannot be written."""
        members = {each.name: getattr(settings, each.name) for each in fields(settings)}
        members["user_presets"] = self._other_presets | settings.user_presets
        members["custom_fields"] = (*settings.custom_fields, *self._other_fields)
        write_json(self.path, members)

    def _leave_out(self, settings: Settings) -> None:
        """Remove presets and fields that the window cannot show."""
        everything = settings.user_presets
        offered = [name for name, entries in everything.items() if len(entries) <= MAX_FIELDS][:MAX_PRESETS]
        settings.user_presets = {name: everything[name] for name in offered}
        self._other_presets = {name: everything[name] for name in everything if name not in settings.user_presets}
        settings.custom_fields, self._other_fields = (
            settings.custom_fields[:MAX_FIELDS],
            settings.custom_fields[MAX_FIELDS:],
        )


def settings_from_json(saved: object) -> Settings:
    """Return settings from parsed JSON; each member of a wrong shape is left at its default."""
    members = cast("dict[str, object]", saved) if isinstance(saved, dict) else {}
    settings = Settings()
    appearance, language, days = (members.get(name) for name in ("appearance", "language", "history_days"))
    if appearance in ("system", "light", "dark", "contrast"):
        settings.appearance = appearance
    if isinstance(language, str) and _LANGUAGE.fullmatch(language):
        settings.language = language
    if type(days) is int and 0 <= days <= 36_500:
        settings.history_days = days
    for name in ("last_profile", "last_body", "geometry", "state", "mode", "code_language", "ca_file", "proxy"):
        text = members.get(name)
        if isinstance(text, str) and text:
            setattr(settings, name, text)
    settings.explicit_required = members.get("explicit_required") is True
    settings.sent_once = members.get("sent_once") is True
    settings.custom_fields = _paths(members.get("custom_fields"))
    settings.user_presets = _presets(members.get("user_presets"))
    settings.splitter = _sizes(members.get("splitter"))
    return settings


def _paths(value: object) -> tuple[str, ...]:
    paths = value if isinstance(value, list) else []
    return tuple(each for each in paths if isinstance(each, str) and is_possible_path(each))


def _sizes(value: object) -> tuple[int, ...]:
    """Return the sizes only if all are usable: a missing one would squeeze its pane to nothing."""
    whole = isinstance(value, list) and all(type(each) is int and 0 <= each < 100_000 for each in value)
    return tuple(cast("list[int]", value)) if whole else ()


def _presets(value: object) -> dict[str, list[Any]]:
    if not isinstance(value, dict):
        return {}
    return {name: entries for name, entries in value.items() if name and isinstance(entries, list)}

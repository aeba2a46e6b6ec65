"""Requests that the user wrote: a body in JSON, or a preset that the window stored."""

from __future__ import annotations

from pathlib import Path

from flexgui.cli.input import STANDARD_INPUT, read_text
from flexgui.data_folder import data_dir
from flexgui.errors import BadBody, BadFile, UsageError
from flexgui.flex.catalog import load_catalog
from flexgui.flex.request import CaptureContextRequest, presets, request_of
from flexgui.flex.request_body import parse_body
from flexgui.settings import SettingsStore


def read_body(name: str) -> CaptureContextRequest:
    """Return the request of a file or of standard input. Raises BadFile if it cannot be used."""
    text = read_text(name)
    try:
        return parse_body(text, load_catalog()).request
    except BadBody as error:
        file = "Standard input" if name == STANDARD_INPUT else Path(name).name
        raise BadFile(f"{file} cannot be used as a request body. {error}") from None


def stored_preset(name: str) -> CaptureContextRequest:
    """Return the user's own preset of that name, in any case. Raises UsageError, which names all presets."""
    wanted, own = name.casefold(), SettingsStore(data_dir()).load().user_presets
    entries = next((entries for each, entries in own.items() if each.casefold() == wanted), None)
    if entries is None:
        names = ", ".join(f"“{each}”" for each in (*presets(load_catalog()), *own))
        raise UsageError(f"There is no preset “{name}”. There are {names}.")
    return request_of(entries)

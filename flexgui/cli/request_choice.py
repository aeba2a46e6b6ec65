"""The capture-context request that the options of a command describe."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from flexgui.cli.input import STANDARD_INPUT, read_text
from flexgui.errors import BadBody, BadFile, UsageError
from flexgui.flex.catalog import check_path, load_catalog
from flexgui.flex.request import CaptureContextRequest, RequestedField, presets
from flexgui.flex.request_body import parse_body
from flexgui.settings import SettingsStore, data_dir

if TYPE_CHECKING:
    import argparse


def choose_request(options: argparse.Namespace) -> CaptureContextRequest:
    """Return the request: the given body, or a preset with the single fields added.

    Raises UsageError for an unknown preset or field, and BadFile for a body that cannot be used.
    """
    if options.body is not None:
        if options.preset is not None or options.field:
            raise UsageError("--body is the whole request. Leave out --preset and --field.")
        return _read_body(options.body)
    if options.field and options.preset is None:
        chosen: tuple[RequestedField, ...] = ()
    else:
        chosen = _preset(options.preset or "Card").fields
    fields = {each.path: each for each in (*chosen, *map(_field, options.field))}
    return CaptureContextRequest(tuple(fields.values()))


def _read_body(name: str) -> CaptureContextRequest:
    text = read_text(name)
    try:
        return parse_body(text, load_catalog()).request
    except BadBody as error:
        file = "Standard input" if name == STANDARD_INPUT else Path(name).name
        raise BadFile(f"{file} cannot be used as a request body. {error}") from None


def _field(text: str) -> RequestedField:
    path, equals, flag = text.partition("=")
    if equals and flag not in ("optional", "required"):
        raise UsageError(f"--field takes PATH or PATH=optional, not {text!r}.")
    path = check_path(path)
    catalog = load_catalog()
    if catalog.is_group(path):
        raise UsageError(f"{path} is a group of fields. Name its fields one by one.")
    if catalog.is_in_field(path):
        raise UsageError(f"{path} is inside a field. Name the field itself: {path.rpartition('.')[0]}.")
    return RequestedField(path, False if flag == "optional" else None)


def _preset(name: str) -> CaptureContextRequest:
    wanted, built_in = name.casefold(), presets(load_catalog())
    found = next((preset for each, preset in built_in.items() if each.casefold() == wanted), None)
    if found is not None:
        return found
    own = SettingsStore(data_dir()).load().user_presets
    entries = next((entries for each, entries in own.items() if each.casefold() == wanted), None)
    if entries is None:
        names = ", ".join(f"“{each}”" for each in (*built_in, *own))
        raise UsageError(f"There is no preset “{name}”. There are {names}.")
    return _user_preset(entries)


def _user_preset(entries: list[object]) -> CaptureContextRequest:
    fields = []
    for each in entries:
        path, required = (each, None) if isinstance(each, str) else _pair(each)
        if isinstance(path, str) and (required is None or isinstance(required, bool)):
            fields.append(RequestedField(path, required))
    return CaptureContextRequest(tuple(fields))


def _pair(entry: object) -> tuple[object, object]:
    if isinstance(entry, dict):
        return entry.get("path"), entry.get("required")
    return (entry[0], entry[1]) if isinstance(entry, list) and len(entry) == 2 else (None, None)

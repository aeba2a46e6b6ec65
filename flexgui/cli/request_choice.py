"""The capture-context request that the options of a command describe."""

from __future__ import annotations

import argparse

from flexgui.data_folder import data_dir
from flexgui.errors import BadBody, BadFile, UsageError
from flexgui.flex.catalog import check_path, load_catalog
from flexgui.flex.request import CARD_PRESET, CaptureContextRequest, RequestedField, presets, request_of
from flexgui.flex.text import shown


def choose_request(options: argparse.Namespace) -> CaptureContextRequest:
    """Return the request: the given body, or a preset with the single fields added.

    Raises UsageError for an unknown preset or field, and BadFile for a body that cannot be used.
    """
    if options.body is not None:
        if options.preset is not None or options.field:
            raise UsageError("--body is the whole request. Leave out --preset and --field.")
        return _body(options.body)
    if options.field and options.preset is None:
        chosen: tuple[RequestedField, ...] = ()
    else:
        chosen = _preset(options.preset or CARD_PRESET).fields
    fields = {each.path: each for each in (*chosen, *map(_field, options.field))}
    return CaptureContextRequest(tuple(fields.values()))


def _field(text: str) -> RequestedField:
    path, equals, flag = text.partition("=")
    if equals and flag not in ("optional", "required"):
        raise UsageError(f"--field takes PATH or PATH=optional, not {text!r}.")
    try:
        path = check_path(path)
    except UsageError as error:
        raise UsageError(f"--field {text!r}: {error}") from None
    catalog = load_catalog()
    if catalog.is_group(path):
        raise UsageError(f"{path} is a group of fields. Name its fields one by one.")
    if catalog.is_in_field(path):
        raise UsageError(f"{path} is inside a field. Name the field itself: {path.rpartition('.')[0]}.")
    return RequestedField(path, False if flag == "optional" else None)


def _body(name: str) -> CaptureContextRequest:
    """Return the request of a file or of standard input. Raises BadFile if it cannot be used."""
    from flexgui.cli.input import input_name, read_text  # only for a body
    from flexgui.flex.request_body import parse_body

    text = read_text(name)
    try:
        return parse_body(text, load_catalog()).request
    except BadBody as error:
        raise BadFile(f"{input_name(name)} cannot be used as a request body. {error}") from None


def _preset(name: str) -> CaptureContextRequest:
    """Return the preset of that name, in any case: ours, or one of the user's own. Raises UsageError."""
    wanted, ours = name.casefold(), presets(load_catalog())
    for each, preset in ours.items():
        if each.casefold() == wanted:
            return preset
    from flexgui.settings import SettingsStore  # only for a preset of the user

    store = SettingsStore(data_dir())
    own = store.load().user_presets
    for each, entries in own.items():
        if each.casefold() == wanted:
            return request_of(entries)
    names = ", ".join(f"“{each}”" for each in (*ours, *own))
    raise UsageError(" ".join((f"There is no preset “{shown(name, 200)}”. There are {names}.", *store.notes)))

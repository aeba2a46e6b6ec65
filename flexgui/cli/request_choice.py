"""The capture-context request that the options of a command describe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flexgui.errors import UsageError
from flexgui.flex.catalog import check_path, load_catalog
from flexgui.flex.request import CaptureContextRequest, RequestedField, presets

if TYPE_CHECKING:
    import argparse


def choose_request(options: argparse.Namespace) -> CaptureContextRequest:
    """Return the request: the given body, or a preset with the single fields added.

    Raises UsageError for an unknown preset or field, and BadFile for a body that cannot be used.
    """
    if options.body is not None:
        if options.preset is not None or options.field:
            raise UsageError("--body is the whole request. Leave out --preset and --field.")
        return _request_of_user(options)
    if options.field and options.preset is None:
        chosen: tuple[RequestedField, ...] = ()
    else:
        chosen = (_preset(options.preset or "Card") or _request_of_user(options)).fields
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


def _preset(name: str) -> CaptureContextRequest | None:
    wanted = name.casefold()
    return next((preset for each, preset in presets(load_catalog()).items() if each.casefold() == wanted), None)


def _request_of_user(options: argparse.Namespace) -> CaptureContextRequest:
    """Return the request of a body or of a stored preset; the only place that imports what reads them."""
    from flexgui.cli.user_request import read_body, stored_preset

    return read_body(options.body) if options.body is not None else stored_preset(options.preset)

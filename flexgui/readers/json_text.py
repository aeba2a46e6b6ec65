"""JSON of unknown shape: documents of a text, and members that may be absent or of another type."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice

from flexgui.errors import UnreadableRequest
from flexgui.translation import tr

MAX_DOCUMENTS = 1000
"""Maximum number of JSON values read from one text."""

MAX_VALUES = 10_000
"""Maximum number of headers read from a request, or of variables from an environment."""

MAX_DEPTH = 50
"""Maximum depth of nested folders in a collection."""

_DECODER = json.JSONDecoder(strict=False)


def json_documents(text: str) -> list[object]:
    """Return the JSON values of a text, one or several after another; raises UnreadableRequest with the position."""
    documents: list[object] = []
    at = 0
    while True:
        at = skip_separators(text, at)
        if at >= len(text):
            return documents
        if len(documents) == MAX_DOCUMENTS:
            raise UnreadableRequest(
                tr("The text holds more than {n} JSON values. Copy only the request.", n=MAX_DOCUMENTS)
            )
        document, at = decode_at(text, at)
        documents.append(document)


def decode_at(text: str, at: int) -> tuple[object, int]:
    """Return the JSON value at a position and the position after it; raises UnreadableRequest."""
    try:
        return _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        raise UnreadableRequest(
            tr(
                "The JSON cannot be read from line {line}, column {column} on. It may be cut off: "
                "copy or export all of it.",
                line=error.lineno,
                column=error.colno,
            )
        ) from None
    except (ValueError, RecursionError):  # a number with thousands of digits; nesting
        raise UnreadableRequest(
            tr("The JSON has a number or a nesting that no request has. Copy only the request.")
        ) from None


def member(value: object, *path: str) -> object:
    """Return the member at a path of names; None if it is absent."""
    for name in path:
        if not isinstance(value, dict):
            return None
        value = value.get(name)
    return value


def text_of(value: object, *path: str) -> str:
    """Return the text at a path, empty if it is absent or of another type; numbers as they are written."""
    found = member(value, *path)
    if isinstance(found, str):
        return found
    return str(found) if isinstance(found, int | float) and not isinstance(found, bool) else ""


def objects_of(value: object, *path: str) -> list[dict[str, object]]:
    """Return the objects of the array at a path, without its members of other types."""
    found = member(value, *path)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def named_values(value: object, name: str = "name") -> Iterator[tuple[str, str]]:
    """Yield name and value of the first objects in an array, without those that are switched off."""
    for each in islice(objects_of(value), MAX_VALUES):
        if text_of(each, name) and each.get("disabled") is not True and each.get("enabled") is not False:
            yield text_of(each, name), text_of(each, "value")


def skip_separators(text: str, at: int) -> int:
    """Return the position after white space and separators of JSON values: commas, line feeds, RS (RFC 7464)."""
    while at < len(text) and text[at] in " \t\r\n,;\ufeff\x1e":
        at += 1
    return at

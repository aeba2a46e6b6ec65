"""Shared by the readers of collections: variables, ``{{name}}``, and the parts of a request that tools add."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from flexgui.flex.secret import Secret
from flexgui.flex.secret_members import is_secret
from flexgui.readers.json_text import named_values
from flexgui.readers.pasted import PLACEHOLDER, PastedRequest
from flexgui.translation import tr
from flexgui.transport.exchange import header_value

MAX_DEPTH = 50
"""Maximum depth of nested folders."""

_MAX_ROUNDS = 5
_MAX_CHARACTERS = 8_000_000


def fill_in(text: str, variables: Mapping[str, str]) -> str:
    """Return the text with its variables replaced; a value may hold variables again. Unknown ones stay."""
    for _ in range(_MAX_ROUNDS):
        filled = _filled_once(text, variables)
        if filled == text:
            break
        text = filled
    return text


def filled_pairs(value: object, variables: Mapping[str, str], name: str = "name") -> list[tuple[str, str]]:
    """Return names and values of the objects in an array, e.g. headers, with their variables replaced."""
    return [(fill_in(key, variables), fill_in(each, variables)) for key, each in named_values(value, name)]


def with_secrets(
    requests: Iterable[PastedRequest], variables: Mapping[str, str], marked: Collection[str] = ()
) -> tuple[PastedRequest, ...]:
    """Return the requests with the values of secret variables in `secrets`, so that they are masked.

    A variable is secret by its name, or if the file has `marked` it as secret.
    """
    secrets = tuple(
        Secret(value)
        for name, value in variables.items()
        if (name in marked or is_secret(name, value)) and "{{" not in value
    )
    return tuple(replace(each, secrets=(*each.secrets, *secrets)) for each in requests)


def with_query(url: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Return the URL with further parameters."""
    query = "&".join(f"{name}={value}" for name, value in pairs)
    if not query:
        return url
    return f"{url}{'&' if '?' in url else '?'}{query}"


def with_header(headers: list[tuple[str, str]], name: str, value: str) -> list[tuple[str, str]]:
    """Return the headers, with one that the tool adds if it is missing; an empty value is not added."""
    if not value or header_value(headers, name) is not None:
        return headers
    return [*headers, (name, value)]


def form_note() -> str:
    """Return the sentence for a body that is a form or a file."""
    return tr("The body of the request is a form or a file, which is not read. The Flex API takes JSON.")


def _filled_once(text: str, variables: Mapping[str, str]) -> str:
    """Replace each variable once; a text that would grow beyond the limit is left as it was."""
    parts: list[str] = []
    at, size = 0, len(text)
    for match in PLACEHOLDER.finditer(text):
        value = variables.get(match[1].removeprefix("_.").strip(), match[0])  # Insomnia's {{ _.name }}
        size += len(value)
        if size > _MAX_CHARACTERS:
            return text
        parts += [text[at : match.start()], value]
        at = match.end()
    return "".join([*parts, text[at:]])

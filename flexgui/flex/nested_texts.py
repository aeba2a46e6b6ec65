"""Tokens and JSON inside texts, such as the claims of a token."""

from __future__ import annotations

import re

from flexgui.errors import NotAToken
from flexgui.flex.json_size import container_count
from flexgui.flex.jws import base64url_decode
from flexgui.flex.token import MAX_CONTAINERS, JsonObject, Token, decode, parse_json

Nested = JsonObject | list[object] | Token | None

_MAX_LENGTH = 1024 * 1024  # maximum characters of a parsed text
_TOKEN = re.compile(r"ey[A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]*){2}(?:(?:\.[A-Za-z0-9_-]*){2})?")


class NestedTexts:
    """Parses the texts of one token that hold a token or JSON, each once.

    The results have at most MAX_CONTAINERS objects and arrays together; texts beyond that are not parsed.
    """

    def __init__(self) -> None:
        self._found: dict[str, Nested] = {}
        self._left = MAX_CONTAINERS

    def nested(self, text: str) -> Nested:
        """Return the token, the object or the array in a text, None if there is none."""
        if not text.startswith(("{", "[", "ey")) or len(text) > _MAX_LENGTH:
            return None
        if text not in self._found:
            self._found[text] = self._parse(text)
        return self._found[text]

    def _parse(self, text: str) -> Nested:
        is_token = text[0] == "e"
        if is_token and not _TOKEN.fullmatch(text):
            return None
        try:
            count = _containers_in_token(text) if is_token else container_count(text)
            value = None if count > self._left else decode(text) if is_token else parse_json(text)
        except (NotAToken, ValueError):
            return None
        if not isinstance(value, JsonObject | list | Token):
            return None
        self._left -= count
        return value


def _containers_in_token(text: str) -> int:
    """Count the objects and arrays in header and claims; raises ValueError."""
    segments = text.split(".")
    read = segments[:2] if len(segments) == 3 else segments[:1]
    return sum(container_count(base64url_decode(each).decode("utf-8", "replace")) for each in read)

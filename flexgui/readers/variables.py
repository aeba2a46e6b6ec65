"""Variables of collections and .http files, ``{{name}}``: their values in a text, and those that are secret."""

from __future__ import annotations

import re
from collections.abc import Iterable

from flexgui.flex.secret import Secret
from flexgui.flex.secret_members import is_secret

PLACEHOLDER = re.compile(r"\{\{\s*([^{}]{1,200}?)\s*\}\}")
"""A variable of Postman, Bruno, Insomnia, HTTPie or a .http file."""

_MAX_ROUNDS = 5
_MAX_CHARACTERS = 8_000_000


class Variables(dict[str, str]):
    """Values of variables by their names; `secrets` are those that are secret by their name, or marked as secret."""

    def __init__(self, values: Iterable[tuple[str, str]], marked: Iterable[str] = ()) -> None:
        """Take the values, and the names that the file has `marked` as secret."""
        super().__init__(values)
        secret_names = frozenset(marked)
        self.secrets = tuple(
            Secret(value)
            for name, value in self.items()
            if (name in secret_names or is_secret(name, value)) and "{{" not in value
        )

    def with_own(self, values: Iterable[tuple[str, str]]) -> Variables:
        """Return these variables with those of one request; of two with one name, only the request's is filled in."""
        own = Variables(values)
        if not own:
            return self
        joined = Variables(())
        joined.update(self)
        joined.update(own)
        joined.secrets = (*self.secrets, *own.secrets)
        return joined

    def fill_in(self, text: str) -> str:
        """Return the text with its variables replaced; a value may hold variables again. Unknown ones stay."""
        for _ in range(_MAX_ROUNDS):
            filled = self._filled_once(text)
            if filled == text:
                break
            text = filled
        return text

    def _filled_once(self, text: str) -> str:
        """Replace each variable once; a text that would grow beyond the limit is left as it was."""
        parts: list[str] = []
        at, size = 0, len(text)
        for match in PLACEHOLDER.finditer(text):
            value = self.get(match[1].removeprefix("_.").strip(), match[0])  # Insomnia's {{ _.name }}
            size += len(value)
            if size > _MAX_CHARACTERS:
                return text
            parts += [text[at : match.start()], value]
            at = match.end()
        return "".join([*parts, text[at:]])

"""A secret text that is not shown by accident."""

from __future__ import annotations

import threading
from typing import NoReturn
from weakref import WeakValueDictionary

_lock = threading.Lock()
_living: WeakValueDictionary[int, Secret] = WeakValueDictionary()


def living_secrets() -> list[str]:
    """Return the texts of all secrets in memory, the longest first, for redaction."""
    with _lock:
        texts = {each.reveal() for each in _living.values()}
    return sorted(texts, key=len, reverse=True)


class Secret:
    """A text that only `reveal()` returns: not repr, str, a log, a traceback, pickle or copy."""

    __slots__ = ("__weakref__", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        with _lock:
            _living[id(self)] = self

    def reveal(self) -> str:
        """Return the text itself, to sign with or to store."""
        return self._text

    def __bool__(self) -> bool:
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __repr__(self) -> str:
        return "Secret(…)"

    def __reduce_ex__(self, _protocol: object) -> NoReturn:
        raise TypeError("A secret cannot be pickled or copied.")

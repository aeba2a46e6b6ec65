"""How many objects and arrays a JSON text has, counted before they are made.

Python's garbage collector visits every object and array that exists, and the window stands still meanwhile.
"""

from __future__ import annotations

import re

_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?', re.DOTALL)  # one that is not closed ends with the text


def has_more_containers(text: str, limit: int) -> bool:
    """Return whether a JSON text has more than `limit` objects and arrays."""
    return _opened(text) > limit and container_count(text) > limit


def container_count(text: str) -> int:
    """Return how many objects and arrays a JSON text has."""
    return _opened(_STRING.sub("", text))


def _opened(text: str) -> int:
    """Return how many objects and arrays begin in a text without strings; in one with strings, at most so many do."""
    return text.count("{") + text.count("[")

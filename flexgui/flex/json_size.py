"""Counts the values of a JSON text without parsing it.

Python's garbage collector visits every object and array that exists, and blocks the GUI thread meanwhile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

_STRING = r'"[^"\\]*(?:\\.[^"\\]*)*"?'  # an open string ends with the text
_STRING_OR_OPENING = re.compile(rf"{_STRING}|[{{\[]", re.DOTALL)
_STRING_OR_COMMA = re.compile(rf"{_STRING}|,", re.DOTALL)
_WITHOUT_FLAT_OBJECTS = re.compile(rf'{_STRING}|\{{(?:[^"{{}}\[\]]++|{_STRING})*+\}}|[{{\[]', re.DOTALL)


def has_more_containers(text: str, limit: int) -> bool:
    """Return whether a JSON text has more than `limit` objects and arrays."""
    return _has_more(_STRING_OR_OPENING, text, limit)


def has_more_nested_containers(text: str, limit: int) -> bool:
    """Return whether a JSON text has more than `limit` arrays, and objects with an object or an array in them.

    A `dict` without containers is not counted, because the garbage collector does not visit it (CPython up to 3.13).
    """
    return _has_more(_WITHOUT_FLAT_OBJECTS, text, limit)


def has_more_values(text: str, limit: int) -> bool:
    """Return True if a JSON text has more than `limit` commas, and so more values."""
    return text.count(",") > limit and next(islice(_signs(_STRING_OR_COMMA, text, ","), limit, None), None) is not None


def container_count(text: str) -> int:
    """Return how many objects and arrays a JSON text has."""
    return sum(1 for _ in _signs(_STRING_OR_OPENING, text))


def _has_more(pattern: re.Pattern[str], text: str, limit: int) -> bool:
    most = text.count("{") + text.count("[")  # with those in strings
    return most > limit and next(islice(_signs(pattern, text), limit, None), None) is not None


def _signs(pattern: re.Pattern[str], text: str, signs: str = "{[") -> Iterator[re.Match[str]]:
    # A loop, and not one call of the regular expression for all: other threads can run between its steps.
    return (found for found in pattern.finditer(text) if found[0] in signs)

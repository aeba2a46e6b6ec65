"""Counts the objects and arrays of a JSON text without parsing it.

Python's garbage collector visits every object and array that exists, and blocks the GUI thread meanwhile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

_STRING_OR_OPENING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[{\[]', re.DOTALL)  # an open string ends with the text


def has_more_containers(text: str, limit: int) -> bool:
    """Return whether a JSON text has more than `limit` objects and arrays."""
    most = text.count("{") + text.count("[")  # with those in strings
    return most > limit and next(islice(_openings(text), limit, None), None) is not None


def container_count(text: str) -> int:
    """Return how many objects and arrays a JSON text has."""
    return sum(1 for _ in _openings(text))


def _openings(text: str) -> Iterator[re.Match[str]]:
    # A loop, and not one call of the regular expression for all: other threads can run between its steps.
    return (found for found in _STRING_OR_OPENING.finditer(text) if found[0][0] != '"')

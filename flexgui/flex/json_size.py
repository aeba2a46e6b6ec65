"""Counts the values of a JSON text, and checks its syntax, without parsing it.

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
_STRING_VALUE = re.compile(r'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*+("?)')
_OTHER_VALUE = re.compile(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][+-]?[0-9]++)?+|true|false|null")
_SPACES = re.compile(r"[ \t\n\r]++")
_INNERMOST = re.compile(r"\[(?:[\0\1](?:,[\0\1])*+)?+\]|\{(?:\0:[\0\1](?:,\0:[\0\1])*+)?+\}")


def is_json(text: str, max_depth: int) -> bool:
    """Return whether a text is JSON of at most `max_depth` nested objects and arrays (RFC 8259)."""
    if "\0" in text or "\1" in text:
        return False
    # \0 is a string, \1 any other value; the innermost containers become values, level by level.
    rest = _STRING_VALUE.sub(lambda found: "\0" if found[1] else '"', text)
    rest = _SPACES.sub("", _OTHER_VALUE.sub("\1", rest))
    for _ in range(max_depth):
        shorter = _INNERMOST.sub("\1", rest)
        if shorter == rest:
            break
        rest = shorter
    return rest in ("\0", "\1")


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

"""Parses JSON (RFC 8259) with the position of every value, so that errors and fields can be marked in the text.

The standard library's parser gives no positions; its string scanner is used here.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import NamedTuple

from flexgui.errors import BadBody
from flexgui.translation import tr

MAX_DEPTH = 40
"""Maximum depth of nesting; a request body has five levels."""

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_WORD = re.compile(r"[A-Za-z_]+")
_WORDS = {"true": True, "false": False, "null": None}


class Located(NamedTuple):
    """A JSON value and its place: `start` and `end` are offsets into the text, `end` is behind the value.

    An object has `members`, in order and with repeated names kept; an array has only its place and `value` ``[]``;
    a number keeps its text as `value`, so that none is too large.
    """

    start: int
    end: int
    value: object = None
    members: list[Member] | None = None

    @property
    def is_object(self) -> bool:
        """True for a JSON object."""
        return self.members is not None


class Member(NamedTuple):
    """A name, its position, and its value."""

    name: str
    start: int
    located: Located


class LineMap:
    """Converts an offset to a line and a column, both from 1."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and column of `offset`."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def error(self, offset: int, sentence: str) -> BadBody:
        """Return the error with `sentence` about the position."""
        line, column = self.place(offset)
        return BadBody(tr("Line {line}: {what}", line=line, what=sentence), line, column)


def read_located(text: str) -> Located:
    """Read one JSON value. Raises BadBody with line, column and a plain sentence."""
    return _Reader(text).whole()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = LineMap(text)

    def whole(self) -> Located:
        # A byte order mark comes with text pasted from some editors.
        start = self._skip(1 if self.text.startswith("\ufeff") else 0)
        if start == len(self.text):
            raise BadBody(tr("The body is empty."), 1, 1)
        located = self._value(start, 0)
        rest = self._skip(located.end)
        if rest != len(self.text):
            raise self.lines.error(rest, tr("there is more text after the end of the JSON"))
        return located

    def _skip(self, at: int) -> int:
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def _value(self, at: int, depth: int) -> Located:
        if depth > MAX_DEPTH:
            raise self.lines.error(at, tr("this is nested more than {levels} levels deep", levels=MAX_DEPTH))
        first = self.text[at : at + 1]
        if first == "{":
            return self._object(at, depth)
        if first == "[":
            return self._array(at, depth)
        if first == '"':
            value, end = self._string(at)
            return Located(at, end, value)
        number = _NUMBER.match(self.text, at)
        if number is not None:
            return Located(at, number.end(), number[0])
        word = _WORD.match(self.text, at)
        if word is not None and word[0] in _WORDS:
            return Located(at, word.end(), _WORDS[word[0]])
        raise self.lines.error(min(at, len(self.text)), _no_value(word[0] if word else first))

    def _object(self, start: int, depth: int) -> Located:
        members: list[Member] = []
        first = self._skip(start + 1)
        if self.text[first : first + 1] == "}":
            return Located(start, first + 1, members=members)
        for at in self._parts(first, "}"):
            if self.text[at : at + 1] != '"':
                raise self.lines.error(at, tr("a name in double quotes is missing"))
            name, end = self._string(at)
            colon = self._skip(end)
            if self.text[colon : colon + 1] != ":":
                raise self.lines.error(end, tr("a colon is missing after {name}", name=quoted(name)))
            located = self._value(self._skip(colon + 1), depth + 1)
            members.append(Member(name, at, located))
            self._end = located.end
        return Located(start, self._end, members=members)

    def _array(self, start: int, depth: int) -> Located:
        first = self._skip(start + 1)
        if self.text[first : first + 1] == "]":
            return Located(start, first + 1, [])
        for at in self._parts(first, "]"):
            self._end = self._value(at, depth + 1).end
        return Located(start, self._end, [])

    def _parts(self, at: int, closing: str) -> Iterator[int]:
        """Yield where each part of an object or array begins; the caller leaves its end in `_end`."""
        while True:
            yield at
            after = self._skip(self._end)
            sign = self.text[after : after + 1]
            if sign == closing:
                self._end = after + 1
                return
            if sign != ",":
                raise self.lines.error(self._end, tr("a comma or {closing} is missing", closing=closing))
            at = self._skip(after + 1)
            if self.text[at : at + 1] == closing:
                raise self.lines.error(after, tr("the comma before {closing} is one too many", closing=closing))

    def _string(self, at: int) -> tuple[str, int]:
        try:
            value, end = scanstring(self.text, at + 1, True)
        except json.JSONDecodeError as error:
            ends = "Unterminated" not in error.msg
            what = tr("this text has a wrong character") if ends else tr("a closing quote is missing")
            raise self.lines.error(error.pos, what) from None
        return str(value), int(end)


def quoted(name: str) -> str:
    """Return a name for a sentence: in quotes, shortened, and with unprintable characters escaped."""
    return json.dumps(name[:60])


def _no_value(found: str) -> str:
    if found.lower() in _WORDS:
        return tr("write {word} in small letters", word=found.lower())
    if found.lower() in ("nan", "infinity"):
        return tr("{word} is not a JSON value", word=found)
    if found == "'":
        return tr("JSON takes double quotes only")
    return tr("a value is missing")

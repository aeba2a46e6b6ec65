"""Values of JavaScript literals: JSON with unquoted names, other quotes, comments and trailing commas.

Nothing is evaluated: a variable, a call or a template with ``${…}`` is refused. The only call that is read is
``JSON.stringify`` of a literal, because its result is fixed.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import NoReturn

from flexgui.errors import UnreadableRequest
from flexgui.flex.text import shown
from flexgui.translation import tr

MAX_DEPTH = 64

_SPACE = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_STRING = re.compile(r"\"((?:[^\"\\\n]|\\.)*+)\"|'((?:[^'\\\n]|\\.)*+)'|`((?:[^`\\$]|\\.|\$(?!\{))*+)`", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(\r?\n)|(.))", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,300})(?:\.\d{1,300})?(?:[eE][+-]?\d{1,3})?")
_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_WRAPPERS = ("JSON.stringify", "new Headers", "new URLSearchParams", "new URL")
_CONSTANTS = {"true": True, "false": False, "null": None, "undefined": None}


@dataclass(frozen=True)
class JsCall:
    """A call that was left as it is, e.g. ``JSON.stringify``, with the value of its argument."""

    name: str
    argument: object


class JsParser:
    """Reads literals, one after another, from a position of a text."""

    def __init__(self, text: str, at: int = 0) -> None:
        self._text = text
        self.at = at

    def value(self, depth: int = 0) -> object:
        """Return the next value; raises UnreadableRequest for other code and for an unfinished literal."""
        if depth > MAX_DEPTH:
            raise UnreadableRequest(tr("The text is nested more deeply than any request. Paste the request alone."))
        character = self.peek()
        if character == "{":
            return self._object(depth)
        if character == "[":
            return self._array(depth)
        if (string := _STRING.match(self._text, self.at)) is not None:
            self.at = string.end()
            return _unescaped(next(each for each in string.groups() if each is not None))
        if (number := _NUMBER.match(self._text, self.at)) is not None:
            self.at = number.end()
            return json.loads(number[0])
        for name in _WRAPPERS:
            if self._text.startswith(name, self.at):
                return self._call(name, depth)
        return self._constant()

    def peek(self) -> str:
        """Return the next character that is neither white space nor a comment, empty at the end."""
        space = _SPACE.match(self._text, self.at)
        self.at = space.end() if space else self.at
        return self._text[self.at : self.at + 1]

    def accept(self, character: str) -> bool:
        """Skip `character` if it is next."""
        found = self.peek() == character
        self.at += found
        return found

    def expect(self, character: str) -> None:
        """Skip `character`; raises UnreadableRequest if something else is next."""
        if not self.accept(character):
            self._refuse()

    def _object(self, depth: int) -> dict[str, object]:
        self.expect("{")
        found: dict[str, object] = {}
        while not self.accept("}"):
            self.peek()
            name = _NAME.match(self._text, self.at)
            if name is not None:
                self.at = name.end()
            key = name[0] if name is not None else self.value(depth + 1)
            self.expect(":")
            found[str(key)] = self.value(depth + 1)
            if not self.accept(",") and self.peek() != "}":
                self._refuse()
        return found

    def _array(self, depth: int) -> list[object]:
        self.expect("[")
        found: list[object] = []
        while not self.accept("]"):
            found.append(self.value(depth + 1))
            if not self.accept(",") and self.peek() != "]":
                self._refuse()
        return found

    def _call(self, name: str, depth: int) -> JsCall:
        self.at += len(name)
        self.expect("(")
        argument = self.value(depth + 1)
        while self.accept(","):
            self.value(depth + 1)
            name = f"{name}…"  # JSON.stringify with an indent gives other bytes
        self.expect(")")
        return JsCall(name, argument)

    def _constant(self) -> object:
        name = _NAME.match(self._text, self.at)
        if name is None:
            self._refuse()
        if name[0] not in _CONSTANTS:
            raise UnreadableRequest(
                tr(
                    "The code uses {name}, whose value is not in the text. Put the value in place of it, "
                    "or copy the request from the browser’s network tab.",
                    name=shown(name[0], 80),
                )
            )
        self.at = name.end()
        return _CONSTANTS[name[0]]

    def _refuse(self) -> NoReturn:
        rest = self._text[self.at : self.at + 40]
        if not rest or rest[0] in "\"'":
            raise UnreadableRequest(tr("The code is cut off. Copy the whole call, up to its last bracket."))
        if rest[0] == "`":
            raise UnreadableRequest(
                tr("The code has a template with ${…}, whose value is not in the text. Put the value in place of it.")
            )
        raise UnreadableRequest(
            tr("This part of the code cannot be read: {part}. Put its value there.", part=shown(rest))
        )


def _unescaped(text: str) -> str:
    unescaped = _ESCAPE.sub(_character, text) if "\\" in text else text
    return unescaped.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # joins \ud83d\ude00


def _character(match: re.Match[str]) -> str:
    long, short, byte, line_end, letter = match.groups()
    if line_end:
        return ""
    if letter is not None:
        return _LETTERS.get(letter, letter)
    code = int(long or short or byte, 16)
    return chr(code) if code < 0x110000 else "\ufffd"

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
from flexgui.readers.scanner import Scanner
from flexgui.translation import later, tr

MAX_DEPTH = 64
TOO_DEEP = later("The text is nested more deeply than any request. Paste the request alone.")

_SPACE = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_STRING = re.compile(r"\"((?:[^\"\\\n]|\\.)*+)\"|'((?:[^'\\\n]|\\.)*+)'|`((?:[^`\\$]|\\.|\$(?!\{))*+)`", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(\r?\n)|(.))", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,300})(?:\.\d{1,300})?(?:[eE][+-]?\d{1,3})?")
_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_WRAPPER = re.compile(r"JSON\.stringify|new Headers|new URLSearchParams|new URL")
_CONSTANTS = {"true": True, "false": False, "null": None, "undefined": None}


@dataclass(frozen=True)
class JsCall:
    """A call that was left as it is, e.g. ``JSON.stringify``, with the value of its argument."""

    name: str
    argument: object


class JsParser(Scanner):
    """Reads literals, one after another, from a position of a text."""

    def value(self, depth: int = 0) -> object:
        """Return the next value; raises UnreadableRequest for other code and for an unfinished literal."""
        if depth > MAX_DEPTH:
            raise UnreadableRequest(tr(TOO_DEEP))
        if self.accept("{"):
            return self._object(depth)
        if self.accept("["):
            return self._array(depth)
        if string := self.take(_STRING):
            return _unescaped(next(each for each in string.groups() if each is not None))
        if number := self.take(_NUMBER):
            return json.loads(number[0])
        if call := self.take(_WRAPPER):
            return self._call(call[0], depth)
        return self._constant()

    def peek(self) -> str:
        """Return the next character that is neither white space nor a comment, empty at the end."""
        self.take(_SPACE)
        return self.next()

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
        found: dict[str, object] = {}
        while not self.accept("}"):
            name = self.take(_NAME)
            key = name[0] if name else self.value(depth + 1)
            self.expect(":")
            found[str(key)] = self.value(depth + 1)
            if not self.accept(",") and self.peek() != "}":
                self._refuse()
        return found

    def _array(self, depth: int) -> list[object]:
        found: list[object] = []
        while not self.accept("]"):
            found.append(self.value(depth + 1))
            if not self.accept(",") and self.peek() != "]":
                self._refuse()
        return found

    def _call(self, name: str, depth: int) -> JsCall:
        self.expect("(")
        argument = self.value(depth + 1)
        while self.accept(","):
            self.value(depth + 1)
            name = f"{name}…"  # JSON.stringify with an indent gives other bytes
        self.expect(")")
        return JsCall(name, argument)

    def _constant(self) -> object:
        name = self.take(_NAME)
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
        return _CONSTANTS[name[0]]

    def _refuse(self) -> NoReturn:
        rest = self.text[self.at : self.at + 40]
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

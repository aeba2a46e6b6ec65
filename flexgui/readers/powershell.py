"""PowerShell: ``Invoke-WebRequest`` and ``Invoke-RestMethod`` as browsers copy them and as scripts have them.

Values are read, not computed: strings, here-strings, hash tables, and variables that the text itself assigns. curl.exe
with PowerShell's line ends is read too.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NoReturn, TypeAlias

from flexgui.errors import UnreadableRequest
from flexgui.flex.text import shown
from flexgui.readers.bash_words import ShellCommand, refuse_variable, without_prompt
from flexgui.readers.curl import CURL_START, request_of
from flexgui.readers.js_literal import MAX_DEPTH, TOO_DEEP
from flexgui.readers.pasted import Form, PastedRequest, pasted_request
from flexgui.readers.scanner import Scanner
from flexgui.readers.variables import Variables
from flexgui.translation import tr

Value: TypeAlias = "str | dict[str, Value] | None"

_COMMAND = re.compile(
    r"^[^\n#'\"]{0,80}?\b(?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm)(?=[ \t`]|$)", re.IGNORECASE | re.MULTILINE
)
_ASSIGNMENT = re.compile(r"^[ \t]*\$(\w+)[ \t]*=[ \t]*(?=['\"@])", re.MULTILINE)
_LINE_END = re.compile(r"[ \t]`\r?\n")
_SPACE = re.compile(r"(?:[ \t\r]+|`\r?\n|#[^\n]*)+")
_ANY_SPACE = re.compile(r"(?:[ \t\r\n;]+|`\r?\n|#[^\n]*)*")
_BARE = re.compile(r"(?:[^\s'\"`$|;(){}@=]|`[^\r\n])+|@(?![{('\"])")
_OPTION = re.compile(f"(?=-)(?:{_BARE.pattern})")
_WRAPPERS = re.compile(r"(?:\(|\[(?:System\.)?Text\.Encoding\]::UTF8\.GetBytes\()[ \t]*", re.IGNORECASE)
_CLOSING = re.compile(r"\s*\)")
_VARIABLE = re.compile(r"\$\w+")
_TABLE_START = re.compile("@{")
_NAME = re.compile(r"[\w-]+")
_EQUALS = re.compile("=")
_ASSIGNS = re.compile(r"\s*=\s*")
_HERE = re.compile(r"@(['\"])[ \t]*\r?\n(.*?)\r?\n\1@", re.DOTALL)
_QUOTED = re.compile(r"'((?:[^']|'')*+)'|\"((?:[^\"`]|`.|\"\")*+)\"", re.DOTALL)
_ESCAPE = re.compile(
    r"`u\{([0-9A-Fa-f]{1,6})\}|`(.)|\"(\")|\$\(\[char\]\s*(0x[0-9A-Fa-f]{1,6}|\d{1,7})\)|(\$\(|\$\{?\w+)",
    re.DOTALL | re.IGNORECASE,
)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "e": "\x1b"}
_SWITCHES = frozenset(
    "usebasicparsing skipheadervalidation skipcertificatecheck skiphttperrorcheck disablekeepalive passthru".split()  # noqa: SIM905
)


def read_powershell(text: str) -> PastedRequest | None:
    """Return the request of the one command in the text; raises UnreadableRequest."""
    if CURL_START.match(text):
        if not _LINE_END.search(text) or "\\\n" in text:
            return None
        return request_of([ShellCommand(_Parser(without_prompt(text), {}).curl_words())], Form.POWERSHELL)
    commands = list(_COMMAND.finditer(text))
    if not commands:
        return None
    if len(commands) > 1:
        raise UnreadableRequest(tr("The text holds {n} web requests. Paste one of them.", n=len(commands)))
    variables = _variables(text[: commands[0].start()])
    request = _request(_Parser(text, variables, commands[0].end()).parameters())
    texts = Variables((name, each) for name, each in variables.items() if isinstance(each, str))
    return replace(request, secrets=texts.secrets)


def _variables(text: str) -> dict[str, Value]:
    """Return the variables that are assigned a string or a hash table, in the order of the text."""
    variables: dict[str, Value] = {}
    for match in _ASSIGNMENT.finditer(text):
        variables[match[1].lower()] = _Parser(text, variables, match.end()).value()
    return variables


def _request(parameters: dict[str, Value]) -> PastedRequest:
    texts = {name: each for name, each in parameters.items() if isinstance(each, str)}
    if "infile" in parameters or "form" in parameters:
        raise UnreadableRequest(
            tr("The command sends a file or a form (-InFile, -Form). Put the JSON in -Body '…' in place of it.")
        )
    if isinstance(parameters.get("body"), dict):
        raise UnreadableRequest(
            tr("The body is a hash table, which PowerShell sends as form fields. Send JSON text: -Body '{…}'.")
        )
    if not texts.get("uri"):
        raise UnreadableRequest(tr("The command has no -Uri. Copy the whole command, up to the last line."))
    table = parameters.get("headers")
    headers = [(name, each) for name, each in table.items() if isinstance(each, str)] if isinstance(table, dict) else []
    if agent := texts.get("useragent"):
        headers.append(("User-Agent", agent))
    body = texts.get("body", "")
    notes = []
    if not body.isascii():
        notes.append(
            tr("Windows PowerShell 5.1 sends a body in ISO-8859-1, version 7 in UTF-8; UTF-8 is assumed here.")
        )
    return pasted_request(
        Form.POWERSHELL,
        method=(texts.get("method") or "GET").upper(),
        url=texts["uri"],
        headers=headers,
        content_type=texts.get("contenttype", ""),
        body=body,
        body_is_original=not notes,
        missing=notes,
    )


class _Parser(Scanner):
    """Reads values of a text from a position on."""

    def __init__(self, text: str, variables: dict[str, Value], at: int = 0) -> None:
        super().__init__(text, at)
        self._variables = variables
        self._open_tables = 0

    def parameters(self) -> dict[str, Value]:
        """Return the parameters up to the end of the command, by their names in lower case."""
        found: dict[str, Value] = {}
        while not self._at_end():
            option = self.take(_OPTION)
            if option is None:
                found.setdefault("uri", self.value())
                continue
            name = option[0][1:].rstrip(":").lower()
            if name in _SWITCHES:
                continue
            if self._at_end():
                raise UnreadableRequest(
                    tr("The command is cut off: {option} has no value. Copy all of it.", option=shown(option[0], 40))
                )
            found[name] = self.value(session=name in ("websession", "sessionvariable"))
        return found

    def curl_words(self) -> list[str]:
        words = []
        while not self._at_end():
            value = self.value()
            words.append(value if isinstance(value, str) else "")
        return words

    def value(self, session: bool = False) -> Value:
        """Return the value at the position; `session` is true for a parameter whose variable does not matter."""
        self.take(_SPACE)
        closing = 0
        while self.take(_WRAPPERS):
            closing += 1
        value = self._simple_value(session)
        while closing and self.take(_CLOSING):
            closing -= 1
        return value

    def _simple_value(self, session: bool) -> Value:
        if here := self.take(_HERE):
            return here[2] if here[1] == "'" else self._expanded(here[2])
        if self.take(_TABLE_START):
            return self._hash_table()
        parts: list[str] = []
        while True:
            if quoted := self.take(_QUOTED):
                parts.append(quoted[1].replace("''", "'") if quoted[1] is not None else self._expanded(quoted[2]))
            elif bare := self.take(_BARE):
                parts.append(re.sub("`(.)", r"\1", bare[0]))
            elif parts and self.take(_EQUALS):
                parts.append("=")
            else:
                return "".join(parts) if parts else self._variable(session)

    def _variable(self, session: bool) -> Value:
        found = self.take(_VARIABLE)
        if found is None:
            self._refuse_rest()
        name = found[0].lower()
        if session or name in ("$true", "$false", "$null"):
            return None
        if name[1:] not in self._variables:
            refuse_variable(found[0])
        return self._variables[name[1:]]

    def _hash_table(self) -> dict[str, Value]:
        self._open_tables += 1
        if self._open_tables > MAX_DEPTH:
            raise UnreadableRequest(tr(TOO_DEEP))
        table: dict[str, Value] = {}
        while True:
            self.take(_ANY_SPACE)
            if self.next() == "}":
                self.at += 1
                self._open_tables -= 1
                return table
            if not self.next():
                raise UnreadableRequest(tr("The command is cut off in a hash table @{…}. Copy the whole command."))
            key = self.take(_QUOTED) or self.take(_NAME)
            if key is None or not self.take(_ASSIGNS):
                self._refuse_rest()
            name = key[0][1:-1] if key[0][0] in "'\"" else key[0]
            table[name] = None if self.text.startswith("@{", self.at) else self.value()

    def _expanded(self, text: str) -> str:
        return _ESCAPE.sub(self._escape, text)

    def _escape(self, match: re.Match[str]) -> str:
        code, letter, quote, character, variable = match.groups()
        if code or character:
            number = int(code, 16) if code else int(character, 0)
            return chr(number) if number < 0x110000 else "\ufffd"
        if letter is not None:
            return _LETTERS.get(letter, "" if letter == "\n" else letter)
        if quote:
            return quote
        if variable == "$(":
            raise UnreadableRequest(
                tr("The command has $(…), which runs a program, and nothing is run here. Put its result in its place.")
            )
        value = self._variables.get(variable.strip("${}").lower())
        return value if isinstance(value, str) else refuse_variable(variable)

    def _at_end(self) -> bool:
        self.take(_SPACE)
        if self.next() == "|":
            raise UnreadableRequest(
                tr("The text has a pipe (|), and no program is run. Paste the command alone, without the pipe.")
            )
        return self.next() in ("", "\n", ";", ")")

    def _refuse_rest(self) -> NoReturn:
        rest = self.text[self.at : self.at + 40].split("\n")[0]
        if rest[:1] in ("'", '"') or not rest:
            raise UnreadableRequest(tr("The command is cut off: a quote is not closed. Copy the whole command."))
        raise UnreadableRequest(
            tr("This part of the command cannot be read: {part}. Put its value there as text.", part=shown(rest))
        )

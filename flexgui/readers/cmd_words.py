"""curl commands for cmd.exe, split into words as cmd.exe and the C runtime of Windows do, without expanding anything.

Two steps, as on Windows: cmd.exe removes its escapes (``^x`` is x, ``^`` at a line end joins lines, ``^`` and an empty
line are a line end in the text), then the program splits what is left at blanks outside of quotes. Browsers copy
commands with ``^`` inside of quotes too, so it is removed there as well where something special follows.
"""

from __future__ import annotations

import re

from flexgui.errors import UnreadableRequest
from flexgui.readers.bash_words import ShellCommand, refuse_variable, without_prompt
from flexgui.readers.curl import CURL_START, request_of
from flexgui.readers.pasted import Form, PastedRequest
from flexgui.readers.scanner import Scanner
from flexgui.translation import tr

_CMD_SIGNS = re.compile(r"\^\r?\n|\^[\"\\{&]|\"\{\"\"")
_ESCAPE = re.compile(r"\^(\r?\n(?:[ \t]*\r?\n)?|.|\Z)", re.DOTALL)
_PLAIN = re.compile(r'[^"^&|<>\r\n]+')
_ESCAPE_IN_QUOTES = re.compile(r'(?=\^["\\^&|<>{}%!\r\n])' + _ESCAPE.pattern, re.DOTALL)
_VARIABLE = re.compile(r"(?<!\^)%([A-Za-z_][A-Za-z0-9_]{2,40})%")
_PIECE = re.compile(r'(\\*)("{1,2})|(\\+)|([ \t\r\n]+)|([^\\" \t\r\n]+)')


def read_curl_for_cmd(text: str) -> PastedRequest | None:
    """Return the request of a curl command with the line ends, escapes or doubled quotes of cmd.exe.

    Raises UnreadableRequest.
    """
    if not CURL_START.match(text) or not _CMD_SIGNS.search(text) or "\\\n" in text:
        return None
    return request_of(cmd_commands(text), Form.CURL_CMD)


def cmd_commands(text: str) -> list[ShellCommand]:
    """Return the commands of a text; raises UnreadableRequest for variables, pipes and an unfinished command."""
    if variable := _VARIABLE.search(text):
        refuse_variable(variable[0])
    lines = [_split_words(each) for each in _unescaped_lines(without_prompt(text))]
    return [ShellCommand(words) for words in lines if words]


def _unescaped_lines(text: str) -> list[str]:
    """Return the commands, separated by line ends and ``&``, after cmd.exe's own step."""
    lines: list[list[str]] = [[]]
    quoted, scanner = False, Scanner(text)
    while scanner.next():
        if plain := scanner.take(_PLAIN):
            lines[-1].append(plain[0])
        elif escape := scanner.take(_ESCAPE_IN_QUOTES if quoted else _ESCAPE):
            lines[-1].append(_after_caret(escape[1]))
        else:
            character = scanner.next()
            scanner.at += 1
            if quoted or character not in "&\r\n|<":
                quoted ^= character == '"'
                lines[-1].append(character)
            elif character in "|<":
                raise UnreadableRequest(
                    tr("The text has {sign}, and no program is run. Paste the curl command alone.", sign=character)
                )
            else:
                lines.append([])
    return ["".join(each) for each in lines]


def _after_caret(text: str) -> str:
    if text == "":
        raise UnreadableRequest(tr("The command ends with ^: the next lines are missing. Copy all of it."))
    if text[0] not in "\r\n":
        return text
    return "\n" if text.count("\n") == 2 else " "


def _split_words(line: str) -> list[str]:
    """Split as the C runtime does: a backslash before a quote escapes it, and in quotes ``""`` is a quote."""
    words: list[str] = []
    word: list[str] | None = None
    quoted = False
    for slashes, quotes, lone_slashes, blank, plain in _PIECE.findall(line):
        if blank and not quoted:
            if word is not None:
                words.append("".join(word))
            word = None
            continue
        word = [] if word is None else word
        word.append("\\" * (len(slashes) // 2) + lone_slashes + blank + plain)
        escaped = len(slashes) % 2
        doubled = len(quotes) == 2 and quoted and not escaped
        if escaped or doubled:
            word.append('"')
        quoted ^= (0 if doubled else len(quotes) - escaped) == 1
    if quoted:
        raise UnreadableRequest(tr("The command is cut off: a quote is not closed. Copy the whole command."))
    return words if word is None else [*words, "".join(word)]

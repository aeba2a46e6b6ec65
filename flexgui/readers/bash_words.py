"""The words of a command as bash would split it (Bash manual, 3.1.2), without expanding anything.

Everything that bash would compute or fetch is refused: variables, command substitutions, pipes, input from files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NoReturn

from flexgui.errors import UnreadableRequest
from flexgui.flex.text import shown
from flexgui.readers.scanner import Scanner
from flexgui.translation import tr

_PLAIN = re.compile(r"[^ \t\r\n'\"\\$`|&;<>()]+")
_PLAIN_START = re.compile(r"(?!#|\d{1,3}[<>])" + _PLAIN.pattern)
_PLAIN_QUOTED = re.compile(r'[^"\\$`]+|\\')
_ESCAPED_IN_QUOTES = re.compile(r'\\(?:\n|(["\\$`]))')
_BLANK = re.compile(r"(?:[ \t\r]|\\[ \t]*\r?\n)+")  # a blank after the backslash comes from copying
_VARIABLE = re.compile(r"\$(\{[^}\n]{0,80}\}?|[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?!$-])")
_TO_FILE = r"(<<<|<<-?|>>|>&|>\||>|<)&?[ \t]*"
_REDIRECTION = re.compile(r"(?:\d{0,3}|&)" + _TO_FILE)
_REDIRECTION_AFTER_WORD = re.compile(_TO_FILE)
_ANSI_C = re.compile(
    r"\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([0-7]{1,3})|c(.)|(.))", re.DOTALL
)
_ANSI_C_LETTERS = dict(zip("ntrabeEfv", "\n\t\r\a\b\x1b\x1b\f\v", strict=True))
_ANSI_C_QUOTED = re.compile(r"\$'((?:[^'\\]|\\.)*+)'", re.DOTALL)
_COMMENT = re.compile(r"#[^\n]*")
_QUOTED = re.compile(r"'([^']*)'")
_DOUBLE_QUOTE = re.compile(r'\$?"')  # with the dollar sign, bash would translate the text
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_OPERATOR = re.compile(r"\|\||[|&;()]")
_HEREDOC_MARK = re.compile(r"(['\"\\]?)([^\s;&|<>]*)")
_PROMPT = re.compile(r"\A[$%#][ \t]+")


@dataclass
class ShellCommand:
    """The words of one command, and the text of its standard input if it is known (a here-document)."""

    words: list[str] = field(default_factory=list)
    stdin: str | None = None


def bash_commands(text: str) -> list[ShellCommand]:
    """Return the commands of a text; raises UnreadableRequest for a refused or unfinished command."""
    return _Splitter(without_prompt(text)).commands()


def without_prompt(text: str) -> str:
    """Return the text without the prompt of a shell before its command."""
    return _PROMPT.sub("", text)


def refuse_variable(variable: str) -> NoReturn:
    """Refuse a variable of any shell. Raises UnreadableRequest."""
    raise UnreadableRequest(
        tr(
            "The command uses the variable {name}, whose value is not in the text. Replace it with its value; "
            "echo before the command prints the command with all values.",
            name=shown(variable, 80),
        )
    )


class _Splitter(Scanner):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._commands = [ShellCommand()]
        self._word: list[str] | None = None
        self._heredocs: list[tuple[ShellCommand, str, bool, bool]] = []

    def commands(self) -> list[ShellCommand]:
        while self.next():
            self._step()
        self._end_word()
        if self._heredocs:
            mark = shown(self._heredocs[0][1])
            raise UnreadableRequest(
                tr("The text ends before {mark}, the end of the input. Copy the whole command.", mark=mark)
            )
        return [each for each in self._commands if each.words]

    def _step(self) -> None:
        """Take a part of a word, or what is between words."""
        start = self.at
        if plain := self.take(_PLAIN_START if self._word is None else _PLAIN):
            self._add(plain[0])
        elif blank := self.take(_BLANK):
            # An escaped line end alone joins the lines of one word.
            if blank[0][0] != "\\" or blank[0].strip("\\\r\n"):
                self._end_word()
        elif self.next() == "\n":
            self.at += 1
            self._end_command()
            self._read_heredocs()
        elif self._word is None and self.take(_COMMENT):
            pass
        elif quoted := self.take(_QUOTED):
            self._add(quoted[1])
        elif quoted := self.take(_ANSI_C_QUOTED):
            self._add(_ANSI_C.sub(_ansi_c, quoted[1]))
        elif self.take(_DOUBLE_QUOTE):
            self._double_quoted(start)
        elif escaped := self.take(_ESCAPED):
            self._add(escaped[1])
        elif redirection := self.take(_REDIRECTION if self._word is None else _REDIRECTION_AFTER_WORD):
            self._redirect(redirection[1])
        elif operator := self.take(_OPERATOR):
            self._operator(operator[0])
        elif self.text.startswith(("'", "$'"), start):
            self._unclosed(start)
        elif self.next() == "\\":
            raise UnreadableRequest(
                tr("The command ends with a backslash: the next lines are missing. Copy all of it.")
            )
        else:
            self._dollar()

    def _double_quoted(self, start: int) -> None:
        """Take the rest of a quote, in which only a dollar sign, a backtick and a backslash have a meaning."""
        self._add("")
        while self.next() != '"':
            if escaped := self.take(_ESCAPED_IN_QUOTES):
                self._add(escaped[1] or "")
            elif plain := self.take(_PLAIN_QUOTED):
                self._add(plain[0])
            elif self.next():
                self._dollar()
            else:
                self._unclosed(start)
        self.at += 1

    def _dollar(self) -> None:
        """Take a dollar sign that is only a character; refuse what bash would compute."""
        if self.next() == "`":
            _refuse_substitution("`")
        if self.text.startswith("$(", self.at):
            _refuse_substitution("$(…)")
        if variable := self.take(_VARIABLE):
            refuse_variable(variable[0])
        self.at += 1
        self._add("$")

    def _redirect(self, operator: str) -> None:
        self._end_word()
        if operator in ("<<", "<<-"):
            self._start_heredoc(operator == "<<-")
            return
        command, count = self._commands[-1], len(self._commands[-1].words)
        while self.next() and self.next() not in "\n;|&<>()" and len(command.words) == count:
            if self._word is None and _REDIRECTION.match(self.text, self.at):
                break  # another redirection follows: this one has no target
            self._step()
        self._end_word()
        target = command.words.pop() if len(command.words) > count else ""
        if operator == "<":
            raise UnreadableRequest(
                tr(
                    "The command reads the file {file}, which is not opened. Put its content in place of it.",
                    file=shown(target, 80),
                )
            )
        if operator == "<<<":
            command.stdin = target + "\n"

    def _start_heredoc(self, indented: bool) -> None:
        mark = self.take(_HEREDOC_MARK)
        quoted = mark is not None and mark[1] != ""
        self._heredocs.append((self._commands[-1], mark[2].strip("'\"") if mark else "", quoted, indented))

    def _read_heredocs(self) -> None:
        while self._heredocs:
            command, mark, quoted, indented = self._heredocs[0]
            tabs = r"\t*" if indented else ""
            end = re.compile(rf"^{tabs}{re.escape(mark)}\r?$", re.MULTILINE).search(self.text, self.at)
            if end is None:
                self.at = len(self.text)
                return
            content = self.text[self.at : end.start()]
            if not quoted:
                content = _unquoted_heredoc(content)
            command.stdin = re.sub(r"^\t+", "", content, flags=re.MULTILINE) if indented else content
            self.at = end.end()
            del self._heredocs[0]

    def _operator(self, operator: str) -> None:
        if operator == "|":
            raise UnreadableRequest(
                tr("The text has a pipe (|), and no program is run. Paste the curl command alone, without the pipe.")
            )
        if operator in "()":
            raise UnreadableRequest(
                tr("The text has a bracket that belongs to a script. Paste the curl command alone.")
            )
        self._end_command()

    def _add(self, text: str) -> None:
        if self._word is None:
            self._word = []
        self._word.append(text)

    def _end_word(self) -> None:
        if self._word is not None:
            self._commands[-1].words.append("".join(self._word))
            self._word = None

    def _end_command(self) -> None:
        self._end_word()
        if self._commands[-1].words:
            self._commands.append(ShellCommand())

    def _unclosed(self, at: int) -> NoReturn:
        raise UnreadableRequest(
            tr(
                "The command is cut off: the quote in line {n} is not closed. Copy the whole command.",
                n=self.text.count("\n", 0, at) + 1,
            )
        )


def _unquoted_heredoc(content: str) -> str:
    if "$(" in content or "`" in content:
        _refuse_substitution("$(…)")
    if variable := _VARIABLE.search(content):
        refuse_variable(variable[0])
    return re.sub(r"\\([\\$`])", r"\1", content.replace("\\\n", ""))


def _ansi_c(match: re.Match[str]) -> str:
    byte, short, long, octal, control, letter = match.groups()
    if short or long:
        code = int(short or long, 16)
        return chr(code) if code < 0x110000 else "\ufffd"
    if byte or octal:
        code = int(byte, 16) if byte else int(octal, 8) & 0xFF
        return chr(code) if code < 0x80 else chr(0xDC00 + code)  # as PEP 383 keeps a byte
    if control:
        return chr(ord(control) & 0x1F)
    return _ANSI_C_LETTERS.get(letter, letter if letter in "\\'\"?" else f"\\{letter}")


def _refuse_substitution(form: str) -> NoReturn:
    raise UnreadableRequest(
        tr(
            "The command has {form}, which runs a program, and nothing is run here. Put its result in place of it.",
            form=form,
        )
    )

"""The words of a command as bash would split it (Bash manual, 3.1.2), without expanding anything.

Everything that bash would compute or fetch is refused: variables, command substitutions, pipes, input from files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NoReturn

from flexgui.errors import UnreadableRequest
from flexgui.flex.text import shown
from flexgui.translation import tr

_PLAIN = re.compile(r"[^ \t\r\n'\"\\$`|&;<>()]+")
_PLAIN_QUOTED = re.compile(r'[^"\\$`]+')
_BLANK = re.compile(r"(?:[ \t\r]|\\[ \t]*\r?\n)+")  # a blank after the backslash comes from copying
_VARIABLE = re.compile(r"\$(\{[^}\n]{0,80}\}?|[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?!$-])")
_REDIRECTION = re.compile(r"(\d{0,3}|&)(<<<|<<-?|>>|>&|>\||>|<)(?:&?[ \t]*)")
_ANSI_C = re.compile(
    r"\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([0-7]{1,3})|c(.)|(.))", re.DOTALL
)
_ANSI_C_LETTERS = dict(zip("ntrabeEfv", "\n\t\r\a\b\x1b\x1b\f\v", strict=True))
_ANSI_C_QUOTED = re.compile(r"((?:[^'\\]|\\.)*+)'", re.DOTALL)
_PROMPT = re.compile(r"\A[$%#][ \t]+")
_HEREDOC_END = re.compile(r"[^\s;&|<>]+")


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


class _Splitter:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._commands = [ShellCommand()]
        self._word: list[str] | None = None
        self._heredocs: list[tuple[ShellCommand, str, bool, bool]] = []

    def commands(self) -> list[ShellCommand]:
        while self._at < len(self._text):
            self._step(self._text[self._at])
        self._end_word()
        if self._heredocs:
            raise UnreadableRequest(
                tr(
                    "The text ends before {mark}, the end of the input. Copy the whole command.",
                    mark=shown(self._heredocs[0][1]),
                )
            )
        return [each for each in self._commands if each.words]

    def _step(self, character: str) -> None:
        if blank := _BLANK.match(self._text, self._at):
            self._step_blank(blank)
        elif character == "\n":
            self._at += 1
            self._end_command()
            self._read_heredocs()
        elif character == "#" and self._word is None:
            end = self._text.find("\n", self._at)
            self._at = len(self._text) if end < 0 else end
        elif character == "'":
            self._single_quoted()
        elif character == '"':
            self._double_quoted()
        elif character == "\\":
            self._escaped()
        elif character == "$":
            self._dollar()
        elif character == "`":
            _refuse_substitution("`")
        elif (redirection := _REDIRECTION.match(self._text, self._at)) and (redirection[1] == "" or self._word is None):
            self._redirect(redirection)
        elif character in "|&;()":
            self._operator(character)
        else:
            self._plain()

    def _step_blank(self, blank: re.Match[str]) -> None:
        """End the word, unless the blank is only an escaped line end, which joins the lines of one word."""
        if blank[0][0] != "\\" or blank[0].strip("\\\r\n"):
            self._end_word()
        self._at = blank.end()

    def _plain(self) -> None:
        match = _PLAIN.match(self._text, self._at)
        assert match is not None  # every other character has its own branch
        self._add(match[0])
        self._at = match.end()

    def _single_quoted(self) -> None:
        end = self._text.find("'", self._at + 1)
        if end < 0:
            self._unclosed(self._at)
        self._add(self._text[self._at + 1 : end])
        self._at = end + 1

    def _double_quoted(self) -> None:
        start, self._at = self._at, self._at + 1
        self._add("")
        while self._at < len(self._text):
            character = self._text[self._at]
            if character == '"':
                self._at += 1
                return
            if character == "$":
                self._dollar(quoted=True)
            elif character == "`":
                _refuse_substitution("`")
            elif character == "\\":
                self._escaped_in_quotes()
            else:
                match = _PLAIN_QUOTED.match(self._text, self._at)
                assert match is not None  # the other characters are those above
                self._add(match[0])
                self._at = match.end()
        self._unclosed(start)

    def _escaped_in_quotes(self) -> None:
        following = self._text[self._at + 1 : self._at + 2]
        if following == "\n":
            following = ""
            self._at += 1
        elif following not in tuple('"\\$`'):
            following = "\\"
            self._at -= 1
        self._add(following)
        self._at += 2 if following else 1

    def _escaped(self) -> None:
        if self._at + 1 >= len(self._text):
            raise UnreadableRequest(
                tr("The command ends with a backslash: the next lines are missing. Copy all of it.")
            )
        self._add(self._text[self._at + 1])
        self._at += 2

    def _dollar(self, quoted: bool = False) -> None:
        following = self._text[self._at + 1 : self._at + 2]
        if following == "(":
            _refuse_substitution("$(…)")
        if following == "'" and not quoted:
            self._ansi_c_quoted()
            return
        if following == '"' and not quoted:
            self._at += 1
            return
        if variable := _VARIABLE.match(self._text, self._at):
            refuse_variable(variable[0])
        self._add("$")
        self._at += 1

    def _ansi_c_quoted(self) -> None:
        match = _ANSI_C_QUOTED.match(self._text, self._at + 2)
        if match is None:
            self._unclosed(self._at)
        self._add(_ANSI_C.sub(_ansi_c, match[1]))
        self._at = match.end()

    def _redirect(self, redirection: re.Match[str]) -> None:
        self._end_word()
        operator = redirection[2]
        self._at = redirection.end()
        if operator in ("<<", "<<-"):
            self._start_heredoc(operator == "<<-")
            return
        command, count = self._commands[-1], len(self._commands[-1].words)
        while self._at < len(self._text) and len(command.words) == count and self._text[self._at] not in "\n;|&<>()":
            if self._word is None and _REDIRECTION.match(self._text, self._at):
                break  # another redirection follows: this one has no target
            self._step(self._text[self._at])
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
        quote = self._text[self._at : self._at + 1]
        quoted = quote in ("'", '"', "\\")
        self._at += quoted
        match = _HEREDOC_END.match(self._text, self._at)
        mark = match[0] if match else ""
        self._at += len(mark)
        self._heredocs.append((self._commands[-1], mark.strip("'\""), quoted, indented))

    def _read_heredocs(self) -> None:
        while self._heredocs:
            command, mark, quoted, indented = self._heredocs[0]
            tabs = r"\t*" if indented else ""
            end = re.compile(rf"^{tabs}{re.escape(mark)}\r?$", re.MULTILINE).search(self._text, self._at)
            if end is None:
                self._at = len(self._text)
                return
            content = self._text[self._at : end.start()]
            if not quoted:
                content = _unquoted_heredoc(content)
            command.stdin = re.sub(r"^\t+", "", content, flags=re.MULTILINE) if indented else content
            self._at = end.end()
            del self._heredocs[0]

    def _operator(self, character: str) -> None:
        if character == "|" and self._text[self._at : self._at + 2] != "||":
            raise UnreadableRequest(
                tr("The text has a pipe (|), and no program is run. Paste the curl command alone, without the pipe.")
            )
        if character in "()":
            raise UnreadableRequest(
                tr("The text has a bracket that belongs to a script. Paste the curl command alone.")
            )
        self._at += 1
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
                n=self._text.count("\n", 0, at) + 1,
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

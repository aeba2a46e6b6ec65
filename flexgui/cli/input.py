"""Reading files and standard input, up to a limit."""

from __future__ import annotations

import stat
import sys
from contextlib import nullcontext
from pathlib import Path

from flexgui import files
from flexgui.errors import BadFile
from flexgui.flex.text import decode_text

MAX_INPUT_BYTES = 16 << 20
STANDARD_INPUT = "-"


def read_text(name: str) -> str:
    """Return the text of a file or a stream, in UTF-8 or UTF-16; other bytes are replaced.

    Raises BadFile if it cannot be read or is larger than MAX_INPUT_BYTES.
    """
    return decode_text(read_bytes(name))


def read_bytes(name: str) -> bytes:
    """Return the content of a file or a stream. Raises BadFile as `read_text` does."""
    if not is_stream(name):
        return files.read_bytes(Path(name), MAX_INPUT_BYTES)
    if name == STANDARD_INPUT and sys.stdin is None:
        raise BadFile("Standard input is closed: there is nothing to read. Name a file in place of -.")
    try:
        with nullcontext(sys.stdin.buffer) if name == STANDARD_INPUT else Path(name).open("rb") as stream:
            return files.read_stream(stream, input_name(name), MAX_INPUT_BYTES)
    except OSError as error:
        raise files.unreadable(Path(input_name(name)), error) from error


def exists(name: str) -> bool:
    """Return True if there is a file, a folder or a stream of that name, or if it is forbidden to look for it."""
    try:
        Path(name).stat()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return name == STANDARD_INPUT
    return True


def is_stream(name: str) -> bool:
    """Return True for standard input (-), and for pipes and devices, such as <(command) of the shell."""
    mode = _mode(name)
    return name == STANDARD_INPUT or stat.S_ISFIFO(mode) or stat.S_ISCHR(mode) or stat.S_ISBLK(mode)


def input_name(name: str) -> str:
    """Return the name of a file, without its folders, or of a stream for a message."""
    if name == STANDARD_INPUT:
        return "Standard input"
    return name if is_stream(name) else Path(name).name


def is_file(name: str) -> bool:
    """Return True if `name` is an existing file; a token is too long for a file name."""
    return stat.S_ISREG(_mode(name))


def _mode(name: str) -> int:
    try:
        return Path(name).stat().st_mode
    except (OSError, ValueError):
        return 0

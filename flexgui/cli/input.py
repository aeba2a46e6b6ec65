"""Reading files and standard input, up to a limit."""

from __future__ import annotations

import sys
from pathlib import Path

from flexgui import files
from flexgui.errors import BadFile
from flexgui.flex.text import decode_text

MAX_INPUT_BYTES = 16 << 20
STANDARD_INPUT = "-"


def read_text(name: str) -> str:
    """Return the text of a file or, for -, of standard input, in UTF-8 or UTF-16; other bytes are replaced.

    Raises BadFile if the file cannot be read or is larger than MAX_INPUT_BYTES.
    """
    return decode_text(read_bytes(name))


def read_bytes(name: str) -> bytes:
    """Return the content of a file or, for -, of standard input. Raises BadFile as `read_text` does."""
    if name != STANDARD_INPUT:
        return files.read_bytes(Path(name), MAX_INPUT_BYTES)
    if sys.stdin is None:
        raise BadFile("Standard input is closed: there is nothing to read. Name a file in place of -.")
    try:
        return files.read_stream(sys.stdin.buffer, "standard input", MAX_INPUT_BYTES)
    except OSError as error:
        raise BadFile(f"Standard input could not be read: {error.strerror}.") from error


def is_file(name: str) -> bool:
    """Return True if `name` is an existing file; a token is too long for a file name."""
    try:
        return len(name) < 4096 and Path(name).is_file()
    except (OSError, ValueError):
        return False

"""Reading files and standard input, up to a limit."""

from __future__ import annotations

import sys
from pathlib import Path

from flexgui.errors import UsageError

MAX_INPUT_BYTES = 16 << 20


def read_text(name: str) -> str:
    """Return the text of a file or, for -, of standard input; bytes that are not UTF-8 are replaced.

    Raises UsageError if the file cannot be read or is larger than MAX_INPUT_BYTES.
    """
    try:
        if name == "-":
            raw = sys.stdin.buffer.read(MAX_INPUT_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                raw = file.read(MAX_INPUT_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{name} could not be read: {error.strerror}.") from error
    if len(raw) > MAX_INPUT_BYTES:
        raise UsageError(f"{name} is larger than {MAX_INPUT_BYTES >> 20} MiB.")
    return raw.decode("utf-8-sig", "replace")


def is_file(name: str) -> bool:
    """Return True if `name` is an existing file; a token is too long for a file name."""
    try:
        return len(name) < 4096 and Path(name).is_file()
    except (OSError, ValueError):
        return False

"""Reads and writes a JSON file so that a crash, a full disk or a damaged file loses nothing that was saved."""

from __future__ import annotations

import errno
import json
import os
import time
from contextlib import suppress
from pathlib import Path

from flexgui.errors import DamagedFile, StorageError
from flexgui.file_protection import open_private
from flexgui.translation import later, tr

_REASONS = {
    errno.ENOSPC: later("The disk is full"),
    errno.EDQUOT if hasattr(errno, "EDQUOT") else -1: later("The disk quota is used up"),
    errno.EROFS: later("The disk is read-only"),
    errno.EACCES: later("The folder may not be written to"),
    errno.EPERM: later("The folder may not be written to"),
}

_IN_USE = (5, 32)
"""Errors of Windows for a file that another program has open: ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION."""
_REPLACE_TIMEOUT_S = 1.0
_RETRY_SECONDS = 0.02


def read_json(path: Path) -> object | None:
    """Return the parsed file, None if there is no file.

    Raises DamagedFile after setting an unreadable file aside, StorageError if it cannot be opened.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        message = tr("{name} could not be read: {why}. ({path})", name=path.name, why=error.strerror, path=path)
        raise StorageError(message) from error
    try:
        value: object = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise DamagedFile(path, set_aside(path)) from error
    return value


def write_json(path: Path, value: object) -> None:
    """Write a value as indented JSON, see `write_file`; raises StorageError."""
    write_file(path, (json.dumps(value, indent=2) + "\n").encode())


def write_file(path: Path, content: bytes) -> None:
    """Replace a file atomically; only its owner can read it. If writing fails, the old file is unchanged.

    Raises StorageError with a message for the user.
    """
    target = Path(os.path.realpath(path))  # keep a symbolic link, as in a folder of dot files
    temporary = target.with_name(f"{target.name}.{os.getpid()}-{time.monotonic_ns()}.tmp")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_through(temporary, content)
        _replace(temporary, target)
    except OSError as error:
        with suppress(OSError):  # the first error is reported
            temporary.unlink(missing_ok=True)
        known = _REASONS.get(error.errno or 0)
        why = tr(known) if known else error.strerror or tr("It could not be written")
        message = tr("{why}: {name} was not saved. ({path})", why=why, name=path.name, path=path)
        raise StorageError(message) from error


def set_aside(path: Path, *, copy: bool = False) -> Path | None:
    """Move or copy a file to the first free ``name.damaged-N`` in its folder and return that path.

    Returns None if that fails; the file is then unchanged.
    """
    for number in range(1, 1000):
        kept = path.with_name(f"{path.name}.damaged-{number}")
        if kept.exists():
            continue
        try:
            if copy:
                _write_through(kept, path.read_bytes())
            else:
                path.rename(kept)
        except OSError:
            return None
        return kept
    return None


def _replace(temporary: Path, target: Path) -> None:
    """Replace a file; on Windows, wait up to `_REPLACE_TIMEOUT_S` while another program has it open."""
    end = time.monotonic() + _REPLACE_TIMEOUT_S
    while True:
        try:
            temporary.replace(target)
            return
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _IN_USE or time.monotonic() > end:
                raise
            time.sleep(_RETRY_SECONDS)


def _write_through(path: Path, content: bytes) -> None:
    """Create a file and wait until it is on the disk."""
    with os.fdopen(open_private(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())

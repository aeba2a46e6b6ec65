"""Bounded reading of the files and streams that a user names: tokens, keys, request bodies, exports, P12 files."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from flexgui.errors import BadFile
from flexgui.flex.text import decode_text, shown
from flexgui.translation import tr

_MAX_NAME_LENGTH = 200


def read_bytes(path: Path, limit: int) -> bytes:
    """Return the content of a file of at most `limit` bytes. Raises BadFile with a sentence that names the file."""
    try:
        with open_file(path) as file:
            return read_stream(file, path.name, limit)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None


def unreadable(path: Path, error: OSError | ValueError) -> BadFile:
    """Return the error for a file that cannot be opened or read; ValueError is one for a NUL in its name."""
    name = shown(path.name or str(path), _MAX_NAME_LENGTH)
    return BadFile(tr("{file} could not be read: {why}.", file=name, why=_why_unreadable(path, error)))


def open_file(path: Path) -> BinaryIO:
    """Open a file for reading in binary. Raises OSError, also for a pipe or a device: reading one may never end."""
    file = open(path, "rb", opener=_open_without_waiting)  # noqa: SIM115  the caller closes it
    if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        return file
    file.close()
    raise OSError(None, tr("it is a pipe or a device, not a file; save its content in a file first"))


def read_stream(stream: BinaryIO, name: str, limit: int) -> bytes:
    """Return the content of a stream of at most `limit` bytes. Raises BadFile for a longer one, and OSError."""
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise BadFile(tr("{file} is larger than {size}.", file=name, size=_size_text(limit)))
    return content


def read_text(path: Path, limit: int) -> str:
    """Return the text of a file of at most `limit` bytes, decoded by `decode_text`; raises BadFile."""
    return decode_text(read_bytes(path, limit))


def _why_unreadable(path: Path, error: OSError | ValueError) -> str:
    if isinstance(error, ValueError):
        return tr("the name cannot be used")
    if error.errno == errno.ENAMETOOLONG:
        return tr("no file has such a long name")
    if path.is_dir():  # for which Windows reports a missing permission
        return tr("it is a folder; name a file in it")
    if isinstance(error, PermissionError):
        return tr("you do not have the permission to read it")
    return error.strerror or str(error)


def _open_without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # a pipe without a writer


def _size_text(size: int) -> str:
    if size < 1 << 10:
        return f"{size} B"
    return f"{size >> 20} MiB" if size >= 1 << 20 else f"{size >> 10} KiB"

"""Bounded reading of the files and streams that a user names: tokens, keys, request bodies, exports, P12 files."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from flexgui.errors import BadFile
from flexgui.flex.text import decode_text
from flexgui.translation import tr


def read_bytes(path: Path, limit: int) -> bytes:
    """Return the content of a file of at most `limit` bytes. Raises BadFile with a sentence that names the file."""
    try:
        with path.open("rb") as file:
            return read_stream(file, path.name, limit)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        why = error.strerror if isinstance(error, OSError) and error.strerror else tr("the name cannot be used")
        raise BadFile(tr("{file} could not be read: {why}.", file=path.name or str(path), why=why)) from None


def read_stream(stream: BinaryIO, name: str, limit: int) -> bytes:
    """Return what a stream holds, at most `limit` bytes; raises BadFile where it holds more, and OSError."""
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise BadFile(tr("{file} is larger than {size}.", file=name, size=_size_text(limit)))
    return content


def read_text(path: Path, limit: int) -> str:
    """Return the text of a file of at most `limit` bytes, decoded by `decode_text`; raises BadFile."""
    return decode_text(read_bytes(path, limit))


def _size_text(size: int) -> str:
    if size < 1 << 10:
        return f"{size} B"
    return f"{size >> 20} MiB" if size >= 1 << 20 else f"{size >> 10} KiB"

"""Bounded reading of the files and streams that a user names: tokens, keys, request bodies, exports, P12 files."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import BinaryIO

from flexgui.errors import BadFile
from flexgui.translation import tr

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE_BYTES = 1000


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


def decode_text(content: bytes) -> str:
    """Decode UTF-8, or UTF-16 and UTF-32 as PowerShell and Windows editors write them; the mark is left out.

    Bytes that are no text become U+FFFD.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    return content.decode(_encoding_without_mark(content), "replace")


def _encoding_without_mark(content: bytes) -> str:
    """Tell UTF-16 without a byte order mark from UTF-8 by the zero bytes of its ASCII characters."""
    sample = content[:_SAMPLE_BYTES]
    pairs = len(sample) // 2
    if pairs and sample[1::2].count(0) > pairs * 0.8 and sample[::2].count(0) == 0:
        return "utf-16-le"
    if pairs and sample[::2].count(0) > pairs * 0.8 and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return "utf-8"


def _size_text(size: int) -> str:
    return f"{size >> 20} MiB" if size >= 1 << 20 else f"{size >> 10} KiB"

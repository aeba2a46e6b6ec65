"""Files chosen by the user are read up to a size limit and decoded, with the encodings that Windows programs use."""

from __future__ import annotations

import os
import re
import socket
import sys
from pathlib import Path

import pytest

from flexgui.errors import BadFile
from flexgui.files import decode_text, read_bytes, read_text

TEXT = "eyJ.e30.é名"

WHY_TOO_LONG = "No such file or directory" if sys.platform == "win32" else "no file has such a long name"
"""Windows does not say that a name is too long."""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_text_is_decoded(encoding: str) -> None:
    text = TEXT if encoding.startswith(("utf-8", "utf-32")) or encoding == "utf-16" else "eyJ.e30.abc"
    assert decode_text(text.encode(encoding)) == text


@pytest.mark.parametrize("content", [b"", b"\x00", b"\xff\xfe", b"\xfe", b"a\x00", b"\xd8\x00\xd8", bytes(range(256))])
def test_any_bytes_can_be_decoded(content: bytes) -> None:
    decode_text(content)


def test_a_file_up_to_the_limit_is_read(tmp_path: Path) -> None:
    file = tmp_path / "token.txt"
    file.write_bytes(b"\xef\xbb\xbf12345")
    assert read_text(file, 8) == "12345"
    file.write_bytes(b"x" * 1025)
    with pytest.raises(BadFile, match=r"token\.txt is larger than 1 KiB"):
        read_bytes(file, 1024)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("missing", "missing could not be read: No such file or directory."),
        ("folder", "folder could not be read: it is a folder; name a file in it"),
        ("n" * 400, f"n… could not be read: {WHY_TOO_LONG}"),
        ("no\0name", "could not be read: the name cannot be used"),
    ],
)
def test_an_unreadable_file_is_reported_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, why: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    with pytest.raises(BadFile, match=re.escape(why)) as raised:
        read_bytes(Path(name), 10)
    assert len(str(raised.value)) < 300


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
def test_pipes_devices_and_sockets_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # socket paths have a maximum length
    os.mkfifo("pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket")
        for name in ("pipe", "socket", "/dev/zero", "/dev/null"):
            with pytest.raises(BadFile, match="could not be read"):
                read_bytes(Path(name), 10)

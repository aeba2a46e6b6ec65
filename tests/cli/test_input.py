"""Reading files and standard input, up to a limit."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from flexgui.cli import input as cli_input
from flexgui.cli.input import is_file, read_text
from flexgui.errors import BadFile


def test_a_byte_order_mark_is_dropped_and_wrong_utf8_replaced(tmp_path: Path) -> None:
    (tmp_path / "t").write_bytes(b"\xef\xbb\xbfa\xff")
    assert read_text(str(tmp_path / "t")) == "a\N{REPLACEMENT CHARACTER}"


def test_a_pipe_is_read_to_its_end() -> None:
    reader, writer = os.pipe()
    os.write(writer, b"a.b.c")
    os.close(writer)
    assert read_text(f"/dev/fd/{reader}") == "a.b.c"  # like <(command) in a shell
    os.close(reader)


@pytest.mark.parametrize("name", ["missing", "folder", "large", "/dev/zero"])
def test_an_unreadable_file_is_reported(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli_input, "MAX_INPUT_BYTES", 10)
    (tmp_path / "folder").mkdir()
    (tmp_path / "large").write_bytes(b"a" * 11)
    with pytest.raises(BadFile, match=name):
        read_text(str(tmp_path / name))


@pytest.mark.parametrize("name", ["e" * 9000, "a\0b", "missing"])
def test_a_token_is_not_taken_for_a_file(name: str) -> None:
    assert not is_file(name)


def test_a_closed_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)  # as Python does for a closed descriptor
    with pytest.raises(BadFile, match="Standard input is closed"):
        read_text("-")

"""Reading and writing JSON files on a real disk."""

from __future__ import annotations

import errno
import json
import os
import stat
import sys
from pathlib import Path

import pytest

from flexgui.errors import DamagedFile, StorageError
from flexgui.json_file import read_json, set_aside, write_json


def test_a_written_value_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.json"
    write_json(path, {"name": "Zoë", "odd": "\ud800", "n": [1, None]})
    assert read_json(path) == {"name": "Zoë", "odd": "\ud800", "n": [1, None]}


def test_a_missing_file_is_none(tmp_path: Path) -> None:
    assert read_json(tmp_path / "none.json") is None


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_only_the_owner_can_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text("{}")
    path.chmod(0o644)
    write_json(path, {})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("damage", [b"", b'{"a": ', b"\xff\xfe\x00", b"[" * 200_000, b"1" * 5000])
def test_a_damaged_file_is_set_aside(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "b.json"
    path.write_bytes(damage)
    with pytest.raises(DamagedFile, match=r"kept as b\.json\.damaged-1"):
        read_json(path)
    assert (tmp_path / "b.json.damaged-1").read_bytes() == damage
    assert read_json(path) is None


def test_set_aside_files_are_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    for number in (1, 2):
        path.write_text(f"broken {number}")
        with pytest.raises(DamagedFile):
            read_json(path)
    assert [(tmp_path / f"b.json.damaged-{n}").read_text() for n in (1, 2)] == ["broken 1", "broken 2"]


def test_copying_keeps_the_original(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text("{}")
    kept = set_aside(path, copy=True)
    assert kept.read_text() == path.read_text() == "{}"


def test_a_folder_in_place_of_the_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="could not be read"):
        read_json(tmp_path)


@pytest.mark.parametrize(
    ("number", "sentence"), [(errno.ENOSPC, "The disk is full"), (errno.EROFS, "The disk is read-only")]
)
def test_a_failed_write_leaves_the_old_file_unchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, sentence: str
) -> None:
    path = tmp_path / "b.json"
    write_json(path, {"old": True})

    def refuse(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        with pytest.raises(StorageError, match=sentence):
            write_json(path, {"new": True})
    assert json.loads(path.read_text()) == {"old": True}
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have /dev/full")
def test_a_path_that_cannot_be_a_folder_is_reported() -> None:
    with pytest.raises(StorageError, match=r"b\.json was not saved"):
        write_json(Path("/dev/full/b.json"), {})


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_symbolic_link_is_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("{}")
    link.symlink_to(real)
    write_json(link, {"a": 1})
    assert link.is_symlink()
    assert read_json(real) == {"a": 1}


@pytest.mark.parametrize(("failures", "saved"), [(3, True), (10_000, False)])
def test_replacing_a_file_in_use_is_retried_until_a_timeout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failures: int, saved: bool
) -> None:
    path = tmp_path / "b.json"
    write_json(path, {"old": True})
    replace, remaining = Path.replace, iter(range(failures))

    def in_use(file: Path, target: Path) -> Path:
        if next(remaining, None) is None:
            return replace(file, target)
        error = PermissionError(errno.EACCES, "in use")
        error.winerror = 32  # ERROR_SHARING_VIOLATION
        raise error

    monkeypatch.setattr(Path, "replace", in_use)
    if saved:
        write_json(path, {"new": True})
    else:
        monkeypatch.setattr("flexgui.json_file._REPLACE_TIMEOUT_S", 0.1)
        with pytest.raises(StorageError):
            write_json(path, {"new": True})
    assert read_json(path) == ({"new": True} if saved else {"old": True})
    assert list(tmp_path.iterdir()) == [path]

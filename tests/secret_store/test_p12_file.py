"""P12 files on disk: read, copied and deleted."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from flexgui.errors import CredentialsError, StorageError
from flexgui.secret_store.p12_file import MAX_BYTES, copy_owner, copy_p12, fingerprint, forget_copy, read_p12


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "acme.p12").write_bytes(b"0\x03abc")
    assert read_p12(str(tmp_path / "acme.p12")) == b"0\x03abc"


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(CredentialsError, match=r"gone\.p12 could not be read: .*\. Choose the P12 file again\."):
        read_p12(str(tmp_path / "gone.p12"))


@pytest.mark.parametrize("path", ["", "\0", "."])
def test_an_unusable_path_is_refused(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CredentialsError):
        read_p12(path)


def test_a_large_file_is_not_read_completely(tmp_path: Path) -> None:
    (tmp_path / "film.p12").write_bytes(bytes(MAX_BYTES + 1))
    with pytest.raises(CredentialsError, match="larger than 1 MiB"):
        read_p12(str(tmp_path / "film.p12"))


def test_a_changed_file_has_another_fingerprint() -> None:
    assert fingerprint(b"a") != fingerprint(b"b")
    assert len(fingerprint(b"a")) == 16


def test_a_copy_is_readable_by_its_owner_only_and_deleted(tmp_path: Path) -> None:
    (tmp_path / "acme.p12").write_bytes(b"key store")
    copied = copy_p12(str(tmp_path / "acme.p12"), tmp_path / "home", "p1")
    assert copied.read_bytes() == b"key store"
    assert stat.S_IMODE(copied.stat().st_mode) == 0o600
    assert stat.S_IMODE(copied.parent.stat().st_mode) == 0o700
    assert list(copied.parent.iterdir()) == [copied]
    assert copy_owner(str(copied), tmp_path / "home") == "p1"
    assert copy_owner(str(tmp_path / "acme.p12"), tmp_path / "home") is None
    assert copy_owner("", tmp_path / "home") is None
    forget_copy(tmp_path / "home", "p1")
    forget_copy(tmp_path / "home", "p1")
    assert not copied.exists()


def test_a_copy_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    (tmp_path / "acme.p12").write_bytes(b"key store")
    (tmp_path / "home").write_text("a file where the folder should be")
    with pytest.raises(StorageError):
        copy_p12(str(tmp_path / "acme.p12"), tmp_path / "home", "p1")

"""Files that only their owner can read or write."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from flexgui.file_protection import is_only_ours, open_private

NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL


@pytest.fixture
def private(tmp_path: Path) -> Path:
    path = tmp_path / "private"
    os.close(open_private(path, NEW))
    return path


def test_a_private_file_is_only_ours(private: Path) -> None:
    assert is_only_ours(private)


def test_a_folder_is_not_only_ours(tmp_path: Path) -> None:
    assert not is_only_ours(tmp_path)


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        is_only_ours(tmp_path / "none")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes and needs a right to make links")
def test_links_and_files_writable_by_others_are_not_only_ours(private: Path, tmp_path: Path) -> None:
    assert private.stat().st_mode & 0o777 == 0o600
    link = tmp_path / "link"
    link.symlink_to(private)
    assert not is_only_ours(link)
    private.chmod(0o620)
    assert not is_only_ours(private)


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has access control lists")
def test_the_access_control_list_has_no_other_user(private: Path) -> None:
    assert named_groups(private) <= {"SY", "BA"}  # the system, administrators


def named_groups(path: Path) -> set[str]:
    """The groups in the access control list of a file, by their abbreviations ("WD": everyone)."""
    import ctypes

    security, descriptor, text = ctypes.WinDLL("advapi32"), ctypes.c_void_p(), ctypes.c_wchar_p()
    assert security.GetNamedSecurityInfoW(str(path), 1, 4, None, None, None, None, ctypes.byref(descriptor)) == 0
    convert = security.ConvertSecurityDescriptorToStringSecurityDescriptorW
    assert convert(descriptor, 1, 4, ctypes.byref(text), None)
    return set(re.findall(r";([A-Z]{2})\)", text.value or ""))

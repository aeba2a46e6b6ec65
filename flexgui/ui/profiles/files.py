"""The files of the profile dialog: exports and imports, and the copies of P12 files; all blocking, for workers."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from flexgui.files import read_text
from flexgui.json_file import write_file
from flexgui.profiles.store import import_profiles
from flexgui.secret_store.p12_file import FOLDER, copy_p12

if TYPE_CHECKING:
    from flexgui.profiles.profile import Profile

MAX_IMPORT = 1 << 20
"""Largest export that is read, in bytes; this is room for thousands of profiles."""


def read_export(path: Path) -> list[Profile]:
    """Return the profiles of an export; raises BadFile or UsageError."""
    return import_profiles(read_text(path, MAX_IMPORT))


def write_export(path: Path, text: str) -> None:
    """Write an export in one step; raises StorageError."""
    write_file(path, text.encode())


def copy_all(files: Iterable[tuple[str, str]], data_dir: Path) -> dict[str, str]:
    """Copy P12 files, given as path and profile ID, and return where each is now, by ID.

    Raises CredentialsError or StorageError.
    """
    return {profile_id: str(copy_p12(path, data_dir, profile_id)) for path, profile_id in files}


def copy_owner(p12_file: str, data_dir: Path) -> str | None:
    """Return the ID of the profile that the copy at this path was made for; None for a file elsewhere."""
    path = Path(p12_file)
    return path.stem if p12_file and path.parent == data_dir / FOLDER else None

"""P12 files on disk: where the user keeps them, or copied into FlexGUI's own folder, readable by the user only."""

from __future__ import annotations

import hashlib
from pathlib import Path

from flexgui.errors import BadFile, CredentialsError, StorageError
from flexgui.files import read_bytes
from flexgui.json_file import write_file
from flexgui.translation import tr

MAX_BYTES = 1 << 20
"""Maximum size of a P12 file; usual ones have a few kilobytes."""

FOLDER = "p12"


def read_p12(path: str) -> bytes:
    """Return the file's bytes. Raises CredentialsError if it cannot be read."""
    if not path:
        raise CredentialsError(tr("No P12 file is chosen for this profile."))
    try:
        return read_bytes(Path(path), MAX_BYTES)
    except BadFile as error:
        raise CredentialsError(tr("{why} Choose the P12 file again.", why=error)) from None


def fingerprint(raw: bytes) -> str:
    """Return 16 hexadecimal digits that identify the content, to notice a changed file."""
    return hashlib.sha256(raw).hexdigest()[:16]


def copy_p12(path: str, data_dir: Path, profile_id: str) -> Path:
    """Copy the file into `data_dir`, readable by this user only, and return the path of the copy.

    Raises CredentialsError if it cannot be read, StorageError if the copy cannot be written.
    """
    target = data_dir / FOLDER / f"{profile_id}.p12"
    write_file(target, read_p12(path))
    return target


def copy_owner(p12_file: str, data_dir: Path) -> str | None:
    """Return the ID of the profile that the copy at this path was made for; None for a file elsewhere."""
    path = Path(p12_file)
    return path.stem if p12_file and path.parent == data_dir / FOLDER else None


def forget_copy(data_dir: Path, profile_id: str) -> None:
    """Delete the copy of this profile's P12 if there is one. Raises StorageError."""
    try:
        (data_dir / FOLDER / f"{profile_id}.p12").unlink(missing_ok=True)
    except OSError as error:
        message = tr("The copy of the P12 could not be deleted: {why}.", why=error.strerror)
        raise StorageError(message) from None

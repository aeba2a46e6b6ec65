"""The P12 file on disk: read where the user keeps it, or copied into FlexGUI's own folder for this user's eyes only."""

from __future__ import annotations

from pathlib import Path

from flexgui.errors import CredentialsError, StorageError
from flexgui.json_file import write_file
from flexgui.translation import tr

MAX_BYTES = 1 << 20
"""A P12 has a few kilobytes; this is more than any honest one."""

FOLDER = "p12"


def read_p12(path: str) -> bytes:
    """Return the file's bytes; raises CredentialsError that says what is the matter with it."""
    if not path:
        raise CredentialsError(tr("No P12 file is chosen for this profile."))
    try:
        with Path(path).open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        said = tr("{path} is not there any more. Choose the P12 file anew.", path=path)
        raise CredentialsError(said) from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else tr("its name cannot be used")
        raise CredentialsError(tr("{path} could not be read: {why}.", path=path, why=why)) from None
    if len(raw) > MAX_BYTES:
        raise CredentialsError(tr("{path} is larger than a P12 file can be.", path=path))
    return raw


def fingerprint(raw: bytes) -> str:
    """Return 16 hexadecimal digits to recognise the content by, so that a changed file is told."""
    import hashlib  # brings OpenSSL: not before the first paint

    return hashlib.sha256(raw).hexdigest()[:16]


def copy_p12(path: str, data_dir: Path, profile_id: str) -> Path:
    """Copy the file into `data_dir`, readable by this user alone, and return where it is now.

    Raises CredentialsError if it cannot be read, StorageError if the copy cannot be written.
    """
    target = data_dir / FOLDER / f"{profile_id}.p12"
    write_file(target, read_p12(path))
    return target


def forget_copy(data_dir: Path, profile_id: str) -> None:
    """Delete the copy made for this profile, if there is one; raises StorageError."""
    try:
        (data_dir / FOLDER / f"{profile_id}.p12").unlink(missing_ok=True)
    except OSError as error:
        said = tr("The copy of the P12 could not be deleted: {why}.", why=error.strerror)
        raise StorageError(said) from None

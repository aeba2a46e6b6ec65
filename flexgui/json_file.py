"""One JSON file, read and written so that a crash, a full disk or a stray edit costs nothing that was saved."""

from __future__ import annotations

import errno
import json
import os
import time
from pathlib import Path

from flexgui.errors import DamagedFile, StorageError
from flexgui.translation import later, tr

_SENTENCES = {
    errno.ENOSPC: later("The disk is full"),
    errno.EDQUOT if hasattr(errno, "EDQUOT") else -1: later("The disk quota is used up"),
    errno.EROFS: later("The disk is read-only"),
    errno.EACCES: later("The folder may not be written to"),
    errno.EPERM: later("The folder may not be written to"),
}


def read_json(path: Path) -> object | None:
    """Return what the file holds, None when there is no file.

    Raises DamagedFile after the unreadable file was moved aside, StorageError when it cannot be opened.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        said = tr("{name} could not be read: {why}. ({path})", name=path.name, why=error.strerror, path=path)
        raise StorageError(said) from error
    try:
        value: object = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise DamagedFile(path, set_aside(path)) from error
    return value


def write_json(path: Path, value: object) -> None:
    """Write the file as `write_file` does; raises StorageError with a sentence for people."""
    write_file(path, (json.dumps(value, indent=2) + "\n").encode())


def write_file(path: Path, content: bytes) -> None:
    """Replace the file in one step, readable by its owner only; the old one stays whole until the new one is.

    Raises StorageError with a sentence for people.
    """
    target = Path(os.path.realpath(path))  # a link into a folder of dot files stays a link
    fresh = target.with_name(f"{target.name}.{os.getpid()}-{time.monotonic_ns()}.tmp")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_through(fresh, content)
        fresh.replace(target)
    except OSError as error:
        _forget(fresh)
        known = _SENTENCES.get(error.errno or 0)
        why = tr(known) if known else error.strerror or tr("It could not be written")
        said = tr("{why}: {name} was not saved. ({path})", why=why, name=path.name, path=path)
        raise StorageError(said) from error


def set_aside(path: Path, *, copy: bool = False) -> Path | None:
    """Move (or copy) a file to the first free ``name.damaged-N`` beside it and return that path.

    Where even that is refused, the file stays and None is returned.
    """
    for number in range(1, 1000):
        kept = path.with_name(f"{path.name}.damaged-{number}")
        if kept.exists():
            continue
        try:
            if copy:
                _write_through(kept, path.read_bytes())
            else:
                path.rename(kept)
        except OSError:
            return None
        return kept
    return None


def _write_through(path: Path, content: bytes) -> None:
    """Create the file and return only when the disk has it."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _forget(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # the disk that refused the file may refuse this as well; the first error is the one to tell

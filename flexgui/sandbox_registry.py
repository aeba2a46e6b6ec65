"""Public keys of this user's own sandboxes, so that their tokens can be verified by another process.

A token may name any address of this computer as its origin, so an address alone proves nothing. A sandbox therefore
registers its address and public key in the user's data folder, in a file that only the user can write. When it stops,
its address is removed; the key is kept for as long as tokens signed with it may live.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from flexgui.errors import BadFile
from flexgui.file_protection import is_only_ours
from flexgui.files import read_bytes
from flexgui.json_file import write_json

FOLDER = "sandboxes"
TRANSIENT_TOKEN_SECONDS = 900
"""Lifetime of a transient token, which may be made at the end of its capture context's lifetime."""

_MAX_FILE_BYTES = 64 * 1024
_MAX_ENTRIES = 500
_SECONDS_AFTER_CRASH = 24 * 3600
_MAX_AGE_SECONDS = 30 * 24 * 3600  # on Windows, where it is not checked whether the process still runs


class Registration(NamedTuple):
    """One registered sandbox. Call `release` when it stops."""

    path: Path
    entry: Mapping[str, object]
    clock: Callable[[], float]

    def release(self) -> None:
        """Record that the sandbox has stopped: its key expires with the last token. Raises StorageError."""
        lifetime = self.entry["lifetime"]
        assert isinstance(lifetime, int)
        keep_until = self.clock() + lifetime + TRANSIENT_TOKEN_SECONDS
        write_json(self.path, {**self.entry, "pid": None, "keep_until": keep_until})


class SandboxRegistry:
    """The registered sandboxes in a user's data folder; `clock` returns seconds since 1970."""

    def __init__(self, data_folder: Path, clock: Callable[[], float] = time.time) -> None:
        self._folder = data_folder / FOLDER
        self._clock = clock

    def add(self, base_url: str, public_key: Mapping[str, object], lifetime: int) -> Registration:
        """Register a running sandbox of this process; `lifetime` of its contexts in seconds. Raises StorageError."""
        for _entry in self._entries():
            pass  # deletes expired entries
        path = self._folder / f"{os.urandom(8).hex()}.json"
        entry = {"base_url": base_url, "public_key": dict(public_key), "pid": os.getpid(), "lifetime": lifetime}
        write_json(path, entry)
        return Registration(path, entry, self._clock)

    def public_keys(self, base_url: str) -> list[Mapping[str, object]]:
        """Return the JWKs of the sandboxes that listen, or listened a short time ago, at `base_url`; newest first."""
        return [key for entry in self._entries() if (key := _key_at(entry, base_url)) is not None]

    def _entries(self) -> Iterator[Mapping[str, object]]:
        """Yield valid entries, newest first, and delete expired ones."""
        try:
            paths = sorted(self._folder.glob("*.json"), key=_modified, reverse=True)
        except OSError:
            return
        for number, path in enumerate(paths):
            entry = _read(path)
            if entry is None:
                continue
            if number >= _MAX_ENTRIES or self._is_expired(entry, path):
                with suppress(OSError):
                    path.unlink(missing_ok=True)
                continue
            yield entry

    def _is_expired(self, entry: Mapping[str, object], path: Path) -> bool:
        now, pid, keep_until = self._clock(), entry.get("pid"), entry.get("keep_until")
        if isinstance(keep_until, int | float):
            return now > keep_until
        if isinstance(pid, int) and pid > 0 and _is_running(pid):
            return sys.platform == "win32" and now > _modified(path) + _MAX_AGE_SECONDS
        return now > _modified(path) + _SECONDS_AFTER_CRASH


def _read(path: Path) -> Mapping[str, object] | None:
    """Return an entry, None for a file that another user could have written or that holds none."""
    try:
        if not is_only_ours(path):
            return None
        entry = json.loads(read_bytes(path, _MAX_FILE_BYTES))
    except (OSError, BadFile, ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None


def _key_at(entry: Mapping[str, object], base_url: str) -> Mapping[str, object] | None:
    key = entry.get("public_key")
    return key if entry.get("base_url") == base_url and isinstance(key, dict) else None


def _is_running(pid: int) -> bool:
    if sys.platform == "win32":  # os.kill would end the process there
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _modified(path: Path) -> float:
    try:
        return path.lstat().st_mtime
    except OSError:
        return 0

"""Profiles: who asks, and where; in one JSON file that never holds a secret."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from flexgui.errors import DamagedFile, StorageError
from flexgui.flex.credentials import SigningMethod
from flexgui.flex.environment import EnvironmentKind
from flexgui.json_file import read_json, set_aside, write_json


@dataclass(frozen=True)
class Profile:
    """A named set of credentials for one environment; its secret lies in the secret store under `id`."""

    id: str
    name: str
    kind: EnvironmentKind
    merchant_id: str = ""
    key_id: str = ""
    method: SigningMethod = SigningMethod.JWT_SHARED_SECRET
    base_url: str | None = None
    portfolio_id: str | None = None


LOCAL_SANDBOX = Profile("sandbox", "Local sandbox", EnvironmentKind.SANDBOX)
"""Built in and selected at first start: its server and its credentials are made when it is first used."""


def new_profile_id() -> str:
    """Return an id that no other profile has; the keyring entry bears it, so a name may change."""
    return os.urandom(8).hex()


class ProfileStore:
    """Loads and saves the profiles; `notes` holds what the user must be told of the loads so far."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "profiles.json"
        self.notes: tuple[str, ...] = ()

    def load(self) -> list[Profile]:
        """Return every profile, the built-in sandbox first; what cannot be read is set aside, not lost."""
        try:
            saved = read_json(self.path)
        except (DamagedFile, StorageError) as error:
            self.notes = (*self.notes, str(error))
            return [LOCAL_SANDBOX]
        if saved is None:
            return [LOCAL_SANDBOX]
        entries = saved.get("profiles") if isinstance(saved, dict) else None
        if not isinstance(entries, list):
            self.notes = (*self.notes, str(DamagedFile(self.path, set_aside(self.path))))
            return [LOCAL_SANDBOX]
        return [LOCAL_SANDBOX, *self._readable(entries)]

    def save(self, profiles: Iterable[Profile]) -> None:
        """Write the profiles but the built-in one; raises StorageError when the disk does not take them."""
        write_json(self.path, {"profiles": [_to_json(each) for each in profiles if each.id != LOCAL_SANDBOX.id]})

    def _readable(self, entries: list[object]) -> list[Profile]:
        found: dict[str, Profile] = {}
        for entry in entries:
            profile = profile_from_json(entry)
            if profile is not None and profile.id != LOCAL_SANDBOX.id:
                found.setdefault(profile.id, profile)
        if lost := len(entries) - len(found):
            kept = set_aside(self.path, copy=True)
            what = "One profile" if lost == 1 else f"{lost} profiles"
            copied = f" A copy of the file is kept as {kept.name}." if kept else ""
            were = "was" if lost == 1 else "were"
            self.notes = (*self.notes, f"{what} could not be read and {were} left out.{copied}")
        return list(found.values())


def profile_from_json(entry: object) -> Profile | None:
    """Return the profile of a parsed entry, None where it is not even known which and for what.

    The environment is never guessed: a secret goes to its own environment's hosts only.
    """
    if not isinstance(entry, dict):
        return None
    members = cast("dict[str, object]", entry)
    identity, name = _text(members, "id"), _text(members, "name")
    kind = next((each for each in EnvironmentKind if each == members.get("kind")), None)
    if not identity or not name or kind is None:
        return None
    method = next((each for each in SigningMethod if each == members.get("method")), SigningMethod.JWT_SHARED_SECRET)
    return Profile(
        identity,
        name,
        kind,
        _text(members, "merchant_id"),
        _text(members, "key_id"),
        method,
        _text(members, "base_url") or None,
        _text(members, "portfolio_id") or None,
    )


def _text(members: dict[str, object], name: str) -> str:
    value = members.get(name)
    return value if isinstance(value, str) else ""


def _to_json(profile: Profile) -> dict[str, str | None]:
    return {
        "id": profile.id,
        "name": profile.name,
        "kind": profile.kind.value,
        "merchant_id": profile.merchant_id,
        "key_id": profile.key_id,
        "method": profile.method.value,
        "base_url": profile.base_url,
        "portfolio_id": profile.portfolio_id,
    }

"""Storage of the profiles in one JSON file without secrets; export and import."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from flexgui.errors import DamagedFile, HostNotAllowed, StorageError, UsageError
from flexgui.flex.environment import EnvironmentKind, environment_of_kind
from flexgui.flex.signing_method import SigningMethod
from flexgui.json_file import read_json, set_aside, write_json
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile, new_profile_id
from flexgui.translation import tr, trn

FORMAT = "flexgui_profiles"
"""The member that identifies an export; its value is the version of the format."""


class ProfileStore:
    """Loads and saves the profiles; `notes` holds messages about damaged files, for the user."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "profiles.json"
        self.notes: tuple[str, ...] = ()

    def load(self) -> list[Profile]:
        """Return all profiles, the built-in sandbox first; an unreadable file is set aside, not deleted."""
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
        """Write the profiles except the built-in one; raises StorageError if they cannot be written."""
        write_json(self.path, {"profiles": _to_json(profiles)})

    def _readable(self, entries: list[object]) -> list[Profile]:
        found: dict[str, Profile] = {}
        for entry in entries:
            profile = profile_from_json(entry)
            if profile is not None and profile.id != LOCAL_SANDBOX.id:
                found.setdefault(profile.id, profile)
        if lost := len(entries) - len(found):
            kept = set_aside(self.path, copy=True)
            message = trn(
                "One profile could not be read and was left out.",
                "{n} profiles could not be read and were left out.",
                lost,
            )
            copied = " " + tr("A copy of the file is kept as {name}.", name=kept.name) if kept else ""
            self.notes = (*self.notes, message + copied)
        return list(found.values())


def export_profiles(profiles: Iterable[Profile]) -> str:
    """Return the profiles as JSON for another computer or a colleague: without secrets, the built-in one left out.

    ``{"flexgui_profiles": 1, "profiles": [{"name", "kind", "merchant_id", "key_id", "method", "base_url",
    "portfolio_id", "p12_file", "p12_fingerprint"}, …]}``; the P12 file itself is not in it, only its path.
    """
    listed = _to_json(profiles)
    for members in listed:
        del members["id"]
    return json.dumps({FORMAT: 1, "profiles": listed}, indent=2) + "\n"


def import_profiles(text: str) -> list[Profile]:
    """Return the profiles of an export with new IDs; raises UsageError if one of them cannot be used."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        raise UsageError(tr("This file is not an export of profiles: it is not JSON.")) from None
    entries = whole.get("profiles") if isinstance(whole, dict) else None
    if not isinstance(entries, list) or FORMAT not in whole:
        raise UsageError(tr("This file is not an export of profiles."))
    if whole[FORMAT] != 1:
        raise UsageError(tr("This export was made by a newer FlexGUI. Update FlexGUI to read it."))
    found = []
    for number, entry in enumerate(entries, 1):
        profile = profile_from_json({**entry, "id": new_profile_id()}) if isinstance(entry, dict) else None
        if profile is None or profile.kind is EnvironmentKind.SANDBOX:
            message = tr("Profile {number} of this file has no name or no known environment.", number=number)
            raise UsageError(message)
        found.append(_with_canonical_address(profile))
    return found


def profile_from_json(entry: object) -> Profile | None:
    """Return the profile of a parsed entry, None if its ID, name or environment is missing.

    The environment is never guessed, because it decides where the secret may be sent.
    """
    if not isinstance(entry, dict):
        return None
    members: dict[str, Any] = {name: each for name in Profile._fields if isinstance(each := entry.get(name), str)}
    kind = next((each for each in EnvironmentKind if each == members.get("kind")), None)
    if not members.get("id") or not members.get("name") or kind is None:
        return None
    method = next((each for each in SigningMethod if each == members.get("method")), SigningMethod.JWT_SHARED_SECRET)
    optional = {name: members.get(name) or None for name in ("base_url", "portfolio_id")}
    return Profile(**members | optional | {"kind": kind, "method": method})


def _with_canonical_address(profile: Profile) -> Profile:
    """Return the profile with its address in the canonical spelling; raises UsageError if it cannot be used."""
    if profile.base_url is None:
        return profile
    try:
        return profile._replace(base_url=environment_of_kind(profile.kind, profile.base_url).base_url)
    except HostNotAllowed as error:
        raise UsageError(tr("Profile “{profile}” of this file: {why}", profile=profile.name, why=error)) from None


def _to_json(profiles: Iterable[Profile]) -> list[dict[str, str | None]]:
    """Return the members of all profiles but the built-in one."""
    return [each._asdict() for each in profiles if each.id != LOCAL_SANDBOX.id]

"""Reads a profile from what `flexgui sandbox --json` prints."""

from __future__ import annotations

from typing import NamedTuple

from flexgui.errors import HostNotAllowed, UsageError
from flexgui.flex.credentials import check_key_id, check_merchant_id, check_secret
from flexgui.flex.environment import PRODUCTION, TEST, environment_for
from flexgui.flex.secret import Secret
from flexgui.flex.text import json_object
from flexgui.profiles.profile import Profile, new_profile_id
from flexgui.translation import tr

MAX_TEXT = 64 * 1024
_CHECKS = {"merchant_id": check_merchant_id, "key_id": check_key_id, "shared_secret": check_secret}


class SandboxConnection(NamedTuple):
    """A new profile with its secret; `ca_file` is the file that clients must trust, empty without TLS."""

    profile: Profile
    secret: Secret
    ca_file: str


def read_connection(text: str) -> SandboxConnection:
    """Return the profile that a JSON text describes; raises UsageError, which does not repeat values of the text."""
    members = _members(text)
    values = {name: members.get(name) for name in ("base_url", *_CHECKS)}
    missing = [name for name, value in values.items() if not isinstance(value, str) or not value]
    if missing:
        raise UsageError(tr("The JSON has no {names}.", names=", ".join(missing)))
    found = {name: str(value) for name, value in values.items()}
    for name, check in _CHECKS.items():
        if problem := check(found[name]):
            raise UsageError(f"{name}: {problem}")
    try:
        environment = environment_for(found["base_url"])
    except HostNotAllowed as error:
        raise UsageError(f"base_url: {error}") from None
    profile = Profile(
        new_profile_id(),
        environment.host,
        environment.kind,
        found["merchant_id"],
        found["key_id"],
        base_url=None if environment in (TEST, PRODUCTION) else environment.base_url,
    )
    ca_file = members.get("ca_file")
    return SandboxConnection(profile, Secret(found["shared_secret"]), ca_file if isinstance(ca_file, str) else "")


def _members(text: str) -> dict[str, object]:
    members = json_object(text) if len(text) <= MAX_TEXT else None
    if members is None:
        raise UsageError(tr("This is not the JSON of a sandbox. Copy what “flexgui sandbox --json” prints."))
    return members

"""The profile and the workbench of a command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from flexgui.cli.environment_credentials import environment_profile, naming_variables
from flexgui.cli.output import say
from flexgui.data_folder import data_dir
from flexgui.embedded_sandbox import make_sandbox
from flexgui.errors import UsageError
from flexgui.flex.text import shown
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.profiles.store import ProfileStore
from flexgui.sandbox_registry import SandboxRegistry
from flexgui.secret_store.keyring_store import KeyringStore
from flexgui.secret_store.memory import SessionStore
from flexgui.secret_store.protocol import SecretStore
from flexgui.stored_data import stored_network_settings, stored_profiles
from flexgui.workbench import Workbench


def choose_profile(name: str | None) -> tuple[Profile, SecretStore]:
    """Return the named profile; without a name, that of the environment variables or the built-in sandbox.

    Raises UsageError if no profile, or more than one, has that name.
    """
    if name is None:
        return environment_profile() or (LOCAL_SANDBOX, SessionStore())
    if name.casefold() in (LOCAL_SANDBOX.id, LOCAL_SANDBOX.name.casefold()):
        return LOCAL_SANDBOX, SessionStore()
    store = ProfileStore(data_dir())
    profiles = store.load()
    for note in store.notes:
        say(note)
    found = [each for each in profiles if name in (each.name, each.id)]
    if not found:
        names = ", ".join(f"“{each.name}”" for each in profiles)
        raise UsageError(f"There is no profile “{shown(name, 200)}”. There are {names}.")
    if len(found) > 1:
        ids = ", ".join(each.id for each in found)
        raise UsageError(f"{len(found)} profiles are called “{name}”. Rename one, or use its ID: {ids}.")
    return found[0], KeyringStore()


@contextmanager
def open_workbench(profile: Profile | None, secrets: SecretStore) -> Iterator[Workbench]:
    """Open a workbench with the user's settings for one command, and close it at the end.

    An error about a P12 that environment variables describe names the variable.
    """
    bench = Workbench(
        secrets,
        make_sandbox,
        network=cache(stored_network_settings),
        profiles=stored_profiles,
        sandboxes=SandboxRegistry(data_dir()),
    )
    try:
        with naming_variables(profile):
            yield bench
    finally:
        bench.close()

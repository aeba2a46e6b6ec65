"""The profiles of the window, and their secrets: kept together, forgotten together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from flexgui.errors import FlexGuiError
from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.profiles.store import ProfileStore

if TYPE_CHECKING:
    from flexgui.flex.secret import Secret
    from flexgui.secret_store.fallback import FallbackStore


class ProfileRepository:
    """Every profile in its order, the built-in sandbox first."""

    def __init__(self, store: ProfileStore, secrets: FallbackStore) -> None:
        self._store, self._secrets = store, secrets
        self.profiles: list[Profile] = store.load()

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user must be told of the file."""
        return self._store.notes

    def find(self, profile_id: str | None) -> Profile:
        """Return the profile with this ID, the sandbox if there is none."""
        return next((each for each in self.profiles if each.id == profile_id), LOCAL_SANDBOX)

    def safer(self) -> Profile:
        """Return what is offered in place of a live account: a test profile if there is one."""
        return next((each for each in self.profiles if each.kind is EnvironmentKind.TEST), LOCAL_SANDBOX)

    def save(self, profiles: list[Profile]) -> None:
        """Take these profiles, and write them; raises StorageError, and has them all the same."""
        self.profiles = profiles
        self._store.save(profiles)

    def keep_secrets(self, secrets: dict[str, Secret], removed: set[str], copies_gone: frozenset[str]) -> list[str]:
        """Store and forget by the names of entries, and forget copies of P12 files; blocks, so on a worker.

        Returns the names of those that memory alone took; raises FlexGuiError when the rest is done.
        """
        from flexgui.secret_store.p12_file import forget_copy  # the first paint does without

        for name, secret in secrets.items():
            self._secrets.set(name, secret)
        forgetting: list[Callable[[], None]] = [partial(self._secrets.delete, each) for each in sorted(removed)]
        forgetting += [partial(forget_copy, self._store.path.parent, each) for each in sorted(copies_gone)]
        refused: list[FlexGuiError] = []
        for forget in forgetting:
            try:
                forget()
            except FlexGuiError as error:
                refused.append(error)  # the others can go all the same
        if refused:
            raise refused[0]
        return [each for each in secrets if self._secrets.where(each) == "memory"]

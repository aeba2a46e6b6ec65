"""The profiles of the window with their secrets: stored together, deleted together."""

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
    """All profiles in order, the built-in sandbox first."""

    def __init__(self, store: ProfileStore, secrets: FallbackStore) -> None:
        self._store, self._secrets = store, secrets
        self.profiles: list[Profile] = store.load()

    @property
    def notes(self) -> tuple[str, ...]:
        """Messages about damaged files, for the user."""
        return self._store.notes

    def find(self, profile_id: str | None) -> Profile:
        """Return the profile with this ID, the sandbox if there is none."""
        return next((each for each in self.profiles if each.id == profile_id), LOCAL_SANDBOX)

    def safer(self) -> Profile:
        """Return the profile offered instead of a live account: a test profile if there is one, else the sandbox."""
        return next((each for each in self.profiles if each.kind is EnvironmentKind.TEST), LOCAL_SANDBOX)

    def save(self, profiles: list[Profile]) -> None:
        """Replace the profiles and write them; they are replaced even if it raises StorageError."""
        self.profiles = profiles
        self._store.save(profiles)

    def keep_secrets(self, secrets: dict[str, Secret], removed: set[str], copies_gone: frozenset[str]) -> list[str]:
        """Store and delete secrets by the names of their entries, and delete copies of P12 files. Blocking.

        Returns the names that are kept in memory only. Raises the first FlexGuiError after everything was tried.
        """
        from flexgui.secret_store.p12_file import forget_copy  # not needed for the first paint

        for name, secret in secrets.items():
            self._secrets.set(name, secret)
        forgetting: list[Callable[[], None]] = [partial(self._secrets.delete, each) for each in sorted(removed)]
        forgetting += [partial(forget_copy, self._store.path.parent, each) for each in sorted(copies_gone)]
        refused: list[FlexGuiError] = []
        for forget in forgetting:
            try:
                forget()
            except FlexGuiError as error:
                refused.append(error)  # go on with the others
        if refused:
            raise refused[0]
        return [each for each in secrets if self._secrets.where(each) == "memory"]

"""Secrets in the keyring, or in memory if the keyring does not take them."""

from __future__ import annotations

import threading
from collections.abc import Callable

from flexgui.errors import SecretStoreError
from flexgui.flex.secret import Secret
from flexgui.secret_store.protocol import UNTIL_CLOSED, Place, SecretStore, StoreState
from flexgui.translation import tr, trn


class FallbackStore:
    """Stores secrets in the keyring, and in memory for this session if the keyring refuses them."""

    def __init__(self, keyring: Callable[[], SecretStore]) -> None:
        """`keyring` creates the keyring; it is called once, with the first secret."""
        self._create_keyring = keyring
        self._created: SecretStore | None = None
        self._creating = threading.Lock()
        self._memory: dict[str, Secret] = {}
        self._in_keyring: set[str] = set()
        """Names of secrets that were found or stored in the keyring."""
        self._to_delete: set[str] = set()
        self.note, self._usable = "", True
        """`note` says why the last secret is not in the keyring; empty while the keyring works."""

    @property
    def _keyring(self) -> SecretStore:
        with self._creating:  # a second instance would not know of a hanging call
            if self._created is None:
                self._created = self._create_keyring()
            return self._created

    @property
    def persistent(self) -> bool:
        """True if a secret that is set now is expected to survive a restart."""
        return self._keyring.persistent and self._usable

    def get(self, name: str) -> Secret | None:
        """Return the secret, or None if there is none. Raises SecretStoreError if the keyring may hold it."""
        in_memory = self._memory.get(name)
        if in_memory is not None:
            return in_memory
        try:
            found = self._keyring.get(name)
        except SecretStoreError as error:
            self._note_failure(error)
            if error.reason == "unavailable":
                return None
            raise
        self._clear_failure()
        if found is not None:
            self._in_keyring.add(name)
        return found

    def set(self, name: str, secret: Secret) -> None:
        """Store the secret in the keyring, or in memory if the keyring refuses it (see `where` and `note`)."""
        self._to_delete.discard(name)
        try:
            self._keyring.set(name, secret)
        except SecretStoreError as error:
            self._note_failure(error)
            self._memory[name] = secret
            return
        self._clear_failure()
        self._in_keyring.add(name)
        self._memory.pop(name, None)

    def delete(self, name: str) -> None:
        """Delete the secret in both places. Raises SecretStoreError if the keyring may still hold it.

        The next `unlock` deletes it there.
        """
        self._memory.pop(name, None)
        self._in_keyring.discard(name)
        try:
            self._keyring.delete(name)
        except SecretStoreError as error:
            self._note_failure(error)
            if error.reason != "unavailable":
                self._to_delete.add(name)
                raise

    def where(self, name: str) -> Place | None:
        """Return where the secret was last found or stored, or None if that is not known."""
        return "memory" if name in self._memory else "keyring" if name in self._in_keyring else None

    def state(self) -> StoreState:
        """Return the keyring's state, with memory as the place while the keyring is not usable. Never raises."""
        found = self._keyring.state()
        if found.reason is not None:
            self._note_failure(SecretStoreError(found.sentence, found.reason))
            sentence = f"{found.sentence} {tr('A secret entered now is kept until FlexGUI closes.')}"
            return StoreState(found.reason, "memory", found.name, sentence, found.next_step)
        self._clear_failure()
        waiting = len(self._memory)
        if not waiting:
            return found
        left = trn(
            "One secret entered before is in memory only.", "{n} secrets entered before are in memory only.", waiting
        )
        step = tr("Try again moves secrets from memory to the keyring.")
        return StoreState(None, found.place, found.name, f"{found.sentence} {left}", step)

    def unlock(self) -> str:
        """Let the desktop unlock the keyring, then move secrets from memory and repeat failed deletions.

        Returns a sentence with the result. Raises SecretStoreError.
        """
        try:
            done = self._keyring.unlock()
            for name in self._to_delete.copy():
                self._keyring.delete(name)
                self._to_delete.discard(name)
            moved = sum([self._move(name) for name in list(self._memory)])
        except SecretStoreError as error:
            self._note_failure(error)
            raise
        self._clear_failure()
        if moved:
            done += " " + trn(
                "One secret was moved to it from memory.", "{n} secrets were moved to it from memory.", moved
            )
        if left := len(self._memory):
            done += " " + trn(
                "One secret is still in memory only: the keyring does not take it.",
                "{n} secrets are still in memory only: the keyring does not take them.",
                left,
            )
        return done

    def _move(self, name: str) -> bool:
        """Move a secret from memory to the keyring; return False if the keyring refuses this one."""
        secret = self._memory.get(name)
        if secret is None:  # another thread has deleted or stored it meanwhile
            return False
        try:
            self._keyring.set(name, secret)
        except SecretStoreError as error:
            if error.reason in ("too long", "failed"):
                return False
            raise
        self._in_keyring.add(name)
        self._memory.pop(name, None)
        return True

    def _note_failure(self, error: SecretStoreError) -> None:
        self.note = f"{error} {tr(UNTIL_CLOSED)}"
        self._usable = error.reason == "too long"

    def _clear_failure(self) -> None:
        self.note, self._usable = "", True

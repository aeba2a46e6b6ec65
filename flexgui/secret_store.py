"""Where shared secrets are kept: the keyring of the operating system, or memory; never a file.

A keyring may hang for ever (a stopped daemon, a question nobody answers) and has no time limit of its own, so every
call runs on a daemon thread with a deadline of ours. Call from a worker thread all the same: the deadline is seconds.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar, cast

from flexgui.errors import Reason, SecretStoreError
from flexgui.flex.credentials import Secret

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

Place = Literal["keyring", "memory"]
_T = TypeVar("_T")

SERVICE = "FlexGUI"
MAX_LENGTH = 1280
"""Characters that the Windows Credential Manager takes for one secret (2,560 bytes of UTF-16)."""

_NONE_ANSWERS = "No keyring answers on this computer."
_NAMES = {
    "keyring.backends.SecretService": "the desktop keyring (Secret Service)",
    "keyring.backends.libsecret": "the desktop keyring (libsecret)",
    "keyring.backends.kwallet": "KWallet",
    "keyring.backends.macOS": "the macOS Keychain",
    "keyring.backends.Windows": "the Windows Credential Manager",
}
"""The backends that encrypt. Any other may write a plain file or keep nothing, and is not used."""


@dataclass(frozen=True)
class StoreState:
    """How a store is now.

    `reason` is None while secrets can be read and kept, `place` where one set now would lie, `name` the service in
    words ("Secret Service: GNOME Keyring", "memory"), `next_step` what a person can do, "" where there is nothing.
    """

    reason: Reason | None
    place: Place
    name: str
    sentence: str
    next_step: str = ""


class SecretStore(Protocol):
    """Keeps one secret for each name, which is a `Profile.secret_name`."""

    @property
    def persistent(self) -> bool:
        """Whether what is set is there after a restart."""

    def get(self, name: str) -> Secret | None:
        """Return the secret, None when there is none; raises SecretStoreError."""

    def set(self, name: str, secret: Secret) -> None:
        """Keep the secret; raises SecretStoreError."""

    def delete(self, name: str) -> None:
        """Forget the secret, also when there is none; raises SecretStoreError."""

    def describe(self) -> str:
        """Say in words where secrets are kept; never blocks."""

    def state(self) -> StoreState:
        """Ask how the store is, without a question to the person; blocks for the deadline at most, never raises."""

    def unlock(self) -> str:
        """Let the desktop unlock the store, and say what was done; raises SecretStoreError.

        Blocks until the person has answered, for 120 s at most: for a worker.
        """


class SessionStore:
    """Keeps secrets in memory until the program ends."""

    persistent = False

    def __init__(self) -> None:
        self._secrets: dict[str, Secret] = {}

    def get(self, name: str) -> Secret | None:
        """Return the secret, None when there is none."""
        return self._secrets.get(name)

    def set(self, name: str, secret: Secret) -> None:
        """Keep the secret for this session."""
        self._secrets[name] = secret

    def delete(self, name: str) -> None:
        """Forget the secret, also when there is none."""
        self._secrets.pop(name, None)

    def describe(self) -> str:
        """Say in words where secrets are kept."""
        return "in memory, until FlexGUI closes"

    def state(self) -> StoreState:
        """Say that secrets are kept until the program ends."""
        return StoreState(None, "memory", "memory", "Secrets are kept in memory until FlexGUI closes.")

    def unlock(self) -> str:
        """Do nothing: memory has no lock."""
        return "Memory has no lock."


class KeyringStore:
    """Keeps secrets in the operating system's keyring; each call answers or raises within `deadline` seconds."""

    persistent = True

    def __init__(self, deadline: float = 5.0, *, service: str = SERVICE) -> None:
        self._deadline = deadline
        self._service = service
        self._name = "the keyring of this computer"
        self._stuck: threading.Thread | None = None
        self._lock = threading.Lock()

    def get(self, name: str) -> Secret | None:
        """Return the secret, None when there is none; raises SecretStoreError."""
        text = self._within_deadline(lambda: self._backend().get_password(self._service, name))
        return None if text is None else Secret(text)

    def set(self, name: str, secret: Secret) -> None:
        """Keep the secret; raises SecretStoreError, also for a text that some keyring would lose."""
        text = secret.reveal()
        # gnome-keyring 50 loses a whole collection on a raw newline.
        if not text or len(text) > MAX_LENGTH or any(ord(each) < 32 for each in text):
            raise SecretStoreError(f"A secret for the keyring is one line of 1 to {MAX_LENGTH} characters.", "failed")
        self._within_deadline(lambda: self._backend().set_password(self._service, name, text))

    def delete(self, name: str) -> None:
        """Forget the secret, also when there is none; raises SecretStoreError."""

        def forget() -> None:
            backend = self._backend()
            if backend.get_password(self._service, name) is not None:
                backend.delete_password(self._service, name)

        self._within_deadline(forget)

    def describe(self) -> str:
        """Say in words where secrets are kept; never blocks."""
        return f"in {self._name}"

    def state(self) -> StoreState:
        """Ask how the keyring is; never raises."""
        try:
            self._within_deadline(self._backend)
        except SecretStoreError as error:
            return StoreState(error.reason, "keyring", self._name, str(error), "Try again.")
        return StoreState(None, "keyring", self._name, f"Secrets are kept {self.describe()}.")

    def unlock(self) -> str:
        """Let the desktop unlock the keyring; raises SecretStoreError."""
        self._within_deadline(self._backend)
        return "The keyring is unlocked."

    def _backend(self) -> KeyringBackend:
        """Return the keyring to use; runs on the call's own thread, for even this may ask the bus."""
        import keyring  # 0.1 s, and only a profile with a secret needs it

        try:
            chosen = keyring.get_keyring()
        except Exception as error:  # PYTHON_KEYRING_BACKEND may name anything, and loading it may fail anyhow
            raise SecretStoreError(_NONE_ANSWERS, "unavailable") from error
        module = type(chosen).__module__
        if module == "keyring.backends.chainer":  # more than one is there, the best first
            several = cast("list[KeyringBackend]", getattr(chosen, "backends", []))
            chosen = next((each for each in several if type(each).__module__ in _NAMES), chosen)
            module = type(chosen).__module__
        if module not in _NAMES:
            none = module == "keyring.backends.fail"
            why = "There is no keyring on this computer." if none else "The keyring set up here does not encrypt."
            raise SecretStoreError(why, "unavailable")
        self._name = _NAMES[module]
        return chosen

    def _within_deadline(self, call: Callable[[], _T]) -> _T:
        """Run on a daemon thread: a call that hangs can be left behind, and does not hold the process at exit."""
        answers: list[_T] = []
        problems: list[Exception] = []

        def work() -> None:
            try:
                answers.append(call())
            except Exception as error:  # every backend has its own; told apart below, in the caller's thread
                problems.append(error)

        thread = threading.Thread(target=work, name="keyring", daemon=True)
        with self._lock:
            # One call that hangs is enough: the next would wait behind it, or ask the same question again.
            if self._stuck is not None and self._stuck.is_alive():
                raise self._timed_out()
            thread.start()
        thread.join(self._deadline)
        if thread.is_alive():
            self._stuck = thread
            raise self._timed_out()
        if problems:
            raise _told(problems[0]) from None  # the cause may hold what was to be kept
        return answers[0]

    def _timed_out(self) -> SecretStoreError:
        return SecretStoreError(f"The keyring did not answer within {self._deadline:g} s.", "timed out")


class FallbackStore:
    """Keeps secrets in the keyring, and for this session only where the keyring does not take them."""

    def __init__(self, keyring: SecretStore, session: SecretStore) -> None:
        self._keyring = keyring
        self._session = session
        self._places: dict[str, Place] = {}
        self.note = ""
        """Why the keyring is not used, in one sentence; empty while it is."""

    @property
    def persistent(self) -> bool:
        """Whether what is set now will be there after a restart, as far as is known."""
        return self._keyring.persistent and not self.note

    def get(self, name: str) -> Secret | None:
        """Return the secret, None when there is none; raises SecretStoreError when the keyring may hold it."""
        kept = self._session.get(name)
        if kept is not None:
            return kept
        try:
            found = self._keyring.get(name)
        except SecretStoreError as error:
            self._remember(error)
            if error.reason == "unavailable":
                return None
            raise
        self.note = ""
        if found is not None:
            self._places[name] = "keyring"
        return found

    def set(self, name: str, secret: Secret) -> None:
        """Keep the secret: in the keyring, or in memory when that refuses (see `where` and `note`)."""
        try:
            self._keyring.set(name, secret)
        except SecretStoreError as error:
            self._remember(error)
            self._session.set(name, secret)
            self._places[name] = "memory"
            return
        self.note = ""
        self._session.delete(name)
        self._places[name] = "keyring"

    def delete(self, name: str) -> None:
        """Forget the secret in both places; raises SecretStoreError when the keyring may still hold it."""
        self._session.delete(name)
        place = self._places.pop(name, None)
        try:
            self._keyring.delete(name)
        except SecretStoreError as error:
            self._remember(error)
            if error.reason != "unavailable" and place != "memory":
                raise

    def where(self, name: str) -> Place | None:
        """Say where the secret was last found or put; None while that is not known."""
        return self._places.get(name)

    def describe(self) -> str:
        """Say in words where secrets are kept; never blocks."""
        return self._session.describe() if self.note else self._keyring.describe()

    def state(self) -> StoreState:
        """Ask how the keyring is; where it cannot be used, secrets are kept in memory. Never raises."""
        found = self._keyring.state()
        if found.reason is None:
            return found
        sentence = f"{found.sentence} Secrets are kept until FlexGUI closes."
        return StoreState(found.reason, "memory", found.name, sentence, found.next_step)

    def unlock(self) -> str:
        """Let the desktop unlock the keyring, and move there what was kept in memory; raises SecretStoreError."""
        return self._keyring.unlock()

    def _remember(self, error: SecretStoreError) -> None:
        self.note = f"{error} Secrets are kept until FlexGUI closes."


def _told(error: Exception) -> SecretStoreError:
    """Return the error in words; the text of the keyring's own is not repeated, only read."""
    if isinstance(error, SecretStoreError):
        return error
    import keyring.errors

    text = str(error).lower()
    if "dismissed" in text or "denied" in text or "cancel" in text:
        return SecretStoreError("The keyring was not unlocked: the question was dismissed.", "denied")
    if isinstance(error, keyring.errors.KeyringLocked):
        return SecretStoreError("The keyring is locked.", "locked")
    # A bus that is not there shows as an OSError or, with a forced backend, as a plain RuntimeError.
    if isinstance(error, (keyring.errors.NoKeyringError, keyring.errors.InitError, RuntimeError, OSError)):
        return SecretStoreError(_NONE_ANSWERS, "unavailable")
    return SecretStoreError("The keyring refused.", "failed")

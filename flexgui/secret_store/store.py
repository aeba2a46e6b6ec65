"""Where secrets are kept: the keyring of the operating system, or memory; never a file.

A keyring may hang for ever (a stopped daemon, a question nobody answers) and has no time limit of its own, so every
call runs on a daemon thread with a deadline of ours. Call from a worker thread all the same: the deadline is seconds.

Reading and keeping never open a question on a Secret Service: what is locked is said to be locked, and `unlock` asks.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar, cast

from flexgui.errors import Reason, SecretStoreError
from flexgui.flex.credentials import Secret
from flexgui.translation import later, number, tr, trn

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

Place = Literal["keyring", "memory"]
_T = TypeVar("_T")

SERVICE = "FlexGUI"
"""The service under which every entry of FlexGUI's stands in a keyring."""

MAX_LENGTH = 1280
"""Characters that the Windows Credential Manager takes for one secret (2,560 bytes of UTF-16); the same everywhere."""

UNLOCK_DEADLINE = 120.0
"""Seconds that a person has for the desktop's question."""

PATIENCE = 30.0
"""Seconds after which a call that hangs no longer keeps the next one from trying."""

UNTIL_CLOSED = later("Secrets are kept until FlexGUI closes.")

WORDS: dict[Reason, tuple[str, str]] = {
    "locked": (later("{name} is locked."), later("Unlock it, or enter the secret for now.")),
    "dismissed": (
        later("{name} was not unlocked: its question was dismissed or could not be shown."),
        later("Unlock it again and answer the question, or enter the secret for now."),
    ),
    "denied": (
        later("{name} did not let FlexGUI in."),
        later("Allow FlexGUI in the keyring's own program, then try again."),
    ),
    "gone": (
        later("{name} has gone: it answered before, and now nobody does."),
        later("Start it again, or log out and in, then try again."),
    ),
    "unavailable": (
        later("No keyring answers on this computer."),
        later("Start one, such as GNOME Keyring, KWallet or KeePassXC, then try again."),
    ),
    "timed out": (
        later("{name} did not answer in time."),
        later("It may be asking something in another window: answer there, then try again."),
    ),
    "too long": (
        later("A secret for the keyring has at most {most} characters."),
        later("Use a shorter one, or enter it each time."),
    ),
    "failed": (
        later("{name} refused."),
        later("Try again; if it refuses again, look at the keyring's own program."),
    ),
}
"""Each reason's sentence and next step; `name` is the keyring's short name, or "The keyring", `most` `MAX_LENGTH`."""

_FREEDESKTOP = "Secret Service"
_NAMES = {
    "keyring.backends.SecretService": _FREEDESKTOP,
    "keyring.backends.libsecret": _FREEDESKTOP,
    "keyring.backends.kwallet": "KWallet",
    "keyring.backends.macOS": "macOS Keychain",
    "keyring.backends.Windows": "Windows Credential Manager",
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
        """Let the desktop unlock the store, and say in a sentence what was done; raises SecretStoreError.

        Blocks until the person has answered, for `UNLOCK_DEADLINE` at most: for a worker. Where nothing is locked it
        looks for a keyring anew, so it serves as "Try again", too.
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
        return tr("in memory, until FlexGUI closes")

    def state(self) -> StoreState:
        """Say that secrets are kept until the program ends."""
        return StoreState(None, "memory", tr("memory"), tr(UNTIL_CLOSED))

    def unlock(self) -> str:
        """Do nothing: memory has no lock."""
        return tr("Memory has no lock.")


class KeyringStore:
    """Keeps secrets in the operating system's keyring; each call answers or raises within `deadline` seconds."""

    persistent = True

    def __init__(
        self, deadline: float = 5.0, *, service: str = SERVICE, unlock_deadline: float = UNLOCK_DEADLINE
    ) -> None:
        self._deadline = deadline
        self._unlock_deadline = unlock_deadline
        self._service = service
        self._name = ""
        self._answered = False
        self._stuck: tuple[threading.Thread, float] | None = None
        self._lock = threading.Lock()

    def get(self, name: str) -> Secret | None:
        """Return the secret, None when there is none; raises SecretStoreError."""

        def read(call: _Call) -> Secret | None:
            backend, is_one = self._open(call)
            text = backend.get_password(self._service, name) if is_one else None
            return None if text is None else Secret(text)

        return self._within(self._deadline, read)

    def set(self, name: str, secret: Secret) -> None:
        """Keep the secret; raises SecretStoreError, also for a text that some keyring would lose."""
        _check(secret)

        def keep(call: _Call) -> None:
            backend, is_one = self._open(call)
            if not is_one:  # keyring would ask for the password of a new one, and five seconds are no time for that
                raise SecretStoreError(self._no_collection(), "locked")
            backend.set_password(self._service, name, secret.reveal())

        self._within(self._deadline, keep)

    def delete(self, name: str) -> None:
        """Forget the secret, also when there is none; raises SecretStoreError."""

        def forget(call: _Call) -> None:
            backend, is_one = self._open(call)
            # An entry that another program made twice is deleted twice, and one that stays is no endless loop.
            for _ in range(10):
                if not is_one or backend.get_password(self._service, name) is None:
                    return
                backend.delete_password(self._service, name)

        self._within(self._deadline, forget)

    def describe(self) -> str:
        """Say in words where secrets are kept; never blocks."""
        return tr("in {keyring}", keyring=self._name) if self._name else tr("in the keyring of this computer")

    def state(self) -> StoreState:
        """Ask how the keyring is, without a question to the person; never raises."""

        def look(call: _Call) -> bool:
            return self._open(call)[1]

        try:
            is_one = self._within(self._deadline, look)
        except SecretStoreError as error:
            return self._state(error.reason, str(error))
        if not is_one:
            return self._state("locked", self._no_collection(), tr("Unlock makes one and asks for a password for it."))
        return StoreState(None, "keyring", self._name, tr("Secrets are kept {where}.", where=self.describe()))

    def unlock(self) -> str:
        """Let the desktop unlock the keyring, and say what was done; raises SecretStoreError."""

        def ask(call: _Call) -> str:
            backend = self._backend()
            collection = _collection(backend)
            if collection is None:
                # Nothing to ask for: these ask by themselves when a secret is read.
                return tr("{name} unlocks itself when a secret is read.", name=self._short())
            from flexgui.secret_store import secret_service

            self._name = _named(secret_service.look(collection, self._deadline).product)
            call.go_on()
            secret_service.unlock(collection, self._unlock_deadline)
            return tr("{name} is unlocked.", name=self._short())

        return self._within(self._unlock_deadline + 1, ask)

    def _open(self, call: _Call) -> tuple[KeyringBackend, bool]:
        """Return the keyring, unlocked, and whether there is anything in it to look in; runs on the call's thread."""
        backend = self._backend()
        collection = _collection(backend)
        if collection is None:
            return backend, True
        from flexgui.secret_store import secret_service

        # Longer than the caller waits: while the daemon hangs, others are told so at once.
        condition = secret_service.look(collection, PATIENCE)
        self._name = _named(condition.product)
        if condition.locked:
            raise secret_service.Trouble("locked")
        call.go_on()
        return backend, condition.is_one

    def _backend(self) -> KeyringBackend:
        """Return the keyring to use; runs on the call's own thread, for even this may ask the bus."""
        import keyring  # 0.1 s, and only a profile with a secret needs it
        import keyring.errors

        try:
            chosen = _encrypting(keyring.get_keyring())
            if chosen is None:  # keyring chooses once, but a keyring may come later
                chosen = _encrypting(_chosen_anew())
        except keyring.errors.NoKeyringError:
            raise
        except Exception as error:  # PYTHON_KEYRING_BACKEND may name anything, and loading it may fail anyhow
            raise SecretStoreError(_sentence("unavailable"), "unavailable") from error
        if chosen is None:
            raise SecretStoreError(tr("The keyring set up here does not encrypt."), "unavailable")
        keyring.set_keyring(chosen)
        if _collection(chosen) is None:
            self._name = _NAMES[type(chosen).__module__]
        return chosen

    def _within(self, seconds: float, work: Callable[[_Call], _T]) -> _T:
        """Run on a daemon thread: a call that hangs can be left behind, and does not hold the process at exit."""
        call, answers, problems = _Call(), cast("list[_T]", []), cast("list[SecretStoreError]", [])

        def run() -> None:
            try:
                answers.append(work(call))
                self._answered = True
            except BaseException as error:  # every backend has its own
                # A new one: the traceback of the old leads to what was to be kept.
                problems.append(self._told(error))

        thread = threading.Thread(target=run, name="keyring", daemon=True)
        with self._lock:
            # One call that hangs is enough: the next would wait behind it, or ask the same question again.
            if self._stuck is not None and self._stuck[0].is_alive() and time.monotonic() < self._stuck[1]:
                raise self._error("timed out")
            thread.start()
        thread.join(seconds)
        if thread.is_alive():
            call.give_up()
            self._stuck = thread, time.monotonic() + PATIENCE
            raise self._error("timed out")
        if problems:
            raise problems.pop()
        return answers.pop()

    def _told(self, error: BaseException) -> SecretStoreError:
        """Return the error in words; the text of the keyring's own is not repeated, only read."""
        if isinstance(error, SecretStoreError):
            return SecretStoreError(str(error), error.reason)
        reason = _reason(error)
        if reason == "unavailable" and type(error).__name__ == "NoKeyringError":
            return SecretStoreError(tr("There is no keyring on this computer."), reason)
        return self._error("gone" if reason == "unavailable" and self._answered else reason)

    def _error(self, reason: Reason) -> SecretStoreError:
        return SecretStoreError(_sentence(reason, self._short()), reason)

    def _state(self, reason: Reason, sentence: str, next_step: str = "") -> StoreState:
        name = self._name or tr("no keyring")
        return StoreState(reason, "keyring", name, sentence, next_step or tr(WORDS[reason][1]))

    def _no_collection(self) -> str:
        return tr("{name} has no keyring yet.", name=self._short())

    def _short(self) -> str:
        """Return the name that begins a sentence: a product's own, or "The keyring"."""
        _, _, product = self._name.partition(": ")
        return product or tr("The keyring")


class FallbackStore:
    """Keeps secrets in the keyring, and for this session only where the keyring does not take them."""

    def __init__(self, keyring: SecretStore, session: SecretStore) -> None:
        self._keyring = keyring
        self._session = session
        self._places: dict[str, Place] = {}
        self._to_delete: set[str] = set()
        self._note, self._usable = "", True

    @property
    def persistent(self) -> bool:
        """Whether what is set now will be there after a restart, as far as is known."""
        return self._keyring.persistent and self._usable

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
        self._forget_trouble()
        if found is not None:
            self._places[name] = "keyring"
        return found

    def set(self, name: str, secret: Secret) -> None:
        """Keep the secret: in the keyring, or in memory when that refuses (see `where` and `note`)."""
        self._to_delete.discard(name)
        try:
            self._keyring.set(name, secret)
        except SecretStoreError as error:
            self._remember(error)
            self._session.set(name, secret)
            self._places[name] = "memory"
            return
        self._forget_trouble()
        self._session.delete(name)
        self._places[name] = "keyring"

    def delete(self, name: str) -> None:
        """Forget the secret in both places; raises SecretStoreError when the keyring may still hold it.

        What it still holds is deleted with the next `unlock`.
        """
        self._session.delete(name)
        self._places.pop(name, None)
        try:
            self._keyring.delete(name)
        except SecretStoreError as error:
            self._remember(error)
            if error.reason != "unavailable":
                self._to_delete.add(name)
                raise

    def where(self, name: str) -> Place | None:
        """Say where the secret was last found or put; None while that is not known."""
        return self._places.get(name)

    def describe(self) -> str:
        """Say in words where secrets are kept; never blocks."""
        return self._keyring.describe() if self.persistent else self._session.describe()

    def state(self) -> StoreState:
        """Ask how the keyring is; where it cannot be used, secrets are kept in memory. Never raises."""
        found = self._keyring.state()
        if found.reason is not None:
            self._remember(SecretStoreError(found.sentence, found.reason))
            sentence = f"{found.sentence} {tr('A secret entered now is kept until FlexGUI closes.')}"
            return StoreState(found.reason, "memory", found.name, sentence, found.next_step)
        self._forget_trouble()
        waiting = len(self._in_memory())
        if not waiting:
            return found
        left = trn(
            "One secret typed before is in memory only.", "{n} secrets typed before are in memory only.", waiting
        )
        step = tr("Try again moves what is in memory there.")
        return StoreState(None, found.place, found.name, f"{found.sentence} {left}", step)

    def unlock(self) -> str:
        """Let the desktop unlock the keyring, then do there what could not be done before, and say so.

        What was kept in memory is moved, what was to be deleted is deleted. Raises SecretStoreError.
        """
        try:
            done = self._keyring.unlock()
            for name in self._to_delete.copy():
                self._keyring.delete(name)
                self._to_delete.discard(name)
            moved = sum([self._move(name) for name in self._in_memory()])
        except SecretStoreError as error:
            self._remember(error)
            raise
        self._forget_trouble()
        if moved:
            done += " " + trn("One secret moved there from memory.", "{n} secrets moved there from memory.", moved)
        if left := len(self._in_memory()):
            done += " " + trn(
                "One secret is still in memory only: the keyring does not take it.",
                "{n} secrets are still in memory only: the keyring does not take them.",
                left,
            )
        return done

    def _move(self, name: str) -> bool:
        secret = self._session.get(name)
        if secret is None:
            return False
        try:
            self._keyring.set(name, secret)
        except SecretStoreError as error:
            if error.reason in ("too long", "failed"):  # it is this secret that is not taken
                return False
            raise
        self._session.delete(name)
        self._places[name] = "keyring"
        return True

    def _in_memory(self) -> list[str]:
        return [name for name, place in self._places.copy().items() if place == "memory"]

    @property
    def note(self) -> str:
        """Why the last secret is not in the keyring, in one or two sentences; empty while the keyring answers."""
        return self._note

    def _remember(self, error: SecretStoreError) -> None:
        self._note = f"{error} {tr(UNTIL_CLOSED)}"
        self._usable = error.reason == "too long"

    def _forget_trouble(self) -> None:
        self._note, self._usable = "", True


class _Call:
    """One call on its thread, which the caller may have given up."""

    def __init__(self) -> None:
        self._given_up = threading.Event()

    def give_up(self) -> None:
        """Let the call do nothing more: its caller was told that it failed, and has acted on that."""
        self._given_up.set()

    def go_on(self) -> None:
        """Raise when nobody waits for the call any more."""
        if self._given_up.is_set():
            raise SecretStoreError(_sentence("timed out", tr("The keyring")), "timed out")


def _check(secret: Secret) -> None:
    """Raise SecretStoreError for a text that some keyring would lose."""
    # No name is given to the text: it would stand in a traceback.
    if len(secret.reveal().encode("utf-16-le", "surrogatepass")) > 2 * MAX_LENGTH:
        raise SecretStoreError(_sentence("too long"), "too long")
    # gnome-keyring 50 loses a whole collection on a raw newline.
    if not secret.reveal() or any(ord(each) < 32 or 0xD800 <= ord(each) < 0xE000 for each in secret.reveal()):
        raise SecretStoreError(tr("A secret for the keyring is one line of text."), "failed")


def _encrypting(chosen: KeyringBackend) -> KeyringBackend | None:
    """Return the keyring if it encrypts, else None; raises keyring's NoKeyringError where there is none."""
    if type(chosen).__module__ == "keyring.backends.chainer":  # more than one is there, the best first
        several = cast("list[KeyringBackend]", getattr(chosen, "backends", []))
        chosen = next((each for each in several if type(each).__module__ in _NAMES), chosen)
    return chosen if type(chosen).__module__ in _NAMES else None


def _chosen_anew() -> KeyringBackend:
    """Return what keyring would choose now; it remembers its first choice and even which keyrings there were."""
    import keyring.backends.fail
    import keyring.core
    import keyring.errors
    from keyring.backend import KeyringBackend, by_priority

    set_up = keyring.core.load_env() or keyring.core.load_config()
    if set_up is None:
        able = [each() for each in KeyringBackend.get_viable_backends() if each.__module__ in _NAMES]
        set_up = max(able, key=by_priority, default=keyring.get_keyring())
    if isinstance(set_up, keyring.backends.fail.Keyring):
        raise keyring.errors.NoKeyringError
    return set_up


def _collection(backend: KeyringBackend) -> str | None:
    """Return the collection of the Secret Service that the backend uses, None where it is no Secret Service."""
    if _NAMES[type(backend).__module__] != _FREEDESKTOP:
        return None
    from flexgui.secret_store.secret_service import DEFAULT_COLLECTION

    return str(getattr(backend, "preferred_collection", DEFAULT_COLLECTION))


def _named(product: str) -> str:
    return f"{_FREEDESKTOP}: {product}" if product else _FREEDESKTOP


def next_step(error: SecretStoreError) -> str:
    """Say in a sentence what a person can do about the error."""
    return tr(WORDS[error.reason][1])


def _sentence(reason: Reason, name: str = "") -> str:
    return tr(WORDS[reason][0], name=name, most=number(MAX_LENGTH))


def _reason(error: BaseException) -> Reason:
    """Tell the errors of every backend apart, by class and, where that says too little, by their text."""
    import keyring.errors

    from flexgui.secret_store.secret_service import Trouble

    if isinstance(error, Trouble):
        return error.reason
    text = str(error).lower()
    if "dismissed" in text or "cancel" in text:
        return "dismissed"
    if "denied" in text or isinstance(error, PermissionError):
        return "denied"
    if isinstance(error, keyring.errors.KeyringLocked):
        return "locked"
    if isinstance(error, TimeoutError):
        return "timed out"
    # A bus that is not there shows as an OSError or, with a forced backend, as a plain RuntimeError.
    if isinstance(error, (keyring.errors.NoKeyringError, keyring.errors.InitError, RuntimeError, OSError, ImportError)):
        return "unavailable"
    return "failed"

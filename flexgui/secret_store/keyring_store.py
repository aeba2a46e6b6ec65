"""Secrets in the keyring of the operating system.

A keyring may hang for ever (a stopped daemon, an unanswered prompt) and has no timeout of its own, so every call runs
on a daemon thread with a deadline. Call from a worker thread all the same: the deadline is seconds.

Reading and storing never open the prompt of a Secret Service: a locked keyring is reported, and `unlock` prompts.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from flexgui.errors import Reason, SecretStoreError
from flexgui.flex.secret import Secret
from flexgui.secret_store.protocol import MAX_LENGTH, BackendError, StoreState, next_step, sentence_for
from flexgui.translation import tr

if TYPE_CHECKING:
    from flexgui.secret_store.backend import Backend

_T = TypeVar("_T")

SERVICE = "FlexGUI"
"""The service name of every FlexGUI entry in a keyring."""

UNLOCK_DEADLINE = 120.0
"""Time to answer the desktop's prompt, in seconds."""

HANG_LIMIT = 30.0
"""Time after which a call that hangs no longer blocks the next one, in seconds."""


class KeyringStore:
    """Stores secrets in the keyring of the operating system; each call returns or raises within `deadline` seconds."""

    persistent = True

    def __init__(
        self, deadline: float = 5.0, *, service: str = SERVICE, unlock_deadline: float = UNLOCK_DEADLINE
    ) -> None:
        self._deadline = deadline
        self._unlock_deadline = unlock_deadline
        self._service = service
        self._backend: Backend | None = None
        self._name = ""
        self._answered = False
        self._lock = threading.Lock()
        self._hanging: tuple[threading.Thread, float] | None = None
        """A thread that missed its deadline, and the time until which further calls are refused."""

    def get(self, name: str) -> Secret | None:
        """Return the secret, or None if there is none. Raises SecretStoreError."""

        def read(call: Future[Secret | None]) -> Secret | None:
            backend, has_collection = self._open(call)
            text = backend.get(self._service, name) if has_collection else None
            return None if text is None else Secret(text)

        return self._within(self._deadline, read)

    def set(self, name: str, secret: Secret) -> None:
        """Store the secret. Raises SecretStoreError, also for a text that some keyring would lose."""
        _check(secret)

        def write(call: Future[None]) -> None:
            backend, has_collection = self._open(call)
            if not has_collection:  # creating one prompts for a password, which takes longer than the deadline
                raise SecretStoreError(self._no_collection(), "locked")
            backend.set(self._service, name, secret.reveal())

        self._within(self._deadline, write)

    def delete(self, name: str) -> None:
        """Delete the secret if there is one. Raises SecretStoreError."""

        def remove(call: Future[None]) -> None:
            backend, has_collection = self._open(call)
            # Another program may have made the entry twice; the limit prevents an endless loop.
            for _ in range(10):
                if not has_collection or backend.get(self._service, name) is None:
                    return
                backend.delete(self._service, name)

        self._within(self._deadline, remove)

    def state(self) -> StoreState:
        """Return the keyring's state without prompting the user. Never raises."""

        def look(call: Future[bool]) -> bool:
            return self._open(call)[1]

        try:
            has_collection = self._within(self._deadline, look)
        except SecretStoreError as error:
            return self._failed(error.reason, str(error))
        if not has_collection:
            step = tr("Unlock creates one and asks for a password for it.")
            return self._failed("locked", self._no_collection(), step)
        where = tr("in {keyring}", keyring=self._name) if self._name else tr("in the keyring of this computer")
        return StoreState(None, "keyring", self._name, tr("Secrets are kept {where}.", where=where))

    def unlock(self) -> str:
        """Let the desktop prompt for the keyring's password; return the result. Raises SecretStoreError."""

        def prompt(call: Future[str]) -> str:
            backend = self._chosen()
            self._name = backend.name()
            _stop_if_cancelled(call)
            if backend.unlock(self._unlock_deadline):
                return tr("{name} is unlocked.", name=self._short_name())
            return tr("{name} unlocks itself when a secret is read.", name=self._short_name())

        return self._within(self._unlock_deadline + 1, prompt)

    def _open(self, call: Future[_T]) -> tuple[Backend, bool]:
        """Return the backend, unlocked, and whether it has a collection to look in; runs on the call's thread."""
        backend = self._chosen()
        has_collection = backend.open()
        self._name = backend.name()
        _stop_if_cancelled(call)
        return backend, has_collection

    def _chosen(self) -> Backend:
        """Return the backend; without one, look again each time, because a keyring may be started later."""
        from flexgui.secret_store.backend import choose_backend  # imports keyring: 0.1 s, for stored secrets only

        if self._backend is None:
            self._backend = choose_backend()
        return self._backend

    def _within(self, seconds: float, work: Callable[[Future[_T]], _T]) -> _T:
        """Run `work` on a daemon thread, so that a hanging call blocks neither the caller nor the process's end."""
        call: Future[_T] = Future()

        def run() -> None:
            try:
                result = work(call)
            except BaseException as error:  # passed on to the caller
                # A new exception: the traceback of the old one leads to the secret.
                finish = partial(call.set_exception, self._translated(error))
            else:
                self._answered = True
                finish = partial(call.set_result, result)
            with suppress(InvalidStateError):  # cancelled meanwhile
                finish()

        thread = threading.Thread(target=run, name="keyring", daemon=True)
        with self._lock:
            # A second call would wait behind the hanging one, or prompt again.
            if self._hanging is not None and self._hanging[0].is_alive() and time.monotonic() < self._hanging[1]:
                raise self._error("timed out")
            thread.start()
        try:
            return call.result(seconds)
        except TimeoutError:
            if call.cancel():
                with self._lock:
                    self._hanging = thread, time.monotonic() + HANG_LIMIT
                raise self._error("timed out") from None
            return call.result()  # it has finished at the last moment

    def _translated(self, error: BaseException) -> SecretStoreError:
        """Return the error with a sentence of our own."""
        if isinstance(error, SecretStoreError):
            return SecretStoreError(str(error), error.reason)
        reason = error.reason if isinstance(error, BackendError) else "failed"
        return self._error("gone" if reason == "unavailable" and self._answered else reason)

    def _error(self, reason: Reason) -> SecretStoreError:
        return SecretStoreError(sentence_for(reason, self._short_name()), reason)

    def _failed(self, reason: Reason, sentence: str, step: str = "") -> StoreState:
        name = self._name or tr("no keyring")
        return StoreState(reason, "keyring", name, sentence, step or next_step(reason))

    def _no_collection(self) -> str:
        return tr("{name} has no keyring yet.", name=self._short_name())

    def _short_name(self) -> str:
        """Return the name to begin a sentence with: the product's, or "The keyring"."""
        _, _, product = self._name.partition(": ")
        return product or tr("The keyring")


def _stop_if_cancelled(call: Future[_T]) -> None:
    """Raise if the call missed its deadline: its caller has got an error, so it must not take effect later."""
    if call.cancelled():
        raise SecretStoreError(sentence_for("timed out", tr("The keyring")), "timed out")


def _check(secret: Secret) -> None:
    """Raise SecretStoreError for a text that some keyring would lose."""
    # The text is not assigned to a variable, because tracebacks would hold it.
    if len(secret.reveal().encode("utf-16-le", "surrogatepass")) > 2 * MAX_LENGTH:
        raise SecretStoreError(sentence_for("too long"), "too long")
    # gnome-keyring 50 loses a whole collection on a raw newline.
    if not secret.reveal() or any(ord(each) < 32 or 0xD800 <= ord(each) < 0xE000 for each in secret.reveal()):
        raise SecretStoreError(tr("A secret for the keyring is one line of text."), "failed")

"""The interface of all secret stores, their states, and the message for each reason of a failure."""

from __future__ import annotations

from typing import Literal, NamedTuple, Protocol

from flexgui.errors import Reason
from flexgui.flex.secret import Secret
from flexgui.translation import later, number, tr

Place = Literal["keyring", "memory"]

MAX_LENGTH = 1280
"""Maximum characters of a secret on all systems: the Windows Credential Manager takes 2,560 bytes of UTF-16."""

UNTIL_CLOSED = later("Secrets are kept until FlexGUI closes.")

WORDS: dict[Reason, tuple[str, str]] = {
    "locked": (later("{name} is locked."), later("Unlock it, or enter the secret for this session.")),
    "dismissed": (
        later("{name} was not unlocked: its password prompt was dismissed or could not be shown."),
        later("Unlock it again and answer the prompt, or enter the secret for this session."),
    ),
    "denied": (
        later("{name} denied access to FlexGUI."),
        later("Allow access in the keyring application, then try again."),
    ),
    "gone": (
        later("{name} has stopped answering."),
        later("Start it again, or log out and in, then try again."),
    ),
    "unavailable": (
        later("No keyring is running on this computer."),
        later("Start one, such as GNOME Keyring, KWallet or KeePassXC, then try again."),
    ),
    "timed out": (
        later("{name} did not answer in time."),
        later("It may show a prompt in another window: answer it, then try again."),
    ),
    "too long": (
        later("The keyring stores at most {most} characters for each secret."),
        later("Use a shorter one, or enter it each time."),
    ),
    "failed": (
        later("{name} reported an error."),
        later("Try again. If it fails again, check the keyring application."),
    ),
}
"""Sentence and next step for each reason; `name` is the keyring's short name or "The keyring", `most` `MAX_LENGTH`."""


class StoreState(NamedTuple):
    """The state of a store.

    `reason` is None while secrets can be read and stored. `place` is where a secret that is set now is stored. `name`
    is the service's name for display ("Secret Service: GNOME Keyring", "memory"). `next_step` is "" if none is needed.
    """

    reason: Reason | None
    place: Place
    name: str
    sentence: str
    next_step: str = ""


class BackendError(Exception):
    """The keyring failed for this `reason`; the keyring's own text is dropped, because it may hold anything."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


class SecretStore(Protocol):
    """Stores one secret for each name, which is a `Profile.secret_name`."""

    @property
    def persistent(self) -> bool:
        """Whether secrets survive a restart."""

    def get(self, name: str) -> Secret | None:
        """Return the secret, or None if there is none. Raises SecretStoreError."""

    def set(self, name: str, secret: Secret) -> None:
        """Store the secret. Raises SecretStoreError."""

    def delete(self, name: str) -> None:
        """Delete the secret if there is one. Raises SecretStoreError."""

    def state(self) -> StoreState:
        """Return the current state without prompting the user. Blocks up to the deadline; never raises."""

    def unlock(self) -> str:
        """Let the desktop prompt the user to unlock the store; return a sentence with the result.

        Blocks until the user has answered, so call it on a worker thread. Looks for a keyring again if none was
        available, so it also serves as "Try again". Raises SecretStoreError.
        """


def next_step(reason: Reason) -> str:
    """Return a sentence with the user's next step after a failure."""
    return tr(WORDS[reason][1])


def sentence_for(reason: Reason, name: str = "") -> str:
    """Return the sentence that describes a failure of the keyring called `name`."""
    return tr(WORDS[reason][0], name=name, most=number(MAX_LENGTH))

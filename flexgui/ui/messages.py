"""Messages of the window for errors: one table from error class to title and next steps.

The text of a message is the error's own sentence (`str(error)`), which holds the actual values.
"""

from __future__ import annotations

from typing import NamedTuple

from flexgui.diagnosis.actions import Action
from flexgui.errors import (
    BadBody,
    BadFile,
    CredentialsError,
    DamagedFile,
    FlexGuiError,
    HostNotAllowed,
    NotAToken,
    NotSent,
    NotStored,
    P12Error,
    ProductionLocked,
    Reason,
    SandboxError,
    SecretMissing,
    SecretStoreError,
    StorageError,
    UnreadableRequest,
    UsageError,
)
from flexgui.secret_store.protocol import next_step
from flexgui.translation import later, tr

Steps = tuple[tuple[Action, str], ...]


class Message(NamedTuple):
    """A title of at most five words, one sentence, and the actions that may help: (action, label)."""

    title: str
    text: str
    steps: Steps

    @property
    def line(self) -> str:
        """Title and text, for a place without buttons."""
        return f"{self.title}. {self.text}"


SEND_AGAIN = (Action.SEND_AGAIN, later("Send again"))
EDIT_PROFILE = (Action.EDIT_PROFILE, later("Edit profile…"))

UNLOCK = (Action.UNLOCK_KEYRING, later("Unlock…"))
TRY_AGAIN = (Action.UNLOCK_KEYRING, later("Try again"))
"""The store's `unlock` also looks for a keyring again, and moves secrets from memory to it."""
ENTER_FOR_NOW = (Action.EDIT_PROFILE, later("Enter it for now…"))

TABLE: dict[type[FlexGuiError], tuple[str, Steps]] = {
    BadBody: (later("The body cannot be sent"), ((Action.FOLLOW_FIELDS, later("Follow the fields again")),)),
    BadFile: (later("This file cannot be used"), ()),
    SecretMissing: (later("No secret for this profile"), (EDIT_PROFILE,)),
    P12Error: (later("The P12 cannot be used"), (EDIT_PROFILE,)),
    CredentialsError: (later("Credentials are not complete"), (EDIT_PROFILE,)),
    DamagedFile: (later("A file was damaged"), ()),
    HostNotAllowed: (later("This host is not allowed"), (EDIT_PROFILE,)),
    NotStored: (later("Not saved"), ()),
    NotSent: (later("Network settings not usable"), ()),
    NotAToken: (later("Not a token"), ()),
    ProductionLocked: (later("Production is locked"), ()),
    SandboxError: (later("The sandbox did not start"), (SEND_AGAIN,)),
    StorageError: (later("Not saved"), ()),
    UnreadableRequest: (later("This request cannot be read"), ()),
    UsageError: (later("This cannot be done"), ()),
}
"""The first matching class wins, so a subclass comes before its base class. For a SecretStoreError see `KEYRING`."""

KEYRING: dict[Reason, tuple[str, Steps]] = {
    "locked": (later("Keyring locked"), (UNLOCK, ENTER_FOR_NOW)),
    "dismissed": (later("The keyring was not unlocked"), (UNLOCK, ENTER_FOR_NOW)),
    "denied": (later("The keyring refused access"), (TRY_AGAIN, ENTER_FOR_NOW)),
    "gone": (later("The keyring has gone"), (TRY_AGAIN, ENTER_FOR_NOW)),
    "unavailable": (later("No keyring here"), (TRY_AGAIN, ENTER_FOR_NOW)),
    "timed out": (later("The keyring did not answer"), (TRY_AGAIN, ENTER_FOR_NOW)),
    "too long": (later("Too long for the keyring"), (EDIT_PROFILE,)),
    "failed": (later("The keyring failed"), (TRY_AGAIN, ENTER_FOR_NOW)),
}
"""Title and actions for each reason of a secret store; its sentences are in `flexgui.secret_store.protocol.WORDS`."""


def message_for(error: BaseException) -> Message:
    """Return the message for `error`; of an error that is not FlexGUI's own, only the class is shown.

    The text of a foreign exception may contain anything, a secret included.
    """
    if isinstance(error, SecretStoreError):
        title, steps = KEYRING[error.reason]
        return _message(title, f"{error} {next_step(error.reason)}", steps)
    for kind, (title, steps) in TABLE.items():
        if isinstance(error, kind):
            is_lost = isinstance(error, SecretMissing) and not error.persistent
            lost = f" {tr('Without a keyring, secrets are lost when FlexGUI closes.')}" if is_lost else ""
            return _message(title, f"{error}{lost}", steps)
    return _message(
        later("Unexpected error in FlexGUI"),
        tr("It was a {kind}. Nothing that you entered is lost.", kind=type(error).__name__),
        (SEND_AGAIN,),
    )


def _message(title: str, text: str, steps: Steps) -> Message:
    return Message(tr(title), text, tuple((action, tr(label)) for action, label in steps))

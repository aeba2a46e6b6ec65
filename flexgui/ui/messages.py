"""What went wrong, in the words of the window: one table from error class to title and next step.

The sentence between them is the error's own (`str(error)`): it knows the real values.
"""

from __future__ import annotations

from typing import NamedTuple

from flexgui.errors import (
    BadBody,
    CredentialsError,
    DamagedFile,
    FlexGuiError,
    HostNotAllowed,
    NotAToken,
    ProductionLocked,
    Reason,
    SandboxError,
    SecretMissing,
    SecretStoreError,
    StorageError,
    UsageError,
)
from flexgui.secret_store.store import next_step
from flexgui.translation import later, tr


class Message(NamedTuple):
    """A title of at most five words, one sentence, and the actions that may help: (action, label)."""

    title: str
    text: str
    steps: tuple[tuple[str, str], ...]


SEND_AGAIN = ("send-again", later("Send again"))
EDIT_PROFILE = ("edit-profile", later("Edit profile…"))

UNLOCK = ("unlock-keyring", later("Unlock…"))
TRY_AGAIN = ("unlock-keyring", later("Try again"))
"""The store's `unlock` also looks for a keyring anew, and moves there what was kept in memory."""
ENTER_FOR_NOW = ("edit-profile", later("Enter it for now…"))

Steps = tuple[tuple[str, str], ...]

TABLE: dict[type[FlexGuiError], tuple[str, Steps]] = {
    BadBody: (later("The body cannot be sent"), (("follow-fields", later("Follow the fields again")),)),
    SecretMissing: (later("No secret for this profile"), (EDIT_PROFILE,)),
    CredentialsError: (later("Credentials are not complete"), (EDIT_PROFILE,)),
    DamagedFile: (later("A file was damaged"), ()),
    HostNotAllowed: (later("This host is not allowed"), (EDIT_PROFILE,)),
    NotAToken: (later("Not a token"), ()),
    ProductionLocked: (later("Production is locked"), ()),
    SandboxError: (later("The sandbox did not start"), (SEND_AGAIN,)),
    SecretStoreError: (later("The keyring failed"), (SEND_AGAIN, EDIT_PROFILE)),
    StorageError: (later("Not saved"), ()),
    UsageError: (later("This cannot be done"), ()),
}
"""The first class that fits counts: a subclass stands before its base."""

KEYRING: dict[Reason, tuple[str, Steps]] = {
    "locked": (later("Keyring locked"), (UNLOCK, ENTER_FOR_NOW)),
    "dismissed": (later("The keyring was not unlocked"), (UNLOCK, ENTER_FOR_NOW)),
    "denied": (later("The keyring said no"), (TRY_AGAIN, ENTER_FOR_NOW)),
    "gone": (later("The keyring has gone"), (TRY_AGAIN, ENTER_FOR_NOW)),
    "unavailable": (later("No keyring here"), (TRY_AGAIN, ENTER_FOR_NOW)),
    "timed out": (later("The keyring did not answer"), (TRY_AGAIN, ENTER_FOR_NOW)),
    "too long": (later("Too long for the keyring"), (EDIT_PROFILE,)),
    "failed": (later("The keyring failed"), (TRY_AGAIN, ENTER_FOR_NOW)),
}
"""Title and actions for each reason of a secret store; its sentences are in `flexgui.secret_store.WORDS`."""


def message_for(error: BaseException) -> Message:
    """Return what to show for `error`; of an error that is not FlexGUI's own, only the kind is told.

    The text of a foreign exception may hold anything, a secret included.
    """
    if isinstance(error, SecretStoreError):
        title, steps = KEYRING[error.reason]
        return _told(title, f"{error} {next_step(error)}", steps)
    for kind, (title, steps) in TABLE.items():
        if isinstance(error, kind):
            return _told(title, str(error), steps)
    return _told(
        later("Something broke inside FlexGUI"),
        tr("It was a {kind}. Nothing that you entered is lost.", kind=type(error).__name__),
        (SEND_AGAIN,),
    )


def _told(title: str, text: str, steps: Steps) -> Message:
    return Message(tr(title), text, tuple((action, tr(label)) for action, label in steps))

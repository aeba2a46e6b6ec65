"""What went wrong, in the words of the window: one table from error class to title and next step.

The sentence between them is the error's own (`str(error)`): it knows the real values.
"""

from __future__ import annotations

from dataclasses import dataclass

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
from flexgui.secret_store import next_step


@dataclass(frozen=True)
class Message:
    """A title of at most five words, one sentence, and the actions that may help: (action, label)."""

    title: str
    text: str
    steps: tuple[tuple[str, str], ...]


SEND_AGAIN = ("send-again", "Send again")
EDIT_PROFILE = ("edit-profile", "Edit profile…")

UNLOCK = ("unlock-keyring", "Unlock…")
TRY_AGAIN = ("unlock-keyring", "Try again")
"""The store's `unlock` also looks for a keyring anew, and moves there what was kept in memory."""
ENTER_FOR_NOW = ("edit-profile", "Enter it for now…")

TABLE: dict[type[FlexGuiError], tuple[str, tuple[tuple[str, str], ...]]] = {
    BadBody: ("The body cannot be sent", (("follow-fields", "Follow the fields again"),)),
    SecretMissing: ("No secret for this profile", (EDIT_PROFILE,)),
    CredentialsError: ("Credentials are not complete", (EDIT_PROFILE,)),
    DamagedFile: ("A file was damaged", ()),
    HostNotAllowed: ("This host is not allowed", (EDIT_PROFILE,)),
    NotAToken: ("Not a token", ()),
    ProductionLocked: ("Production is locked", ()),
    SandboxError: ("The sandbox did not start", (SEND_AGAIN,)),
    SecretStoreError: ("The keyring failed", (SEND_AGAIN, EDIT_PROFILE)),
    StorageError: ("Not saved", ()),
    UsageError: ("This cannot be done", ()),
}
"""The first class that fits counts: a subclass stands before its base."""

KEYRING: dict[Reason, tuple[str, tuple[tuple[str, str], ...]]] = {
    "locked": ("Keyring locked", (UNLOCK, ENTER_FOR_NOW)),
    "dismissed": ("The keyring was not unlocked", (UNLOCK, ENTER_FOR_NOW)),
    "denied": ("The keyring said no", (TRY_AGAIN, ENTER_FOR_NOW)),
    "gone": ("The keyring has gone", (TRY_AGAIN, ENTER_FOR_NOW)),
    "unavailable": ("No keyring here", (TRY_AGAIN, ENTER_FOR_NOW)),
    "timed out": ("The keyring did not answer", (TRY_AGAIN, ENTER_FOR_NOW)),
    "too long": ("Too long for the keyring", (EDIT_PROFILE,)),
    "failed": ("The keyring failed", (TRY_AGAIN, ENTER_FOR_NOW)),
}
"""Title and actions for each reason of a secret store; its sentences are in `flexgui.secret_store.WORDS`."""


def message_for(error: BaseException) -> Message:
    """Return what to show for `error`; of an error that is not FlexGUI's own, only the kind is told.

    The text of a foreign exception may hold anything, a secret included.
    """
    if isinstance(error, SecretStoreError):
        title, steps = KEYRING[error.reason]
        return Message(title, f"{error} {next_step(error)}", steps)
    for kind, (title, steps) in TABLE.items():
        if isinstance(error, kind):
            return Message(title, str(error), steps)
    return Message(
        "Something broke inside FlexGUI",
        f"It was a {type(error).__name__}. Nothing that you entered is lost.",
        (SEND_AGAIN,),
    )

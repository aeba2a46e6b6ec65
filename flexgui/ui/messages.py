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
    SandboxError,
    SecretStoreError,
    StorageError,
    UsageError,
)


@dataclass(frozen=True)
class Message:
    """A title of at most five words, one sentence, and the actions that may help: (action, label)."""

    title: str
    text: str
    steps: tuple[tuple[str, str], ...]


SEND_AGAIN = ("send-again", "Send again")
EDIT_PROFILE = ("edit-profile", "Edit profile…")

TABLE: dict[type[FlexGuiError], tuple[str, tuple[tuple[str, str], ...]]] = {
    BadBody: ("The body cannot be sent", (("follow-fields", "Follow the fields again"),)),
    CredentialsError: ("Credentials are not complete", (EDIT_PROFILE,)),
    DamagedFile: ("A file was damaged", ()),
    HostNotAllowed: ("This host is not allowed", (EDIT_PROFILE,)),
    NotAToken: ("Not a token", ()),
    SandboxError: ("The sandbox did not start", (SEND_AGAIN,)),
    SecretStoreError: ("The keyring did not answer", (SEND_AGAIN, EDIT_PROFILE)),
    StorageError: ("Not saved", ()),
    UsageError: ("This cannot be done", ()),
}

KEYRING_TITLES = {
    "locked": "Keyring locked",
    "unavailable": "No keyring here",
    "timed out": "The keyring did not answer",
    "dismissed": "The keyring was not unlocked",
    "denied": "The keyring said no",
    "gone": "The keyring has gone",
    "too long": "Too long for the keyring",
    "failed": "The keyring failed",
}


def message_for(error: BaseException) -> Message:
    """Return what to show for `error`; of an error that is not FlexGUI's own, only the kind is told.

    The text of a foreign exception may hold anything, a secret included.
    """
    if isinstance(error, SecretStoreError):
        return Message(KEYRING_TITLES[error.reason], str(error), TABLE[SecretStoreError][1])
    for kind, (title, steps) in TABLE.items():
        if isinstance(error, kind):
            return Message(title, str(error), steps)
    return Message(
        "Something broke inside FlexGUI",
        f"It was a {type(error).__name__}. Nothing that you entered is lost.",
        (SEND_AGAIN,),
    )

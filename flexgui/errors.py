"""The errors that are shown to the user.

`str(error)` is a plain sentence for display. It never holds a secret or a traceback.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from flexgui.translation import tr

if TYPE_CHECKING:
    from pathlib import Path

P12Problem = Literal["pass phrase", "not a P12", "too slow", "damaged", "no key", "no certificate", "no key id"]
Reason = Literal["locked", "dismissed", "denied", "gone", "unavailable", "timed out", "too long", "failed"]
"""Why a secret store failed; `flexgui.secret_store.protocol.WORDS` has the sentence for each reason."""


class FlexGuiError(Exception):
    """Base class of all errors with a sentence for the user."""


class NotAToken(FlexGuiError):
    """The text is not a JWT that can be decoded."""


class NoToken(NotAToken):
    """The text does not even look like a damaged token."""


class BadBody(FlexGuiError):
    """The request body cannot be read or has the wrong shape."""

    def __init__(self, message: str, line: int, column: int) -> None:
        """Store the position: `line` and `column` count from 1."""
        super().__init__(message)
        self.line = line
        self.column = column


class BadFile(FlexGuiError):
    """A file that the user named cannot be read or has no usable content; the sentence names the file."""


class UnreadableRequest(FlexGuiError):
    """A text from which no request can be read; the sentence says what to paste instead."""


class CredentialsError(FlexGuiError):
    """A merchant ID, key ID, secret or P12 that cannot be used for signing."""


class P12Error(CredentialsError):
    """A P12 that cannot be used for signing."""

    def __init__(self, message: str, reason: P12Problem) -> None:
        """Keep the `reason`, by which the form finds the field."""
        super().__init__(message)
        self.reason: P12Problem = reason


class SecretMissing(CredentialsError):
    """No secret is stored for the profile."""

    def __init__(self, message: str, *, persistent: bool = True) -> None:
        """Store whether the secret store keeps secrets after FlexGUI closes."""
        super().__init__(message)
        self.persistent = persistent


class ProductionLocked(FlexGuiError):
    """A request would reach a live account without confirmation."""


class SecretStoreError(FlexGuiError):
    """The keyring did not return or store a secret."""

    def __init__(self, message: str, reason: Reason = "failed") -> None:
        """Store the `reason`, which determines the next step."""
        super().__init__(message)
        self.reason: Reason = reason


class DamagedFile(FlexGuiError):
    """A file of the user could not be read and was set aside."""

    def __init__(self, path: Path, kept_as: Path | None) -> None:
        """`kept_as` is where the content is now, None if it could not be moved."""
        if kept_as is not None:
            message = tr(
                "{name} is damaged: it is kept as {kept}, and defaults are used.", name=path.name, kept=kept_as.name
            )
        else:
            message = tr("{name} is damaged: it was left where it is, and defaults are used.", name=path.name)
        super().__init__(message)


class StorageError(FlexGuiError):
    """A file could not be written: the disk is full or read-only."""


class NotStored(FlexGuiError):
    """A text must not be stored in the history; the message says why."""


class UsageError(FlexGuiError):
    """A command or a value that cannot be used; the sentence says what to do."""


class SandboxError(FlexGuiError):
    """The embedded sandbox could not start or continue."""


class HostNotAllowed(FlexGuiError):
    """The address is neither on this computer nor one of CyberSource's."""


class NotSent(FlexGuiError):
    """A network setting cannot be used; found before a connection was opened."""

    def __init__(self, kind: Literal["proxy", "ca file", "broken"], message: str) -> None:
        """Keep the `kind` of the transport failure."""
        super().__init__(message)
        self.kind: Literal["proxy", "ca file", "broken"] = kind

"""What can go wrong in a way that a person can act on.

`str(error)` is always one plain sentence for people. It never holds a secret and never a traceback.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from flexgui.translation import tr

if TYPE_CHECKING:
    from pathlib import Path

Reason = Literal["locked", "dismissed", "denied", "gone", "unavailable", "timed out", "too long", "failed"]
"""Why a secret store failed; `flexgui.secret_store.protocol.WORDS` has the sentence for each reason."""


class FlexGuiError(Exception):
    """The root: everything that FlexGUI itself raises for people."""


class NotAToken(FlexGuiError):  # noqa: N818  named for what is wrong
    """The text is no JWT that can be decoded."""


class BadBody(FlexGuiError):  # noqa: N818  named for what is wrong
    """The request body cannot be read or has the wrong shape."""

    def __init__(self, message: str, line: int, column: int, path: str | None = None) -> None:
        """Keep where it is: `line` and `column` count from 1, `path` is the dotted path if one is known."""
        super().__init__(message)
        self.line = line
        self.column = column
        self.path = path


class BadFile(FlexGuiError):  # noqa: N818  named for what is wrong
    """A file that the user named cannot be read or holds nothing of use; the sentence names the file."""


class CredentialsError(FlexGuiError):
    """A merchant ID, key ID or secret that cannot be signed with."""


class SecretMissing(CredentialsError):  # noqa: N818  named for what is wrong
    """No secret is kept for the profile."""


class ProductionLocked(FlexGuiError):  # noqa: N818  named for what is wrong
    """A request would reach a live account, and nobody has said that it shall."""


class SecretStoreError(FlexGuiError):
    """The keyring did not give or take a secret."""

    def __init__(self, message: str, reason: Reason = "failed") -> None:
        """Keep the `reason`, so that the next step can be offered."""
        super().__init__(message)
        self.reason: Reason = reason


class DamagedFile(FlexGuiError):  # noqa: N818  named for what is wrong
    """A file of the user's could not be read and was put aside."""

    def __init__(self, path: Path, kept_as: Path | None) -> None:
        """Name the file and where its content is kept; None if it could not be moved."""
        if kept_as is not None:
            said = tr(
                "{name} is damaged: it is kept as {kept}, and defaults are used.", name=path.name, kept=kept_as.name
            )
        else:
            said = tr("{name} is damaged: it was left where it is, and defaults are used.", name=path.name)
        super().__init__(said)
        self.path = path
        self.kept_as = kept_as


class StorageError(FlexGuiError):
    """A file could not be written: the disk is full, or the place read-only."""


class UsageError(FlexGuiError):
    """Asked in a way that cannot be done; the sentence says what would work."""


class SandboxError(FlexGuiError):
    """The embedded sandbox could not start or go on."""


class HostNotAllowed(FlexGuiError):  # noqa: N818  named for what is wrong
    """The address is neither on this computer nor one of CyberSource's."""


class NotSent(FlexGuiError):  # noqa: N818  named for what happened
    """A network setting cannot be used; found before a connection was opened."""

    def __init__(self, kind: Literal["proxy", "ca file", "broken"], message: str) -> None:
        """Keep the `kind` of the transport failure."""
        super().__init__(message)
        self.kind: Literal["proxy", "ca file", "broken"] = kind

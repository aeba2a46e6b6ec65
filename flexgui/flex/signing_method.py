"""The signing methods, in their own module because the window's start needs nothing else of the credentials."""

from __future__ import annotations

from enum import StrEnum

from flexgui.translation import later, tr


class SigningMethod(StrEnum):
    """How requests are authenticated."""

    JWT_SHARED_SECRET = "jwt_shared_secret"  # noqa: S105  a method's name
    HTTP_SIGNATURE = "http_signature"
    JWT_P12 = "jwt_p12"

    @property
    def label(self) -> str:
        """The name for display."""
        return tr(_LABELS[self])


_LABELS = {
    SigningMethod.JWT_SHARED_SECRET: later("JWT, shared secret"),
    SigningMethod.HTTP_SIGNATURE: later("HTTP Signature"),
    SigningMethod.JWT_P12: later("JWT, P12 certificate"),
}

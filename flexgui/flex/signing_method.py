"""The signing methods, in their own module because the window's start needs nothing else of the credentials."""

from __future__ import annotations

from flexgui.translation import LabelledEnum, later


class SigningMethod(LabelledEnum):
    """How requests are authenticated."""

    JWT_SHARED_SECRET = "jwt_shared_secret", later("JWT, shared secret")
    HTTP_SIGNATURE = "http_signature", later("HTTP Signature")
    JWT_P12 = "jwt_p12", later("JWT, P12 certificate")

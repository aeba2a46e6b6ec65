"""Creates calls from the specimens in tests/vectors, and an authenticator that accepts them."""

from __future__ import annotations

from typing import Any

from flexgui.flex.credentials import SharedSecretCredentials, SigningMethod
from flexgui.flex.secret import Secret
from flexgui.sandbox.authentication import Authenticator
from flexgui.sandbox.certificates import RegisteredCertificates
from flexgui.sandbox.messages import Call


def authenticator_for(given: dict[str, Any], portfolio: str | None) -> Authenticator:
    secret = Secret(given["shared_secret_base64"])
    credentials = SharedSecretCredentials(
        SigningMethod.HTTP_SIGNATURE, given["merchant_id"], given["key_id"], secret, portfolio
    )
    return Authenticator(credentials, [given["host"]], RegisteredCertificates(()))


def call_of(given: dict[str, Any], **headers: str) -> Call:
    lower = {name.lower(): value for name, value in {"Host": given["host"], **headers}.items()}
    return Call(given["method"], given["target"], lower, (given.get("body") or "").encode())

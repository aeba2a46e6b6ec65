"""Signing a request: headers from credentials, method, URL, body and time, with every step and its value.

Pure functions: the time and the token's ID are arguments, so that tests can compare with known answers.
"""

from __future__ import annotations

from datetime import datetime

from flexgui.errors import CredentialsError
from flexgui.flex.auth import http_signature, jwt_bearer
from flexgui.flex.auth.steps import SignedHeaders as SignedHeaders
from flexgui.flex.auth.steps import SigningStep as SigningStep
from flexgui.flex.credentials import (
    KEY_ID_UNSAFE,
    MERCHANT_ID_UNSAFE,
    PORTFOLIO_ID_UNSAFE,
    Credentials,
    P12Credentials,
    SigningMethod,
    is_header_safe,
)
from flexgui.translation import tr


def sign(
    credentials: Credentials,
    method: str,
    url: str,
    body: bytes,
    now: datetime,
    *,
    jti: str | None = None,
) -> SignedHeaders:
    """Sign one request with the credentials' method.

    `body` is exactly what will be sent, `now` is aware; without a `jti` a random one is used. Raises CredentialsError
    if the secret is not base64, an ID is not header-safe or the method does not fit the credentials.
    """
    _check_ids(credentials)
    if isinstance(credentials, P12Credentials) or credentials.method is SigningMethod.JWT_SHARED_SECRET:
        return jwt_bearer.sign(credentials, method, url, body, now, jti=jti)
    if credentials.method is SigningMethod.HTTP_SIGNATURE:
        return http_signature.sign(credentials, method, url, body, now)
    message = tr("The method “{method}” does not sign with a shared secret.", method=credentials.method.label)
    raise CredentialsError(message)


def _check_ids(credentials: Credentials) -> None:
    for text, unsafe in (
        (credentials.merchant_id, MERCHANT_ID_UNSAFE),
        (credentials.key_id, KEY_ID_UNSAFE),
        (credentials.portfolio_id or "", PORTFOLIO_ID_UNSAFE),
    ):
        if not is_header_safe(text):
            raise CredentialsError(tr(unsafe))

"""Signing: (credentials, method, URL, body, moment) to headers, and every step of the way with its real values.

Pure functions; the moment and the token's ID are passed in, so that known answers can be checked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from flexgui.errors import CredentialsError
from flexgui.flex.credentials import P12Credentials, SigningMethod
from flexgui.translation import later, tr

if TYPE_CHECKING:
    from flexgui.flex.credentials import Credentials

Syntax = Literal["headers", "json", "token", "text"]

_FOR_A_HEADER = re.compile(r"[!#-~]*")  # visible ASCII without the double quote, which would end a parameter


@dataclass(frozen=True)
class SigningStep:
    """One step for people: what is done, why so, and the value that it gives; never a secret."""

    title: str
    explanation: str
    value: str
    syntax: Syntax


@dataclass(frozen=True)
class SignedHeaders:
    """The headers that authenticate a request, in the order of the wire, and how they came about."""

    headers: tuple[tuple[str, str], ...]
    steps: tuple[SigningStep, ...]


def sign(
    credentials: Credentials,
    method: str,
    url: str,
    body: bytes,
    now: datetime,
    *,
    jti: str | None = None,
) -> SignedHeaders:
    """Sign one request with the method that the credentials name.

    `body` must be the bytes that are sent, `now` an aware moment; `jti` is made up when it is None.
    Raises CredentialsError if the secret is not base64, an ID cannot stand in a header or the method is not known here.
    """
    _check_ids(credentials)
    if isinstance(credentials, P12Credentials) or credentials.method is SigningMethod.JWT_SHARED_SECRET:
        from flexgui.flex.auth import jwt_bearer

        return jwt_bearer.sign(credentials, method, url, body, now, jti=jti)
    if credentials.method is SigningMethod.HTTP_SIGNATURE:
        from flexgui.flex.auth import http_signature

        return http_signature.sign(credentials, method, url, body, now)
    said = tr("A shared secret does not sign with the method “{method}”.", method=credentials.method.label)
    raise CredentialsError(said)


def _check_ids(credentials: Credentials) -> None:
    for text, said in (
        (
            credentials.merchant_id,
            later("The merchant ID has a character that no header can hold: white space, a quote, an ü."),
        ),
        (
            credentials.key_id,
            later("The key ID has a character that no header can hold: white space, a quote, an ü."),
        ),
        (
            credentials.portfolio_id or "",
            later("The portfolio ID has a character that no header can hold: white space, a quote, an ü."),
        ),
    ):
        if not _FOR_A_HEADER.fullmatch(text):
            raise CredentialsError(tr(said))

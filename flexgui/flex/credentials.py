"""Credentials that sign requests, and the checks of entered ones.

Source: CyberSource's "Getting Started with REST" guide. A shared-secret key is a key ID (a UUID) and a secret in
base64; a P12 is a file with a private key and its certificate (see `flexgui.flex.p12`).
"""

from __future__ import annotations

import binascii
import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from flexgui.errors import CredentialsError
from flexgui.flex.secret import Secret
from flexgui.flex.signing_method import SigningMethod as SigningMethod
from flexgui.translation import later, tr, trn

if TYPE_CHECKING:
    from flexgui.flex.p12 import P12

_KEY_ID_PARTS = (8, 4, 4, 4, 12)
_KEY_ID_LENGTH = 36
_SECRET_BYTES = 32
_HEADER_VALUE = re.compile(r"[!#-~]*")  # visible ASCII without the double quote, which would end a parameter
_NOT_HEX = re.compile(r"[^0-9A-Fa-f-]")
_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/=]")

MERCHANT_ID_UNSAFE = later(
    "The merchant ID has a character that a header cannot hold, such as a space, a quote or an accented letter."
)
KEY_ID_UNSAFE = later(
    "The key ID has a character that a header cannot hold, such as a space, a quote or an accented letter."
)
PORTFOLIO_ID_UNSAFE = later(
    "The portfolio ID has a character that a header cannot hold, such as a space, a quote or an accented letter."
)
_WRAPPING = " \t\r\n\v\f\u00a0\u200b\u2028\u2029\ufeff\"'`\u2018\u2019\u201a\u201c\u201d\u201e"
"""White space, line ends and quotes."""
_BEARER = re.compile(r"bearer\s+", re.IGNORECASE)


class SharedSecretCredentials(NamedTuple):
    """A merchant's key ID and secret; with a MetaKey, `portfolio_id` is the ID that is signed."""

    method: SigningMethod
    merchant_id: str
    key_id: str
    secret: Secret
    portfolio_id: str | None = None

    def key_bytes(self) -> bytes:
        """Return the decoded secret, the key of the HMAC. Raises CredentialsError if it is not base64."""
        problem = _base64_problem(_without_space(self.secret.reveal()))
        if problem is not None:
            raise CredentialsError(problem)
        return binascii.a2b_base64(_without_space(self.secret.reveal()), strict_mode=True)

    @property
    def signed_id(self) -> str:
        """The ID that goes into the signature: the portfolio's with a MetaKey, else the merchant's."""
        return self.portfolio_id or self.merchant_id


class P12Credentials(NamedTuple):
    """A merchant's private key and certificate; with a MetaKey, `portfolio_id` is the ID that is signed."""

    merchant_id: str
    p12: P12
    portfolio_id: str | None = None

    @property
    def method(self) -> SigningMethod:
        """JWT with the P12, the only method that uses one."""
        return SigningMethod.JWT_P12

    @property
    def key_id(self) -> str:
        """The serialNumber of the certificate's subject, which the JWT names as its `kid`."""
        return self.p12.certificate.key_id

    @property
    def signed_id(self) -> str:
        """The ID that goes into the signature: the portfolio's with a MetaKey, else the merchant's."""
        return self.portfolio_id or self.merchant_id


Credentials: TypeAlias = SharedSecretCredentials | P12Credentials


def unwrap(text: str) -> str:
    """Return `text` without what is copied with it by mistake: quotes, white space, line ends, and the word Bearer."""
    text = text.strip(_WRAPPING)
    bearer = _BEARER.match(text)
    return text if bearer is None else text[bearer.end() :].strip(_WRAPPING)


def unwrap_secret(text: str) -> str:
    """Return a shared secret without white space, and without what is copied with it by mistake."""
    return _without_space(unwrap(text))


def is_header_safe(text: str) -> bool:
    """Return True if a header and a quoted parameter can hold `text`."""
    return _HEADER_VALUE.fullmatch(text) is not None


def check_merchant_id(text: str) -> str | None:
    """Return None if `text` can be a merchant ID, else a sentence with the problem."""
    if not text.strip():
        return tr("The merchant ID is missing.")
    return None if is_header_safe(text.strip()) else tr(MERCHANT_ID_UNSAFE)


def check_portfolio_id(text: str) -> str | None:
    """Return None if `text` can be a portfolio ID, else a sentence with the problem."""
    if not text.strip():
        return tr("The portfolio ID is missing.")
    return None if is_header_safe(text.strip()) else tr(PORTFOLIO_ID_UNSAFE)


def check_key_id(text: str) -> str | None:
    """Return None if `text` has the form of a key ID, else a sentence with the problem."""
    key_id = text.strip()
    if not key_id:
        return tr("The key ID is missing; it is beside the secret in the Business Center.")
    stray = _NOT_HEX.search(key_id)
    if stray is not None:
        return tr(
            "A key ID has only the digits 0 to 9, the letters a to f and hyphens, not {sign}.",
            sign=_shown(stray[0]),
        )
    missing = _KEY_ID_LENGTH - len(key_id)
    if missing:
        if missing > 0:
            return trn(
                "{n} character short: a key ID has 36, as in 8-4-4-4-12.",
                "{n} characters short: a key ID has 36, as in 8-4-4-4-12.",
                missing,
            )
        return trn(
            "{n} character too many: a key ID has 36, as in 8-4-4-4-12.",
            "{n} characters too many: a key ID has 36, as in 8-4-4-4-12.",
            -missing,
        )
    if tuple(len(part) for part in key_id.split("-")) != _KEY_ID_PARTS:
        return tr("The hyphens are in the wrong places: a key ID has the form 8-4-4-4-12.")
    return None


def check_secret(text: str) -> str | None:
    """Return None if `text` is a shared secret, ignoring white space, else a sentence that never repeats it."""
    secret = _without_space(text)
    problem = _base64_problem(secret)
    if problem is not None:
        return problem
    length = len(binascii.a2b_base64(secret))
    if length < _SECRET_BYTES:
        return trn(
            "This secret has {n} byte; a shared secret has {usual} (44 characters). Is it complete?",
            "This secret has {n} bytes; a shared secret has {usual} (44 characters). Is it complete?",
            length,
            usual=_SECRET_BYTES,
        )
    return None


def _without_space(text: str) -> str:
    return "".join(text.split())


def _base64_problem(secret: str) -> str | None:
    if not secret:
        return tr("The shared secret is missing.")
    if _NOT_BASE64.search(secret):
        return tr("The shared secret is not base64: it has only letters, digits, +, / and = at the end.")
    try:
        decoded = binascii.a2b_base64(secret, strict_mode=True)
    except binascii.Error:
        return tr("The shared secret is not valid base64: characters are missing or there are too many.")
    return None if decoded else tr("The shared secret is empty.")


def _shown(character: str) -> str:
    return f"“{character}”" if character.isprintable() and not character.isspace() else tr("white space")

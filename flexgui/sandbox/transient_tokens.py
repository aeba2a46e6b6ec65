"""`POST /flex/v2/tokens`: decrypts card data, checks it and issues a transient token.

CyberSource documents the request and the token, but hardly any errors; their reasons here are our choice, see
DIFFERENCES.md. The card number, the security code and the plaintext are never logged.
"""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from jwt.exceptions import InvalidTokenError

from flexgui.errors import NotAToken
from flexgui.flex.card import is_month, mask, passes_luhn
from flexgui.flex.content_checks import granted
from flexgui.flex.jwe import JweError, decrypt, parse
from flexgui.flex.jws import serialise, signing_input
from flexgui.flex.text import json_object
from flexgui.flex.token import Token, decode
from flexgui.flex.tokenization import CARD_PATH, flatten, nested
from flexgui.flex.transient_id import make_transient_id
from flexgui.sandbox.issuer import Issuer
from flexgui.sandbox.messages import Call, Details, Reply, StatusRefused

ISSUER = "Flex/00"
LIFETIME = 900
"""Seconds from `iat` to `exp` of a transient token."""

MAX_ISSUED = 5_000
"""Maximum number of tokens that payments can name by their ID; the oldest are dropped first."""

JWT_TYPE = "application/jwt;charset=UTF-8"
_SHOWN = ("expirationMonth", "expirationYear", "type")
_FLAT_CARD = frozenset({"number", "securityCode", "expirationMonth", "expirationYear", "type"})
_AMERICAN_EXPRESS = "003"


@dataclass(slots=True)
class IssuedToken:
    """A transient token that was issued here.

    Both map dotted paths: `shown` are the values in the token, `values` are the fields that are not secret.
    `was_used` is True after a payment with it.
    """

    jti: str
    expires_at: int
    shown: Mapping[str, object]
    values: Mapping[str, str]
    was_used: bool = False


class TransientTokens:
    """Issues transient tokens, and finds them again by their ID until they expire. May be called from any thread."""

    def __init__(self, issuer: Issuer) -> None:
        self._issuer = issuer
        self._lock = threading.Lock()
        self._issued: OrderedDict[str, IssuedToken] = OrderedDict()

    def create(self, call: Call, now: datetime) -> Reply:
        """Reply to a request with encrypted card data. Raises StatusRefused."""
        text = _jwe_text(call)
        context, data, key = self._decrypted(text, now.timestamp())
        values = _values(data, context)
        lists = granted(context)
        assert lists is not None  # the context is our own
        _check_fields(values, *lists)
        _check_card(values, now)
        token = self._issue(values, context, key, int(now.timestamp()))
        digest = base64.b64encode(hashlib.sha256(token.encode()).digest()).decode()
        return Reply(201, JWT_TYPE, token.encode(), (("Digest", f"SHA-256={digest}"),), summary="transient token")

    def find(self, token_or_jti: str, now: float) -> IssuedToken | None:
        """Return the issued token with this text or ID, None if it is not ours, was changed or has expired."""
        jti = token_or_jti
        if "." in token_or_jti:
            jti = self._verified_jti(token_or_jti)
        with self._lock:
            found = self._issued.get(jti)
        return found if found is not None and found.expires_at > now else None

    def _verified_jti(self, text: str) -> str:
        """Return the ID in a token whose signature is right, "" for any other text."""
        try:
            token = decode(text)
            key = self._issuer.open_contexts.public_key(token.kid or "")
            if key is None:
                return ""
            jwt.PyJWS().decode(text, key, algorithms=["RS256"])
        except (NotAToken, InvalidTokenError):
            return ""
        return str(token.claim("jti"))

    def _decrypted(self, text: str, now: float) -> tuple[Token, dict[str, object], RSAPrivateKey]:
        try:
            jwe = parse(text)
        except JweError as error:
            raise _invalid([("", str(error))]) from None
        contexts = self._issuer.open_contexts
        key = contexts.key(jwe.kid, now)
        if key is None:
            if contexts.has_expired(jwe.kid, now):
                raise StatusRefused(400, "CAPTURE_CONTEXT_EXPIRED", "The capture context has expired.")
            why = f"no open capture context has the one-time key {jwe.kid!r}"
            raise _invalid([("", "The JWE cannot be decrypted.")], why)
        try:
            document = json_object(decrypt(jwe, key)) or {}
        except JweError:
            why = f"the JWE does not decrypt with the one-time key {jwe.kid!r}"
            raise _invalid([("", "The JWE cannot be decrypted.")], why) from None
        if not isinstance(document.get("data"), dict):
            raise _invalid([("data", "The plaintext has to be a JSON object with the member `data`, an object.")])
        return self._own_context(document.get("context"), jwe.kid), document["data"], key

    def _own_context(self, text: object, kid: str) -> Token:
        """Return the capture context in the plaintext. Its expiry was checked with its key."""
        problem = ""
        if not isinstance(text, str):
            problem = "the plaintext has no member `context`"
        elif not self._issuer.has_signed(text):
            problem = "the context in the plaintext was not signed by this sandbox, or was changed"
        else:
            try:
                context = decode(text)
                if context.claim("flx", "jwk", "kid") == kid:
                    return context
                problem = "the context in the plaintext has another one-time key than the JWE names"
            except NotAToken:
                problem = "the context in the plaintext is not a token"
        message = "The capture context is not valid."
        raise StatusRefused(400, "CAPTURE_CONTEXT_INVALID", message, why=f"{message} ({problem})")

    def _issue(self, values: Mapping[str, str], context: Token, key: RSAPrivateKey, issued_at: int) -> str:
        expires_at = issued_at + LIFETIME
        shown = {path: _shown(path, value) for path, value in values.items()}
        issued = IssuedToken(make_transient_id(expires_at), expires_at, shown, _not_secret(values))
        with self._lock:
            self._issued[issued.jti] = issued
            while len(self._issued) > MAX_ISSUED:
                self._issued.popitem(last=False)
        claims = {
            "iss": ISSUER,
            "exp": expires_at,
            "type": context.context_type,
            "iat": issued_at,
            "jti": issued.jti,
            "content": nested(shown),
        }
        header = {"kid": context.claim("flx", "jwk", "kid"), "alg": "RS256"}
        signed = signing_input(header, json.dumps(claims, separators=(",", ":")).encode())
        return serialise(signed, jwt.get_algorithm_by_name("RS256").sign(signed.encode(), key))


def _jwe_text(call: Call) -> str:
    """Return the JWE of a request: the body itself, or the member `keyId` of a JSON body."""
    text = call.body.decode("ascii", "replace")
    if call.media_type == "application/jwt":
        return text
    if call.media_type == "application/json":
        key_id = (json_object(text) or {}).get("keyId")
        if isinstance(key_id, str):
            return key_id
        raise _invalid([("keyId", "The body has to be a JSON object with the JWE as member `keyId`.")])
    message = f"The Content-Type is {call.media_type or 'missing'}; send application/jwt."
    raise StatusRefused(415, "UNSUPPORTED_MEDIA_TYPE", message)


def _values(data: dict[str, object], context: Token) -> dict[str, str]:
    """Return the given values by dotted path: nested, dotted and, for Microform 0, flat names of the card's fields."""
    values = {}
    is_flat = (context.context_type or "").startswith("mf-0")
    for name, value in flatten(data):
        path = f"{CARD_PATH}.{name}" if is_flat and name in _FLAT_CARD else name
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise _invalid([(path, "Has to be a string or a number.")])
        if str(value):  # an empty string is the same as no value
            values[path] = str(value)
    return values


def _check_fields(values: Mapping[str, str], required: frozenset[str], optional: frozenset[str]) -> None:
    details = [(path, "This required field is missing.") for path in sorted(required - values.keys())]
    details += [
        (path, "The capture context does not have this field.") for path in values if path not in required | optional
    ]
    if details:
        raise _invalid(details)


def _check_card(values: Mapping[str, str], now: datetime) -> None:
    card = {name: values[path] for name in _FLAT_CARD if (path := f"{CARD_PATH}.{name}") in values}
    details = []
    if "number" in card and not (12 <= len(card["number"]) <= 19 and passes_luhn(card["number"])):
        details.append((f"{CARD_PATH}.number", "Is not a card number."))
    if "expirationMonth" in card and not is_month(card["expirationMonth"].zfill(2)):
        details.append((f"{CARD_PATH}.expirationMonth", "Has to be a month from 01 to 12."))
    if "expirationYear" in card and not _is_future_year(card["expirationYear"], now.year):
        details.append((f"{CARD_PATH}.expirationYear", "Has to be this year or a later one."))
    if "securityCode" in card:
        lengths = (4,) if card.get("type") == _AMERICAN_EXPRESS else (3, 4)
        code = card["securityCode"]
        if not (code.isascii() and code.isdigit() and len(code) in lengths):
            wanted = "four" if lengths == (4,) else "three or four"
            details.append((f"{CARD_PATH}.securityCode", f"Has to be {wanted} digits."))
    if details:
        raise _invalid(details)


def _is_future_year(text: str, this_year: int) -> bool:
    if not (text.isascii() and text.isdigit() and len(text) in (2, 4)):
        return False
    return (int(text) if len(text) == 4 else 2000 + int(text)) >= this_year


def _shown(path: str, value: str) -> dict[str, str]:
    """Return the value of a field in the claim `content`."""
    name = path.removeprefix(f"{CARD_PATH}.")
    if name == "number":
        return {"maskedValue": mask(value), "bin": value[:6]}
    return {"value": value} if name in _SHOWN else {}


def _not_secret(values: Mapping[str, str]) -> dict[str, str]:
    secret = {f"{CARD_PATH}.number", f"{CARD_PATH}.securityCode"}
    return {path: value for path, value in values.items() if path not in secret}


def _invalid(details: Details, why: str = "") -> StatusRefused:
    return StatusRefused(400, "VALIDATION_ERROR", "The request is not valid.", details=details, why=why)

"""Checks bearer JWTs by the published rules ("Getting Started with REST Developer Guide").

Version 2 is signed with the shared secret (HS256, HS384, HS512) or with a registered certificate (RS256); version 1,
which older official SDKs send, with a registered certificate that it carries in `x5c`.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from flexgui.flex.credentials import SharedSecretCredentials
from flexgui.flex.jws import base64url_decode, base64url_encode
from flexgui.sandbox.certificates import RegisteredCertificates
from flexgui.sandbox.checks import (
    MADE_WITH_TEXT,
    SKEW_SECONDS,
    check_date,
    check_digest,
    check_near,
    encoding_of,
    same,
    shown_key_id,
    unique_members,
)
from flexgui.sandbox.messages import Call, GatewayRefused

MAX_TOKEN_SECONDS = 120
"""The longest allowed lifetime of a bearer JWT ("Getting Started with REST Developer Guide")."""

_HMAC_HASHES = {"HS256": "sha256", "HS384": "sha384", "HS512": "sha512"}


@dataclass(frozen=True, slots=True)
class _Jwt:
    header: dict[str, object]
    claims: dict[str, object]
    signed: bytes
    signature: bytes


class BearerJwt:
    """Checks the token of an Authorization header against a shared secret and registered certificates."""

    def __init__(self, credentials: SharedSecretCredentials, certificates: RegisteredCertificates) -> None:
        self._credentials = credentials
        self._key = credentials.key_bytes()
        self._certificates = certificates

    def check(self, call: Call, now: datetime) -> object:
        """Return the merchant ID in the token. Raises GatewayRefused if the token is not acceptable.

        Whether this merchant is served is up to the caller.
        """
        token = _decode(call.headers["authorization"][len("bearer ") :].strip())
        if "kid" not in token.header and "x5c" in token.header:
            return self._check_version_1(token, call, now)
        kid = token.header.get("kid")
        if isinstance(kid, str) and same(kid, self._credentials.key_id):
            self._check_hmac(token)
        elif isinstance(kid, str) and kid in self._certificates:
            _check_algorithm(token.header, ["RS256"])
            self._certificates.check(kid, token.signed, token.signature)
        else:
            shown = shown_key_id(kid) if isinstance(kid, str) else repr(kid)
            raise GatewayRefused(f"kid {shown} is neither the key ID nor a registered certificate's serialNumber")
        self._check_claims(token.claims, call, now)
        return token.claims.get("v-c-merchant-id")

    def _check_version_1(self, token: _Jwt, call: Call, now: datetime) -> object:
        _check_algorithm(token.header, ["RS256"])
        serial = self._certificates.serial_of(token.header["x5c"])
        if serial is None:
            raise GatewayRefused("the certificate in x5c is not registered with this sandbox")
        self._certificates.check(serial, token.signed, token.signature)
        issued = token.claims.get("iat")
        if isinstance(issued, str):
            check_date("iat", issued, now)
        else:
            check_near("the token's iat", _seconds(token.claims, "iat"), now)
        _check_claimed_digest(token.claims, call.body)
        return token.header.get("v-c-merchant-id")

    def _check_hmac(self, token: _Jwt) -> None:
        hash_name = _HMAC_HASHES[_check_algorithm(token.header, list(_HMAC_HASHES))]
        expected = hmac.digest(self._key, token.signed, hash_name)
        if hmac.compare_digest(expected, token.signature):
            return
        key_as_text = self._credentials.secret.reveal().encode()
        if hmac.compare_digest(hmac.digest(key_as_text, token.signed, hash_name), token.signature):
            raise GatewayRefused(f"the JWT's signature {MADE_WITH_TEXT}")
        if encoding_of(token.signature.decode("latin-1"), expected) == "hex":
            raise GatewayRefused("the JWT's signature is hexadecimal text in base64url; encode its bytes")
        raise GatewayRefused("the JWT's signature does not fit the shared secret")

    def _check_claims(self, claims: dict[str, object], call: Call, now: datetime) -> None:
        issued, expires = _seconds(claims, "iat"), _seconds(claims, "exp")
        if issued - now.timestamp() > SKEW_SECONDS:
            check_near("the token's iat", issued, now)
        if now.timestamp() - expires > SKEW_SECONDS:
            check_near("the token's exp", expires, now)
        if not 0 < expires - issued <= MAX_TOKEN_SECONDS:
            raise GatewayRefused(f"exp is {expires - issued} s after iat; at most {MAX_TOKEN_SECONDS} s are allowed")
        if claims.get("iss") != self._credentials.signed_id:
            raise GatewayRefused(f"iss is {claims.get('iss')!r}, expected {self._credentials.signed_id!r}")
        if claims.get("v-c-jwt-version") != "2":
            raise GatewayRefused(f'v-c-jwt-version is {claims.get("v-c-jwt-version")!r}, expected the text "2"')
        if str(claims.get("request-method")).upper() != call.method:
            raise GatewayRefused(f"request-method is {claims.get('request-method')!r}, the request is a {call.method}")
        # The official SDKs disagree about the query string, so it may be there or not.
        path = claims.get("request-resource-path")
        if path not in (call.target, call.path):
            raise GatewayRefused(f"request-resource-path is {path!r}, the request asks for {call.target!r}")
        host = claims.get("request-host")
        if host != call.headers.get("host"):
            arrived = call.headers.get("host")
            raise GatewayRefused(f"the claim request-host is {host!r}, the Host header is {arrived!r}")
        _check_claimed_digest(claims, call.body)


def _decode(text: str) -> _Jwt:
    parts = text.split(".")
    if len(parts) != 3:
        raise GatewayRefused(f"the bearer token has {len(parts)} parts, a JWT has 3")
    header, claims = _object("header", parts[0]), _object("claims", parts[1])
    if "crit" in header:
        raise GatewayRefused(f"the JWT's header has crit {header['crit']!r}; no extension is understood here")
    return _Jwt(header, claims, f"{parts[0]}.{parts[1]}".encode(), _decode_part("signature", parts[2]))


def _object(what: str, part: str) -> dict[str, object]:
    try:
        value = json.loads(_decode_part(what, part), object_pairs_hook=unique_members)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise GatewayRefused(f"the JWT's {what} is not a JSON object with each name once")
    return value


def _decode_part(what: str, part: str) -> bytes:
    try:
        raw = base64url_decode(part)
    except ValueError:
        raise GatewayRefused(f"the JWT's {what} is not base64url without padding") from None
    if base64url_encode(raw) != part:
        raise GatewayRefused(f"the JWT's {what} is not base64url as an encoder writes it: its last bits are not 0")
    return raw


def _check_algorithm(header: Mapping[str, object], allowed: Sequence[str]) -> str:
    # The key decides the algorithm, never the token: no "none", no HMAC keyed with a public key.
    algorithm = header.get("alg")
    if not isinstance(algorithm, str) or algorithm not in allowed:
        raise GatewayRefused(f"alg is {algorithm!r}, this key is for {', '.join(allowed)} only")
    return algorithm


def _check_claimed_digest(claims: Mapping[str, object], body: bytes) -> None:
    if not body:
        return
    algorithm = claims.get("digestAlgorithm", claims.get("digest-algorithm"))
    if algorithm != "SHA-256":
        raise GatewayRefused(f"digestAlgorithm is {algorithm!r}, expected 'SHA-256'")
    check_digest("the claim digest", claims.get("digest"), "", body)


def _seconds(claims: Mapping[str, object], name: str) -> float:
    value = claims.get(name)
    # The bounds keep the arithmetic finite; they are far beyond any real time.
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < 1e12:
        raise GatewayRefused(f"{name} is {value!r}, expected seconds since 1970 as a number")
    return value

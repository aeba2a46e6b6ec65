"""Who may ask: HTTP Signature and JWT bearer, enforced as the published recipe says.

Sources: "Getting Started with REST Developer Guide" (HTTP Signature, JSON Web Tokens with a shared secret, with a P12
certificate, meta keys) and what the official SDKs send. This module shares no code with `flexgui.flex.auth`, so that a
mistake there does not agree with itself here.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from flexgui.flex.credentials import SharedSecretCredentials
from flexgui.sandbox.refused import GatewayRefused

if TYPE_CHECKING:
    from flexgui.sandbox.certificates import RegisteredCertificates

SKEW_SECONDS = 300
"""How far a date, `iat` or `exp` may lie off the server's clock (documented nowhere; usual for such schemes)."""

MAX_TOKEN_SECONDS = 120
"""A bearer JWT lives two minutes at most ("Getting Started with REST Developer Guide")."""

_PARAMETER = re.compile(r'\s*([A-Za-z]+)="([^"]*)"\s*(,|$)')
_TARGETS = ("request-target", "(request-target)")
_DATES = ("date", "v-c-date")
_MADE_WITH_TEXT = "was made with the secret's text; decode the secret from base64 first"


@dataclass(frozen=True, slots=True)
class Call:
    """One request as it arrived: the target with its query exactly as sent, the body byte for byte."""

    method: str
    target: str
    headers: Message
    body: bytes

    @property
    def is_bearer(self) -> bool:
        """Tell whether the caller presents a bearer token."""
        return self.headers.get("Authorization", "").lower().startswith("bearer ")


class Gate:
    """Lets a request pass that is signed with the sandbox's credentials; else raises a refusal that says why."""

    def __init__(
        self,
        credentials: SharedSecretCredentials,
        hosts: Sequence[str],
        certificates: RegisteredCertificates | None = None,
    ) -> None:
        self._merchant_id = credentials.merchant_id
        self._signed_merchant_id = credentials.portfolio_id or credentials.merchant_id
        self._key_id = credentials.key_id
        self._key = credentials.key_bytes()
        self._key_as_text = credentials.secret.reveal().encode()
        self._hosts = tuple(hosts)
        self._certificates = certificates

    def check(self, call: Call, now: datetime) -> None:
        """Return if the request is authentic at the time `now`; GatewayRefused (400 or 401) otherwise."""
        if call.is_bearer:
            self._check_bearer(call, now)
        elif "Authorization" in call.headers:
            raise GatewayRefused("the Authorization header is not a Bearer token")
        else:
            self._check_signature(call, now)

    # HTTP Signature

    def _check_signature(self, call: Call, now: datetime) -> None:
        missing = [name for name in ("v-c-merchant-id", "signature") if name not in call.headers]
        if not any(name in call.headers for name in _DATES):
            missing.insert(0, "date")
        if missing:
            raise _missing(missing)
        parameters = _parameters(call.headers["signature"])
        names = parameters["headers"].split(" ")
        self._check_names(names, call)
        if parameters["algorithm"] != "HmacSHA256":
            raise GatewayRefused(f'algorithm is {parameters["algorithm"]!r}, it has to be "HmacSHA256"')
        if not _same(parameters["keyid"], self._key_id):
            raise GatewayRefused(f"keyid {parameters['keyid']!r} is not a key of this sandbox")
        self._check_host(call, "the Host header", call.headers["host"])
        self._check_merchant("the header v-c-merchant-id", call.headers["v-c-merchant-id"])
        for name in _DATES:
            if name in names:
                _check_date(name, call.headers[name], now)
        if call.body:
            _check_digest("the Digest header", call.headers["digest"], "SHA-256=", call.body)
        self._check_hmac(names, parameters["signature"], call)

    def _check_names(self, names: Sequence[str], call: Call) -> None:
        if len(set(names)) < len(names):
            raise GatewayRefused("headers= names a header twice")
        needed: list[tuple[str, ...]] = [("host",), _DATES, _TARGETS, ("v-c-merchant-id",)]
        if call.body:
            needed.append(("digest",))
        for choices in needed:
            if not any(name in names for name in choices):
                raise GatewayRefused(
                    f"headers= does not name {' or '.join(choices)}, so the signature does not cover it"
                )
        if absent := [name for name in names if name not in _TARGETS and name not in call.headers]:
            raise _missing(absent)

    def _check_hmac(self, names: Sequence[str], signature: str, call: Call) -> None:
        def line(name: str) -> str:
            if name in _TARGETS:
                return f"{name}: {call.method.lower()} {call.target}"
            if name == "v-c-merchant-id":
                return f"{name}: {self._signed_merchant_id}"
            return f"{name}: {call.headers[name]}"

        text = "\n".join(map(line, names))
        expected, mistaken = (
            base64.b64encode(hmac.new(key, text.encode(), hashlib.sha256).digest()).decode()
            for key in (self._key, self._key_as_text)
        )
        if _same(signature, mistaken):
            raise GatewayRefused(f"the signature {_MADE_WITH_TEXT}")
        if not _same(signature, expected):
            raise GatewayRefused(f"the signature does not fit. The text that should have been signed is {text!r}")

    # JWT bearer

    def _check_bearer(self, call: Call, now: datetime) -> None:
        token = call.headers["Authorization"][len("bearer ") :].strip()
        parts = token.split(".")
        if len(parts) != 3:
            raise GatewayRefused(f"the bearer token has {len(parts)} parts, a JWT has 3")
        header, claims = _object("header", parts[0]), _object("claims", parts[1])
        signature = _decoded("signature", parts[2])
        signed = f"{parts[0]}.{parts[1]}".encode()
        if "kid" not in header and "x5c" in header:
            self._check_first_version(header, claims, signed, signature, call, now)
            return
        kid = header.get("kid")
        if isinstance(kid, str) and _same(kid, self._key_id):
            _check_algorithm(header, "HS256")
            if hmac.compare_digest(hmac.new(self._key_as_text, signed, hashlib.sha256).digest(), signature):
                raise GatewayRefused(f"the JWT's signature {_MADE_WITH_TEXT}")
            if not hmac.compare_digest(hmac.new(self._key, signed, hashlib.sha256).digest(), signature):
                raise GatewayRefused("the JWT's signature does not fit the shared secret")
        elif isinstance(kid, str) and self._certificates and kid in self._certificates:
            _check_algorithm(header, "RS256")
            self._certificates.check(kid, signed, signature)
        else:
            raise GatewayRefused(f"kid {kid!r} is neither the key ID nor a registered certificate's serialNumber")
        self._check_claims(claims, call, now)

    def _check_first_version(
        self,
        header: dict[str, object],
        claims: dict[str, object],
        signed: bytes,
        signature: bytes,
        call: Call,
        now: datetime,
    ) -> None:
        _check_algorithm(header, "RS256")
        serial = self._certificates.serial_of(header["x5c"]) if self._certificates else None
        if not self._certificates or serial is None:
            raise GatewayRefused("the certificate in x5c is not registered with this sandbox")
        self._certificates.check(serial, signed, signature)
        self._check_merchant("v-c-merchant-id in the JWT's header", header.get("v-c-merchant-id"))
        issued = claims.get("iat")
        if isinstance(issued, str):
            _check_date("iat", issued, now)
        else:
            _check_near("iat", _seconds(claims, "iat"), now)
        _check_claimed_digest(claims, call.body)

    def _check_claims(self, claims: dict[str, object], call: Call, now: datetime) -> None:
        issued, expires = _seconds(claims, "iat"), _seconds(claims, "exp")
        if issued - now.timestamp() > SKEW_SECONDS:
            _check_near("iat", issued, now)
        if now.timestamp() - expires > SKEW_SECONDS:
            _check_near("exp", expires, now)
        if not 0 < expires - issued <= MAX_TOKEN_SECONDS:
            raise GatewayRefused(f"exp is {expires - issued} s after iat; at most {MAX_TOKEN_SECONDS} s are allowed")
        if claims.get("iss") != self._signed_merchant_id:
            raise GatewayRefused(f"iss is {claims.get('iss')!r}, expected {self._signed_merchant_id!r}")
        self._check_merchant("the claim v-c-merchant-id", claims.get("v-c-merchant-id"))
        if claims.get("v-c-jwt-version") != "2":
            raise GatewayRefused(f'v-c-jwt-version is {claims.get("v-c-jwt-version")!r}, expected the text "2"')
        if str(claims.get("request-method")).upper() != call.method:
            raise GatewayRefused(f"request-method is {claims.get('request-method')!r}, the request is a {call.method}")
        # The SDKs disagree about the query string: with it or without it, both are taken.
        path = claims.get("request-resource-path")
        if path not in (call.target, call.target.partition("?")[0]):
            raise GatewayRefused(f"request-resource-path is {path!r}, the request asks for {call.target!r}")
        self._check_host(call, "the claim request-host", claims.get("request-host"))
        _check_claimed_digest(claims, call.body)

    def _check_merchant(self, what: str, value: object) -> None:
        if not isinstance(value, str) or not _same(value, self._merchant_id):
            raise GatewayRefused(f"{what} is {value!r}, this sandbox serves {self._merchant_id!r}")

    def _check_host(self, call: Call, what: str, value: object) -> None:
        arrived = call.headers.get("host", "")
        if arrived.lower() not in self._hosts:
            raise GatewayRefused(
                f"the Host header is {arrived!r}, this sandbox is {self._hosts[0]} (the port belongs to it)"
            )
        if value != arrived:
            raise GatewayRefused(f"{what} is {value!r}, the Host header is {arrived!r}")


def _check_algorithm(header: Mapping[str, object], expected: str) -> None:
    # The key decides the algorithm, never the token: no "none", no HMAC keyed with a public key.
    if header.get("alg") != expected:
        raise GatewayRefused(f"alg is {header.get('alg')!r}, this key is for {expected} only")


def _check_claimed_digest(claims: Mapping[str, object], body: bytes) -> None:
    if not body:
        return
    algorithm = claims.get("digestAlgorithm", claims.get("digest-algorithm"))
    if algorithm != "SHA-256":
        raise GatewayRefused(f"digestAlgorithm is {algorithm!r}, expected 'SHA-256'")
    _check_digest("the claim digest", claims.get("digest"), "", body)


def _check_digest(what: str, value: object, prefix: str, body: bytes) -> None:
    hashed = hashlib.sha256(body)
    expected = prefix + base64.b64encode(hashed.digest()).decode()
    if isinstance(value, str) and _same(value, expected):
        return
    hint = "was the body changed after it was hashed?"
    if value == prefix + base64.b64encode(hashed.hexdigest().encode()).decode():
        hint = "the hexadecimal text of the hash was encoded; encode its 32 bytes"
    elif isinstance(value, str) and value.removeprefix("SHA-256=") == expected.removeprefix("SHA-256="):
        hint = "the prefix SHA-256= belongs in the header and not in the claim"
    raise GatewayRefused(f"{what} is {value!r}, the body that arrived ({len(body)} bytes) has {expected!r}: {hint}")


def _check_date(name: str, text: str, now: datetime) -> None:
    try:
        sent = parsedate_to_datetime(text) if text.endswith(" GMT") else None
    except ValueError:
        sent = None
    if sent is None:
        raise GatewayRefused(f"{name} {text!r} is not an HTTP date such as 'Mon, 02 Mar 2026 09:15:00 GMT'")
    _check_near(name, sent.replace(tzinfo=UTC).timestamp(), now)


def _check_near(name: str, seconds: float, now: datetime) -> None:
    off = seconds - now.timestamp()
    if abs(off) > SKEW_SECONDS:
        side = "behind" if off < 0 else "ahead of"
        raise GatewayRefused(
            f"{name} is {abs(off):.0f} s {side} the server's clock; at most {SKEW_SECONDS} s are allowed"
        )


def _parameters(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    at = 0
    while at < len(text):
        match = _PARAMETER.match(text, at)
        if match is None or match[1] in found:
            raise GatewayRefused('the Signature header is not keyid="…", algorithm="…", headers="…", signature="…"')
        found[match[1]] = match[2]
        at = match.end()
    if absent := [name for name in ("keyid", "algorithm", "headers", "signature") if name not in found]:
        raise GatewayRefused(f"the Signature header lacks {', '.join(absent)}")
    return found


def _missing(names: Sequence[str]) -> GatewayRefused:
    listed = "".join(f"{name}," for name in names)
    return GatewayRefused(
        f"the request lacks the header {', '.join(names)}", status=400, rmsg=f"missing http required header : {listed}"
    )


def _object(what: str, segment: str) -> dict[str, object]:
    try:
        value = json.loads(_decoded(what, segment), object_pairs_hook=_unique)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise GatewayRefused(f"the JWT's {what} is not a JSON object with each name once")
    return value


def _unique(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError
    return members


def _decoded(what: str, segment: str) -> bytes:
    try:
        return base64.b64decode(segment + "=" * (-len(segment) % 4), altchars=b"-_", validate=True)
    except ValueError:
        raise GatewayRefused(f"the JWT's {what} is not base64url") from None


def _seconds(claims: Mapping[str, object], name: str) -> float:
    value = claims.get(name)
    # The bounds keep the arithmetic finite; they lie far beyond any real time.
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < 1e12:
        raise GatewayRefused(f"{name} is {value!r}, expected seconds since 1970 as a number")
    return value


def _same(left: str, right: str) -> bool:
    return hmac.compare_digest(left.encode("utf-8", "surrogatepass"), right.encode())

"""A client that signs as documented, with hmac and hashlib, and shares no code with the product."""

from __future__ import annotations

import base64
import hashlib
import hmac
import http.client
import json
import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from flexgui.sandbox import Sandbox
from tests.made_token import base64url

SESSIONS = "/flex/v2/sessions"
BODY = b'{"fields":{"paymentInformation":{"card":{"number":{},"securityCode":{"required":false}}}}}'
NOW = datetime(2026, 3, 2, 9, 15, tzinfo=UTC)


def has_ipv6() -> bool:
    """Return True if this computer has an IPv6 loopback address, which some containers lack."""
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


LOOPBACKS = ("127.0.0.1", "::1") if has_ipv6() else ("127.0.0.1",)
Headers = dict[str, str]
Claims = dict[str, Any]


def digest(body: bytes) -> str:
    return base64.b64encode(hashlib.sha256(body).digest()).decode()


def decoded(part: str) -> Any:
    return json.loads(base64.urlsafe_b64decode(part + "=="))


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def claims(self) -> Any:
        return decoded(self.body.decode().split(".")[1])


@dataclass(frozen=True)
class Caller:
    """A client of one sandbox. Tests change requests before or after they are signed."""

    sandbox: Sandbox

    @property
    def host(self) -> str:
        return self.sandbox.base_url.partition("://")[2]

    @property
    def key(self) -> bytes:
        return base64.b64decode(self.sandbox.shared_secret.reveal())

    def connect(self) -> http.client.HTTPConnection:
        if self.sandbox.ca_file is None:
            return http.client.HTTPConnection(self.host, timeout=10)
        trust = ssl.create_default_context(cafile=self.sandbox.ca_file)
        return http.client.HTTPSConnection(self.host, timeout=10, context=trust)

    def ask(self, method: str, target: str, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Answer:
        connection = self.connect()
        try:
            connection.request(method, target, body or None, dict(headers or {}))
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def signature_headers(
        self,
        body: bytes = BODY,
        *,
        names: str = "host date request-target digest v-c-merchant-id",
        signed: Mapping[str, str] | None = None,
        algorithm: str = "HmacSHA256",
        key_id: str | None = None,
        **sent: str | None,
    ) -> Headers:
        """Return signed headers; `signed` replaces lines of the signing string, `sent` replaces or removes headers."""
        headers: dict[str, str | None] = {
            "host": self.host,
            "date": format_datetime(NOW, usegmt=True),
            "v-c-merchant-id": self.sandbox.merchant_id,
            "content-type": "application/json",
            "digest": f"SHA-256={digest(body)}",
        }
        headers.update({name.replace("_", "-"): value for name, value in sent.items()})
        lines = {name: value or "" for name, value in headers.items()}
        lines |= dict.fromkeys(("request-target", "(request-target)"), f"post {SESSIONS}") | dict(signed or {})
        text = "\n".join(f"{name}: {lines.get(name, '')}" for name in names.split(" "))
        value = base64.b64encode(hmac.new(self.key, text.encode(), hashlib.sha256).digest()).decode()
        if "signature" not in headers:
            key_id = key_id or self.sandbox.key_id
            parameters = {"keyid": key_id, "algorithm": algorithm, "headers": names, "signature": value}
            headers["signature"] = ", ".join(f'{name}="{text}"' for name, text in parameters.items())
        return {name: value for name, value in headers.items() if value is not None}

    def claims(self, body: bytes = BODY, **changed: Any) -> Claims:
        """Return claims of version 2; `changed` replaces or removes (None) some, underscores become hyphens."""
        issued = int(NOW.timestamp())
        claims: Claims = {
            "iss": self.sandbox.merchant_id,
            "iat": issued,
            "exp": issued + 120,
            "jti": "55555555-5555-4555-8555-555555555555",
            "request-method": "post",
            "request-host": self.host,
            "request-resource-path": SESSIONS,
            "v-c-merchant-id": self.sandbox.merchant_id,
            "v-c-jwt-version": "2",
            "digest": digest(body),
            "digestAlgorithm": "SHA-256",
        }
        claims.update({name.replace("_", "-"): value for name, value in changed.items()})
        return {name: value for name, value in claims.items() if value is not None}

    def bearer(
        self, claims: Claims, header: Claims | None = None, sign: Callable[[bytes], bytes] | None = None
    ) -> Headers:
        header = {"alg": "HS256", "kid": self.sandbox.key_id, "typ": "JWT"} if header is None else header
        signed = f"{base64url(header)}.{base64url(claims)}"
        raw = sign(signed.encode()) if sign else hmac.new(self.key, signed.encode(), hashlib.sha256).digest()
        return {"Authorization": f"Bearer {signed}.{base64url(raw)}", "Content-Type": "application/json"}

    def context(self, body: bytes = BODY) -> Answer:
        """Send a correct request for a capture context."""
        return self.ask("POST", SESSIONS, body, self.bearer(self.claims(body)))

    def refusal(self) -> str:
        """Return the reason in the sandbox's last log entry."""
        return self.sandbox.log[-1].why

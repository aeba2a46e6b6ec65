"""Requests of a hand-written client with one mistake each, and their diagnosis after the sandbox refused them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import format_datetime
from typing import Any

from flexgui.diagnosis.diagnose import diagnose
from flexgui.diagnosis.result import Diagnosis
from flexgui.diagnosis.subject import Subject
from flexgui.flex.credentials import Credentials, SharedSecretCredentials, SigningMethod
from flexgui.flex.secret import Secret
from flexgui.readers.pasted import Form, PastedRequest
from flexgui.transport.exchange import Response
from tests.sandbox.caller import BODY, NOW, SESSIONS, Caller

GATEWAY_401 = b'{"response":{"rmsg":"Authentication Failed"}}'
USER_401 = json.dumps(
    {"response": {"rmsg": '{"error":"UNAUTHORIZED_USER","error_description":"UNAUTHORIZED USER"}'}}
).encode()
DATE = ("Date", format_datetime(NOW, usegmt=True))
NAMES = "host date request-target digest v-c-merchant-id"


@dataclass(frozen=True)
class Attempt:
    """A request to send."""

    headers: Mapping[str, str]
    method: str = "POST"
    target: str = SESSIONS
    body: bytes = BODY

    def paste(self, caller: Caller, response: Response | None) -> PastedRequest:
        url = f"{caller.sandbox.base_url}{self.target}"
        headers = {"Host": caller.host, **self.headers} if "host" not in map(str.lower, self.headers) else self.headers
        return PastedRequest(Form.HTTP, self.method, url, tuple(headers.items()), self.body, True, response)

    def send(self, caller: Caller) -> Response:
        answer = caller.ask(self.method, self.target, self.body, self.headers)
        return Response(answer.status, "", tuple(answer.headers.items()), answer.body)


MERCHANT, KEY_ID = "acme", "6d75ffad-ed36-4a6d-85af-5609185494c5"
SECRET_TEXT = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
KEY = bytes(range(32))
HOST = "apitest.cybersource.com"


def credentials(portfolio: str | None = None) -> SharedSecretCredentials:
    """Return credentials for requests that are diagnosed but not sent."""
    return SharedSecretCredentials(SigningMethod.HTTP_SIGNATURE, MERCHANT, KEY_ID, Secret(SECRET_TEXT), portfolio)


def pasted(
    headers: Mapping[str, str] | None = None,
    *,
    method: str = "POST",
    url: str = f"https://{HOST}{SESSIONS}",
    body: bytes = BODY,
    original: bool = True,
    answer: Response | None = None,
) -> PastedRequest:
    """Return a request as parsed by a reader."""
    whole = tuple((headers or {}).items())
    return PastedRequest(Form.HTTP, method, url, whole, body, original, answer)


def subject_of(request: PastedRequest, known: Credentials | None = None) -> Subject:
    return Subject(request, known, NOW)


def answer(status: int, body: object = b"", *headers: tuple[str, str]) -> Response:
    """Return a response; a body that is not bytes is encoded as JSON."""
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Response(status, "", (DATE, ("Content-Type", "application/json"), *headers), text)


Make = Callable[[Caller], Attempt]


def refused_by_sandbox(
    make: Make, caller: Caller, credentials: Credentials | None = None
) -> tuple[Response, Diagnosis]:
    """Send a request to the sandbox and diagnose it with the response."""
    attempt = make(caller)
    response = attempt.send(caller)
    known = credentials if credentials is not None else caller.sandbox.credentials
    return response, diagnose(attempt.paste(caller, response), known, NOW)


def signed(caller: Caller, body: bytes = BODY, sent: bytes | None = None, **changes: Any) -> Attempt:
    """Return a request with HTTP Signature; see `Caller.signature_headers`."""
    return Attempt(caller.signature_headers(body, **changes), body=body if sent is None else sent)


def signed_with(
    caller: Caller,
    *,
    key: bytes | None = None,
    text: Callable[[str], str] = lambda text: text,
    encode: Callable[[bytes], str] = lambda raw: base64.b64encode(raw).decode(),
    hash_name: str = "sha256",
    names: str = NAMES,
    target: str = SESSIONS,
    signed_names: str | None = None,
    **sent: str | None,
) -> Attempt:
    """Return a request with HTTP Signature whose signing string or signature is wrong."""
    headers = caller.signature_headers(names=names, **sent)
    lines = {name: headers.get(name, "") for name in (*NAMES.split(), "v-c-date")}
    lines["request-target"] = lines["(request-target)"] = f"post {target}"
    whole = text("\n".join(f"{name}: {lines[name]}" for name in (signed_names or names).split()))
    signature = encode(hmac.new(caller.key if key is None else key, whole.encode(), hash_name).digest())
    headers["signature"] = re.sub(r'signature="[^"]*"', lambda _: f'signature="{signature}"', headers["signature"])
    return Attempt(headers, target=target)


def token(
    caller: Caller,
    body: bytes = BODY,
    *,
    header: Mapping[str, Any] | None = None,
    key: bytes | None = None,
    sent: bytes | None = None,
    wrap: Callable[[str], str] = lambda text: text,
    **claims: Any,
) -> Attempt:
    """Return a request with a JWT bearer with changed claims, header or key."""
    whole = {"alg": "HS256", "kid": caller.sandbox.key_id, "typ": "JWT"} | dict(header or {})
    whole = {name: value for name, value in whole.items() if value is not None}
    sign = (lambda text: hmac.new(key, text, hashlib.sha256).digest()) if key is not None else None
    headers = caller.bearer(caller.claims(body, **claims), whole, sign)
    headers["Authorization"] = wrap(headers["Authorization"])
    return Attempt(headers, body=body if sent is None else sent)

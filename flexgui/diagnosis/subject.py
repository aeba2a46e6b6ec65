"""The parts of a pasted request, read tolerantly, so that one mistake in it does not hide the others."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from flexgui.clock import utc_now
from flexgui.diagnosis.body_forms import BodyForm, body_forms
from flexgui.errors import HostNotAllowed
from flexgui.flex.address import Address, parse_address
from flexgui.flex.auth.digest import body_digest
from flexgui.flex.credentials import Credentials, P12Credentials, SharedSecretCredentials
from flexgui.flex.jws import decode_any_base64
from flexgui.readers.pasted import PastedRequest, host_of
from flexgui.transport.exchange import parse_http_date

PLACEHOLDER_START = "{{"
"""How a variable of Postman and other tools begins; its value is not in the text."""

TARGET_NAMES = ("request-target", "(request-target)")
DATE_NAMES = ("date", "v-c-date")
HTTP_DATE = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT"
)
_QUOTES = "\"'“”„‟«»‘’"
_PARAMETER = re.compile(
    rf"(?<![A-Za-z])([A-Za-z]+)\s*=\s*(?:[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]|([^,\s{_QUOTES}][^,{_QUOTES}]*))"
)
_MASKED = re.compile(
    r"•|\*{3,}|…|<redacted>|\[(?:redacted|masked|filtered|hidden)\]|x{6,}|fingerprint|\{\{", re.IGNORECASE
)


@dataclass(frozen=True)
class SignatureHeader:
    """The parameters of a Signature header; `names` are its header names in lower case, in their order."""

    text: str
    parameters: dict[str, str]

    @property
    def key_id(self) -> str:
        """The value of keyid."""
        return self.parameters.get("keyid", "")

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of headers="…", with any separator."""
        return tuple(each.lower() for each in re.split(r"[\s,;]+", self.parameters.get("headers", "")) if each)

    @property
    def signature(self) -> str:
        """The value of signature."""
        return self.parameters.get("signature", "")


@dataclass(frozen=True)
class Bearer:
    """The parts of a bearer token; `header` and `claims` are empty if they cannot be decoded."""

    segments: tuple[str, ...]
    header: dict[str, Any] = field(repr=False)
    claims: dict[str, Any] = field(repr=False)
    is_decodable: bool = True

    @property
    def version_1(self) -> bool:
        """True if this is a token of version 1, which carries its certificate."""
        old = "v-c-merchant-id" in self.header and "v-c-jwt-version" not in self.claims
        return "x5c" in self.header and ("kid" not in self.header or old)


@dataclass(frozen=True)
class Subject:
    """One request with its credentials, and derived values that several checks need."""

    request: PastedRequest
    credentials: Credentials | None = None
    now: datetime = field(default_factory=utc_now)

    def header(self, name: str) -> str | None:
        """Return the first header of that name, whatever its case."""
        return self.request.header(name)

    @cached_property
    def method(self) -> str:
        """The method in capitals."""
        return self.request.method.upper()

    @cached_property
    def url_host(self) -> str:
        """The host of the URL with its port, empty if the URL has none."""
        return host_of(self.request.url)

    @cached_property
    def host(self) -> str:
        """The host of the request: the Host header, else that of the URL."""
        return self.header("host") or self.url_host

    @cached_property
    def address(self) -> Address | None:
        """The address of the server, None if it is unknown or malformed."""
        try:
            return parse_address(f"https://{self.host.lower()}")
        except HostNotAllowed:
            return None

    @cached_property
    def target(self) -> str:
        """The path with its query as it was sent."""
        _, mark, rest = self.request.url.partition("://")
        rest = rest if mark else self.request.url
        if mark or not rest.startswith("/"):
            slash = re.search(r"[/?]", rest)
            rest = rest[slash.start() :] if slash else "/"
        rest = rest.partition("#")[0]
        return rest if rest.startswith("/") else f"/{rest}"

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]

    @property
    def is_incomplete(self) -> bool:
        """True if the text lacks a part of the request, which may have been sent nevertheless."""
        return not self.request.headers or bool(self.request.missing)

    @property
    def url_is_known(self) -> bool:
        """True if the text has the URL, without placeholders."""
        return bool(self.request.url) and PLACEHOLDER_START not in self.request.url

    @cached_property
    def has_body(self) -> bool:
        """True if the body is known and not empty."""
        return bool(self.request.body)

    @cached_property
    def body_is_missing(self) -> bool:
        """True if a body was sent that is not in the pasted text."""
        length = (self.header("content-length") or "0").strip()
        return not self.request.body and (not self.request.body_is_original or length not in ("", "0"))

    @cached_property
    def true_digest(self) -> str:
        """The hash of the body in base64, without a prefix."""
        return body_digest(self.request.body)

    @cached_property
    def hashed_forms(self) -> dict[bytes, BodyForm]:
        """The other forms of the body by their SHA-256 hash."""
        found: dict[bytes, BodyForm] = {}
        for form in body_forms(self.request.body):
            found.setdefault(hashlib.sha256(form.body).digest(), form)
        return found

    @cached_property
    def signature(self) -> SignatureHeader | None:
        """The Signature header, None if there is none."""
        text = self.header("signature")
        if text is None:
            return None
        parameters: dict[str, str] = {}
        for name, quoted, bare in _PARAMETER.findall(text):
            parameters.setdefault(name.lower(), quoted or bare.strip())
        return SignatureHeader(text, parameters)

    @cached_property
    def authorization(self) -> str | None:
        """The Authorization header."""
        return self.header("authorization")

    @cached_property
    def bearer(self) -> Bearer | None:
        """The bearer token, None if there is none."""
        if self.authorization is None:
            return None
        text = self.authorization.strip().strip("\"'")
        while text[:7].lower() in ("bearer ", "bearer:"):
            text = text[7:].strip().strip("\"'")
        text = re.sub(r"\s+", "", re.sub(r"(?i)^bearer", "", text))
        segments = tuple(text.split("."))
        if len(segments) != 3:
            return None
        header, claims = _json_of(segments[0]), _json_of(segments[1])
        return Bearer(segments, header or {}, claims or {}, header is not None and claims is not None)

    @cached_property
    def proof_is_masked(self) -> bool:
        """True if the signature or token that was sent is not in the pasted text."""
        text = self.authorization if self.authorization is not None else self.header("signature")
        return text is not None and _MASKED.search(text) is not None

    @cached_property
    def server_time(self) -> datetime | None:
        """The time of the answer by the server's clock, None if it is not known."""
        response = self.request.response
        return parse_http_date(response.header("date") or "") if response is not None else None

    @property
    def shared(self) -> SharedSecretCredentials | None:
        """The given credentials, if they are a shared secret."""
        return self.credentials if isinstance(self.credentials, SharedSecretCredentials) else None

    @property
    def p12(self) -> P12Credentials | None:
        """The given credentials, if they are a P12."""
        return self.credentials if isinstance(self.credentials, P12Credentials) else None

    @property
    def merchant_id(self) -> str:
        """The merchant that the request names: in its header, or in the claims or header of its token."""
        if self.bearer is not None:
            named = self.bearer.claims.get("v-c-merchant-id", self.bearer.header.get("v-c-merchant-id"))
            return named if isinstance(named, str) else ""
        return self.header("v-c-merchant-id") or ""


def _json_of(segment: str) -> dict[str, Any] | None:
    raw = decode_any_base64(segment)
    try:
        value = json.loads(raw.decode("utf-8")) if raw is not None else None
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None

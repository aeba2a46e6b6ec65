"""One exchange with a server as it happened: the request as sent, the answer or what broke, the timing.

Everything that is shown, copied or printed of an exchange goes through `redact`, so that what proves who we are
(a bearer token, a signature, a cookie) never leaves the process in the clear.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from flexgui.flex.auth import SigningStep

FailureKind = Literal[
    "dns",
    "refused",
    "no route",
    "tls",
    "connect timeout",
    "read timeout",
    "truncated",
    "too large",
    "proxy",
    "broken",
]
Headers = tuple[tuple[str, str], ...]

MASK = "•••"
_SHORTEST_PROOF = 16
_SECRET_HEADERS = frozenset({"authorization", "proxy-authorization", "cookie", "set-cookie", "signature"})


def redact(name: str, value: str) -> str:
    """Return the value of a header as it may be shown: what proves an identity becomes dots and a fingerprint."""
    lower = name.lower()
    if lower not in _SECRET_HEADERS or MASK in value:  # no header on the wire has such dots: it was masked before
        return value
    if lower == "signature":
        return _redact_signature(value)
    scheme, space, rest = value.partition(" ")
    if space and lower.endswith("authorization"):
        return f"{scheme} {MASK} (fingerprint {_fingerprint(rest)})"
    return f"{MASK} (fingerprint {_fingerprint(value)})"


@dataclass(frozen=True)
class SentRequest:
    """A request exactly as it goes over the wire, with the steps that signed it."""

    method: str
    url: str
    headers: Headers = field(repr=False)
    body: bytes = field(repr=False)
    steps: tuple[SigningStep, ...] = field(default=(), repr=False)

    @property
    def request_line(self) -> str:
        """The first line on the wire, e.g. ``POST /flex/v2/sessions HTTP/1.1``."""
        _, _, rest = self.url.partition("://")
        _, slash, path = rest.partition("/")
        return f"{self.method} {slash}{path} HTTP/1.1" if slash else f"{self.method} / HTTP/1.1"

    def header(self, name: str) -> str | None:
        """Return the first header of that name, whatever its case."""
        return _header(self.headers, name)

    def http_text(self, masked: bool = True) -> str:
        """Return request line, headers and body as text; with `masked`, nothing that proves an identity."""
        shown = ((name, redact(name, value) if masked else value) for name, value in self.headers)
        head = "\n".join(f"{name}: {value}" for name, value in shown)
        return f"{self.request_line}\n{head}\n\n{self.body.decode('utf-8', 'replace')}"


@dataclass(frozen=True)
class Response:
    """What the server answered; with a transport failure beside it, as much of it as came."""

    status: int
    reason: str
    headers: Headers = field(repr=False)
    body: bytes = field(repr=False)

    def header(self, name: str) -> str | None:
        """Return the first header of that name, whatever its case."""
        return _header(self.headers, name)

    @property
    def text(self) -> str:
        """The body as text; bytes that are not UTF-8 become the replacement character."""
        return self.body.decode("utf-8", "replace")


@dataclass(frozen=True)
class TransportFailure:
    """Why no whole answer came: a kind for the program and a sentence for people.

    `distrusted` says that it was the server's certificate that TLS failed by.
    """

    kind: FailureKind
    message: str
    distrusted: bool = False


@dataclass(frozen=True)
class Exchange:
    """One request with its answer or failure; `started` is aware UTC by this machine, `seconds` the time it took."""

    request: SentRequest
    response: Response | None
    failure: TransportFailure | None
    started: datetime
    seconds: float

    @property
    def correlation_id(self) -> str | None:
        """The ``v-c-correlation-id`` that CyberSource's support asks for."""
        return self.response.header("v-c-correlation-id") if self.response else None

    @property
    def server_time(self) -> datetime | None:
        """The server's clock by its ``Date`` header (RFC 9110, 6.6.1), to the second; None when it tells none."""
        date = self.response.header("date") if self.response else None
        if date is None:
            return None
        import email.utils  # costs 5 ms, and only an answer needs it

        try:
            moment = email.utils.parsedate_to_datetime(date)
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None

    @property
    def clock_skew(self) -> float | None:
        """Seconds by which the server's clock is ahead of this machine's; exact to about a second."""
        there = self.server_time
        if there is None:
            return None
        return (there - (self.started + timedelta(seconds=self.seconds))).total_seconds()

    def to_json(self) -> dict[str, object]:
        """Return the exchange for a report or a script: plain JSON values, nothing that proves an identity."""
        answer = self.response
        proofs = _proofs(self.request.headers)
        return {
            "request": {
                "method": self.request.method,
                "url": self.request.url,
                "headers": _shown(self.request.headers),
                "body": self.request.body.decode("utf-8", "replace"),
            },
            "response": None
            if answer is None
            else {
                "status": answer.status,
                "reason": answer.reason,
                "headers": [[name, _without(proofs, value)] for name, value in _shown(answer.headers)],
                "body": _without(proofs, answer.text),
            },
            "failure": None if self.failure is None else {"kind": self.failure.kind, "message": self.failure.message},
            "started": self.started.isoformat(),
            "seconds": round(self.seconds, 6),
            "correlation_id": self.correlation_id,
            "clock_skew": self.clock_skew,
        }


def _header(headers: Headers, name: str) -> str | None:
    wanted = name.lower()
    return next((value for key, value in headers if key.lower() == wanted), None)


def _shown(headers: Headers) -> list[list[str]]:
    """Pairs, not an object: a header may come twice."""
    return [[name, redact(name, value)] for name, value in headers]


def _proofs(headers: Headers) -> list[str]:
    """Return what of the headers proves an identity: a server that repeats it is not repeated."""
    found = []
    for name, value in headers:
        if redact(name, value) != value:
            found += [value, value.partition(" ")[2], value.partition('signature="')[2].partition('"')[0]]
    return sorted((each for each in found if len(each) >= _SHORTEST_PROOF), key=len, reverse=True)


def _without(proofs: list[str], text: str) -> str:
    for each in proofs:
        text = text.replace(each, f"{MASK} (fingerprint {_fingerprint(each)})")
    return text


def _redact_signature(value: str) -> str:
    """Keep the parts of an HTTP Signature that help (key ID, algorithm, names) and mask the proof itself."""
    before, mark, rest = value.partition('signature="')
    if not mark:
        return f"{MASK} (fingerprint {_fingerprint(value)})"
    proof, quote, after = rest.partition('"')
    return f"{before}{mark}{MASK} (fingerprint {_fingerprint(proof)}){quote}{after}"


def _fingerprint(value: str) -> str:
    import hashlib  # 5 ms, and the first paint shows no fingerprint

    return hashlib.sha256(b"FlexGUI shown header\0" + value.encode("utf-8", "replace")).hexdigest()[:8]

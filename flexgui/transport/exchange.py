"""An HTTP exchange: the request as sent, the response or the failure, and the timing.

An exchange is shown, copied and printed only after redaction (`flexgui.transport.redacted_exchange`).
"""

from __future__ import annotations

import email.utils
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple

from flexgui.flex.auth import SigningStep
from flexgui.transport.route import Route

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
    "ca file",
    "cancelled",
    "broken",
]
Phase = Literal["preparing", "connecting", "tunnel", "handshake", "sending", "waiting", "receiving"]
"""The phase of a request: "tunnel" is its way through a proxy, "waiting" begins when it was sent completely."""

Headers = tuple[tuple[str, str], ...]


class SentRequest(NamedTuple):
    """A request exactly as it goes over the wire, with the signing steps."""

    method: str
    url: str
    headers: Headers
    body: bytes
    steps: tuple[SigningStep, ...] = ()

    def __repr__(self) -> str:
        return f"SentRequest({self.method} {self.url})"  # the headers hold credentials

    @property
    def request_line(self) -> str:
        """The first line on the wire, e.g. ``POST /flex/v2/sessions HTTP/1.1``."""
        _, _, rest = self.url.partition("://")
        _, slash, path = rest.partition("/")
        return f"{self.method} {slash}{path} HTTP/1.1" if slash else f"{self.method} / HTTP/1.1"

    def header(self, name: str) -> str | None:
        """Return the first header of that name, whatever its case."""
        return header_value(self.headers, name)


class Response(NamedTuple):
    """The response; if the exchange also has a failure, the received part."""

    status: int
    reason: str
    headers: Headers
    body: bytes

    def __repr__(self) -> str:
        return f"Response({self.status} {self.reason!r})"  # a server may repeat credentials

    def header(self, name: str) -> str | None:
        """Return the first header of that name, whatever its case."""
        return header_value(self.headers, name)

    @property
    def text(self) -> str:
        """The body as text; bytes that are not UTF-8 become the replacement character."""
        return self.body.decode("utf-8", "replace")


class TransportFailure(NamedTuple):
    """Why the response is missing or incomplete: a kind for the program and a sentence for the user.

    `distrusted` is true if TLS failed because of the server's certificate; `phase` is None in old history entries.
    """

    kind: FailureKind
    message: str
    distrusted: bool = False
    phase: Phase | None = None

    @property
    def nothing_sent(self) -> bool:
        """True if it is certain that no part of the request was sent to the server."""
        return self.phase in ("preparing", "connecting", "tunnel", "handshake")


class Exchange(NamedTuple):
    """One request with its response or failure; `started` is aware UTC by this machine, `seconds` the duration."""

    request: SentRequest
    response: Response | None
    failure: TransportFailure | None
    started: datetime
    seconds: float
    route: Route | None = None

    @property
    def ended(self) -> datetime:
        """When the response had arrived, or the exchange had failed."""
        return self.started + timedelta(seconds=self.seconds)

    @property
    def correlation_id(self) -> str | None:
        """The ``v-c-correlation-id`` that CyberSource's support asks for."""
        return self.response.header("v-c-correlation-id") if self.response else None

    @property
    def server_time(self) -> datetime | None:
        """The server's clock by its ``Date`` header (RFC 9110, 6.6.1), in whole seconds; None if there is none."""
        return parse_http_date(self.response.header("date") or "") if self.response else None

    @property
    def clock_skew(self) -> float | None:
        """Seconds by which the server's clock is ahead of this machine's; exact to about a second."""
        server_time = self.server_time
        if server_time is None:
            return None
        return (server_time - self.ended).total_seconds()


def header_value(headers: Iterable[tuple[str, str]], name: str) -> str | None:
    """Return the first header of that name, whatever its case."""
    wanted = name.lower()
    return next((value for key, value in headers if key.lower() == wanted), None)


def parse_http_date(text: str) -> datetime | None:
    """Return the time of an HTTP date as aware UTC, None if it cannot be read."""
    try:
        moment = email.utils.parsedate_to_datetime(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None

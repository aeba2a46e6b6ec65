"""The Flex API over HTTP: signs, sends, and always returns an `Exchange`.

For every request: TLS is verified, redirects are not followed (a signature holds for one address), the response has a
size limit, and there are three time limits: for connecting, between two pieces of the response, and in total, so that
a server that sends a byte now and then cannot delay a request indefinitely.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from flexgui import __version__
from flexgui.clock import utc_now
from flexgui.errors import CredentialsError
from flexgui.flex.auth import SigningStep, sign
from flexgui.flex.environment import PAYMENTS_PATH, check_destination
from flexgui.translation import tr
from flexgui.transport.cancellation import Cancellation
from flexgui.transport.exchange import Exchange, Headers, SentRequest
from flexgui.transport.route import NetworkSettings

if TYPE_CHECKING:
    from flexgui.flex.credentials import Credentials
    from flexgui.flex.environment import Environment
    from flexgui.flex.request import CaptureContextRequest
    from flexgui.transport.route import Route
    from flexgui.transport.transfer import Transfer

USER_AGENT = f"FlexGUI/{__version__}"
MAX_BYTES = 1 << 20
"""Maximum size of a response. A capture context has about 3 KB."""

_log = logging.getLogger(__name__)


class FlexClient:
    """Sends requests to one environment, with the credentials of one profile or with none. All times are in seconds.

    `ca_file` holds the only trusted certificates, in place of those of `network` (the sandbox's own).
    """

    def __init__(
        self,
        environment: Environment,
        credentials: Credentials | None = None,
        *,
        clock: Callable[[], datetime] = utc_now,
        connect_timeout: float = 10,
        read_timeout: float = 30,
        total_timeout: float = 60,
        max_bytes: int = MAX_BYTES,
        ca_file: str | None = None,
        network: NetworkSettings | None = None,
        cancellation: Cancellation | None = None,
    ) -> None:
        self.environment = environment
        self._credentials = credentials
        self._clock = clock
        self._timeout = (connect_timeout, read_timeout)
        self._total_timeout = total_timeout
        self._max_bytes = max_bytes
        self._ca_file = ca_file
        self._network = network or NetworkSettings()
        self._cancellation = cancellation or Cancellation()

    def prepare(self, request: CaptureContextRequest, *, clock_offset: float = 0) -> SentRequest:
        """Return the signed request as it would be sent now; raises CredentialsError.

        `clock_offset` seconds are added to this computer's time where it is signed.
        """
        url, body = self.environment.sessions_url, request.to_bytes()
        return self._signed("POST", url, body, (("Accept", "application/jwt"),), clock_offset)

    def create_capture_context(self, request: CaptureContextRequest, *, clock_offset: float = 0) -> Exchange:
        """Request a capture context; raises CredentialsError if it cannot be signed."""
        return self.send(self.prepare(request, clock_offset=clock_offset))

    def public_key(self, kid: str) -> Exchange:
        """Request the public key with that ID, unsigned; raises NotAToken for an ID that no key can have."""
        url = self.environment.public_key_url(kid)
        return self.send(self._request("GET", url, (("Accept", "application/json"),), b""))

    def prepare_transient_token(self, path: str, jwe: str) -> SentRequest:
        """Return the request with encrypted card data to a path of the environment: unsigned, as a browser's is."""
        body = jwe.encode("ascii")
        headers = (
            ("Accept", "application/jwt"),
            ("Content-Type", "application/jwt"),
            ("Content-Length", str(len(body))),
        )
        return self._request("POST", self.environment.base_url + path, headers, body)

    def create_payment(self, body: bytes) -> Exchange:
        """Send a payment request with a transient token; raises CredentialsError if it cannot be signed."""
        headers = (("Accept", "application/hal+json;charset=utf-8"),)
        return self.send(self._signed("POST", self.environment.base_url + PAYMENTS_PATH, body, headers))

    def prepare_any(self, method: str, target: str, body: bytes, accept: str = "*/*") -> SentRequest:
        """Return a signed request to any path of the environment, with its query; raises CredentialsError."""
        return self._signed(method, self.environment.base_url + target, body, (("Accept", accept),))

    def send(self, request: SentRequest) -> Exchange:
        """Send and wait for at most `total_timeout`; a network failure is in the exchange, never raised.

        Raises HostNotAllowed if the request does not go to the server of the environment.
        """
        check_destination(self.environment, request.url)
        transfer = _transfer_class()(
            request, self.environment, self._network, self._timeout, self._max_bytes, self._ca_file
        )
        self._cancellation.on_cancel(transfer.cancel)
        started, begun = self._clock(), time.perf_counter()
        transfer.run(self._total_timeout)
        seconds = time.perf_counter() - begun
        result = transfer.response.status if transfer.response is not None else transfer.failure
        _log.debug("%s %s: %s after %.3f s", request.method, request.url, result, seconds)
        return Exchange(request, transfer.response, transfer.failure, started, seconds, transfer.route)

    def route(self) -> Route:
        """Return proxy and trusted certificates for requests to the environment; raises NotSent if unusable."""
        return _transfer_class().find_route(self.environment, self._network, self._ca_file)

    def _signed(self, method: str, url: str, body: bytes, headers: Headers, clock_offset: float = 0) -> SentRequest:
        if self._credentials is None:
            raise CredentialsError(tr("This request is signed with credentials, and there are none."))
        now = self._clock() + timedelta(seconds=clock_offset)
        signed = sign(self._credentials, method, url, body, now)
        content = (("Content-Type", "application/json;charset=utf-8"), ("Content-Length", str(len(body))))
        return self._request(method, url, (*headers, *content, *signed.headers), body, signed.steps)

    def _request(
        self, method: str, url: str, headers: Headers, body: bytes, steps: tuple[SigningStep, ...] = ()
    ) -> SentRequest:
        """Add the headers that a library would add later, so that all are shown."""
        own = (("User-Agent", USER_AGENT), ("Accept-Encoding", "identity"), ("Connection", "close"))
        host = () if any(name.lower() == "host" for name, _ in headers) else (("Host", self.environment.host),)
        return SentRequest(method, url, (*host, *own, *headers), body, steps)


def _transfer_class() -> type[Transfer]:
    """Return the class that sends; the only place that imports requests, which the first paint does not need."""
    from flexgui.transport.transfer import Transfer

    return Transfer

"""Sends one request on its own thread, because a DNS lookup has no time limit, and decodes the response.

Some gateways compress it although identity was requested (RFC 9110, 8.4).
"""

from __future__ import annotations

import threading
import zlib
from contextlib import closing

import requests

from flexgui.errors import HostNotAllowed, NotSent
from flexgui.flex.address import parse_address
from flexgui.flex.environment import Environment, check_destination
from flexgui.translation import tr
from flexgui.transport.connection import Adapter, Cancelled, Progress
from flexgui.transport.exchange import Response, SentRequest, TransportFailure
from flexgui.transport.failures import Attempt, cancelled, explain_failure, timed_out, too_large
from flexgui.transport.proxy import find_proxy
from flexgui.transport.route import NetworkSettings, Route, Setting, has_login
from flexgui.transport.trust import tls_context, trust_in_force

_CHUNK_BYTES = 1 << 14
MAX_LAYERS = 5
_ANY_HEADER = 32 + zlib.MAX_WBITS  # gzip or zlib, by the header of the data
_NO_HEADER = -zlib.MAX_WBITS  # some servers send "deflate" without zlib's header


class Transfer:
    """Sends one request; afterwards `response`, `failure` and `route` hold the result.

    `timeout` is that for connecting and that between two pieces of the response, in seconds.
    """

    def __init__(
        self,
        request: SentRequest,
        environment: Environment,
        settings: NetworkSettings,
        timeout: tuple[float, float],
        max_bytes: int,
        own_ca_file: str | None,
    ) -> None:
        self.response: Response | None = None
        self.failure: TransportFailure | None = None
        self.route: Route | None = None
        self._request = request
        self._environment = environment
        self._settings = settings
        self._timeout = timeout
        self._max_bytes = max_bytes
        self._own_ca_file = own_ca_file
        self._attempt = Attempt(environment.host, "", *timeout)
        self._progress = Progress()
        self._lock = threading.Lock()
        self._ended = threading.Event()

    @staticmethod
    def find_route(environment: Environment, settings: NetworkSettings, own_ca_file: str | None) -> Route:
        """Return proxy and trusted certificates for requests to an environment; raises NotSent if unusable."""
        address = parse_address(environment.base_url)
        trust = _trust(settings, own_ca_file)
        if address.scheme == "https":
            tls_context(trust)
        return Route(find_proxy(address, settings.proxy).setting, trust)

    def run(self, total_timeout: float) -> None:
        """Send and receive; blocks for at most `total_timeout` seconds."""
        # A daemon thread does not delay the end of the process.
        threading.Thread(target=self._work, name="exchange", daemon=True).start()
        if not self._ended.wait(total_timeout):
            self._end(None, timed_out(self._progress.phase, self._attempt, total_timeout))
            self._progress.close()

    def cancel(self) -> None:
        """End the request and close its connection at once; called on another thread."""
        self._end(None, cancelled(self._progress.phase))
        self._progress.close()

    def _work(self) -> None:
        try:
            self._end(*self._exchange())
        except Cancelled:
            return
        except Exception as error:  # requests and urllib3 raise some thirty classes; explained by cause
            self._end(None, explain_failure(error, self._progress.phase, self._attempt))
        finally:
            self._progress.close()

    def _end(self, response: Response | None, failure: TransportFailure | None) -> None:
        """Set the result, unless it is already set."""
        with self._lock:
            if not self._ended.is_set():
                self.response, self.failure = response, failure
                self._ended.set()

    def _exchange(self) -> tuple[Response, TransportFailure | None]:
        request = self._request
        prepared = requests.Request(request.method, request.url, dict(request.headers), data=request.body).prepare()
        if prepared.url != request.url:
            raise NotSent("broken", tr("The HTTP library would change the address: {url}.", url=request.url))
        try:
            address = check_destination(self._environment, prepared.url)
        except HostNotAllowed as error:
            raise NotSent("broken", str(error)) from None
        proxy = find_proxy(address, self._settings.proxy)
        trust = _trust(self._settings, self._own_ca_file)
        self.route = Route(proxy.setting, trust)
        self._attempt = Attempt(address.netloc, proxy.setting.value, *self._timeout, has_login(proxy.url))
        context = tls_context(trust) if address.scheme == "https" else None
        proxies = {address.scheme: proxy.url} if proxy.url else {}
        with closing(Adapter(self._progress, context)) as adapter:
            return self._read(adapter.send(prepared, stream=True, timeout=self._timeout, proxies=proxies))

    def _read(self, answer: requests.Response) -> tuple[Response, TransportFailure | None]:
        raw, limit, host = answer.raw, self._max_bytes, self._attempt.host
        headers = tuple((str(name), str(value)) for name, value in raw.headers.iteritems())
        body, failure = b"", None
        try:
            for piece in raw.stream(_CHUNK_BYTES, decode_content=False):
                body += piece
                if len(body) > limit:
                    body, failure = body[:limit], too_large(host, limit)
                    break
        except Exception as error:
            failure = explain_failure(error, "receiving", self._attempt)
        encoding = ",".join(value for name, value in headers if name.lower() == "content-encoding")
        if failure is None and body:
            body, failure = decode_body(body, encoding, limit, host)
        return Response(answer.status_code, answer.reason or "", headers, body), failure


def decode_body(body: bytes, encoding: str, limit: int, host: str) -> tuple[bytes, TransportFailure | None]:
    """Return the decoded body of at most `limit` bytes, and a sentence if it is not complete.

    `encoding` is the Content-Encoding: names in the order in which they were applied, separated by commas.
    """
    names = [name for each in encoding.lower().split(",") if (name := each.strip()) not in ("", "identity")]
    if len(names) > MAX_LAYERS:
        return body, _broken(tr("The response of {host} is compressed {n} times.", host=host, n=len(names)))
    for name in reversed(names):
        if name not in ("gzip", "x-gzip", "deflate"):
            message = tr(
                "The response of {host} is encoded as {name}, which FlexGUI cannot read.", host=host, name=name[:40]
            )
            return body, _broken(message)
        try:
            body, complete = _decompress(body, limit)
        except zlib.error:
            return body, _broken(tr("The compressed response of {host} cannot be decompressed.", host=host))
        if len(body) > limit:
            return body[:limit], too_large(host, limit)
        if not complete:
            message = tr("The response of {host} ended before it was complete.", host=host)
            return body, TransportFailure("truncated", message, phase="receiving")
    return body, None


def _trust(settings: NetworkSettings, own_ca_file: str | None) -> Setting:
    return Setting(own_ca_file, "sandbox") if own_ca_file is not None else trust_in_force(settings.ca_file)


def _decompress(body: bytes, limit: int) -> tuple[bytes, bool]:
    """Return up to `limit` + 1 bytes, and whether the compressed data was complete; raises zlib.error."""
    text, rest = b"", body
    while rest:  # a gzip file may have several members (RFC 1952, 2.2)
        unpacker = zlib.decompressobj(_ANY_HEADER)
        try:
            text += unpacker.decompress(rest, limit + 1 - len(text))
        except zlib.error:
            if text:
                return text, True  # padding after the last member
            unpacker = zlib.decompressobj(_NO_HEADER)
            text += unpacker.decompress(rest, limit + 1)
        if len(text) > limit or not unpacker.eof:
            return text, unpacker.eof
        rest = unpacker.unused_data
    return text, bool(body)


def _broken(message: str) -> TransportFailure:
    return TransportFailure("broken", message, phase="receiving")

"""The Flex API over HTTP: signs, sends, and always comes back with an `Exchange`.

What holds for every call: TLS is verified, redirects are not followed (a signature holds for one address), an answer
has a size limit, and the time is limited three ways: to connect, between two pieces of the answer, and in all, so that
a server which drips a byte now and then does not hold a call for ever.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from flexgui import __version__
from flexgui.errors import CredentialsError, HostNotAllowed
from flexgui.flex.auth import SigningStep, sign
from flexgui.flex.environment import check_destination
from flexgui.translation import number, tr
from flexgui.transport.exchange import Exchange, FailureKind, Headers, Response, SentRequest, TransportFailure

if TYPE_CHECKING:
    import socket

    import requests

    from flexgui.flex.credentials import Credentials
    from flexgui.flex.environment import Environment
    from flexgui.flex.request import CaptureContextRequest

USER_AGENT = f"FlexGUI/{__version__}"
MAX_BYTES = 1 << 20
"""A capture context has about 3 KB; a mebibyte is more than any honest answer."""

_CHUNK = 1 << 14
_CA_VARIABLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")


def utc_now() -> datetime:
    """Return this machine's time, aware, in UTC."""
    return datetime.now(UTC)


class FlexClient:
    """Talks to one environment, with the credentials of one profile or with none. All times are in seconds."""

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
    ) -> None:
        self._environment = environment
        self._credentials = credentials
        self._clock = clock
        self._connect_timeout = connect_timeout
        self._read_timeout = read_timeout
        self._total_timeout = total_timeout
        self._max_bytes = max_bytes
        self._ca_file = ca_file

    def prepare(self, request: CaptureContextRequest, *, clock_offset: float = 0) -> SentRequest:
        """Return the signed request as it would be sent now; raises CredentialsError.

        `clock_offset` seconds are added to this machine's time where it is signed.
        """
        if self._credentials is None:
            said = tr("A capture context is asked for with a merchant's credentials, and there are none.")
            raise CredentialsError(said)
        url, body = self._environment.sessions_url, request.to_bytes()
        now = self._clock() + timedelta(seconds=clock_offset)
        signed = sign(self._credentials, "POST", url, body, now)
        wanted = (("Accept", "application/jwt"), ("Content-Type", "application/json;charset=utf-8"))
        length = (("Content-Length", str(len(body))),)
        return self._request("POST", url, (*wanted, *length, *signed.headers), body, signed.steps)

    def create_capture_context(self, request: CaptureContextRequest, *, clock_offset: float = 0) -> Exchange:
        """Ask for a capture context; raises CredentialsError when it cannot even be signed."""
        return self.send(self.prepare(request, clock_offset=clock_offset))

    def public_key(self, kid: str) -> Exchange:
        """Ask, unsigned, for the public key of that id; raises NotAToken for an id that no key can have."""
        url = self._environment.public_key_url(kid)
        return self.send(self._request("GET", url, (("Accept", "application/json"),), b""))

    def send(self, request: SentRequest) -> Exchange:
        """Send and wait, at most `total_timeout`; what goes wrong on the way is in the exchange, never raised.

        Raises HostNotAllowed if the request does not go to the server of the environment.
        """
        check_destination(self._environment, request.url)
        transfer = _Transfer(request, self._verify(), (self._connect_timeout, self._read_timeout), self._max_bytes)
        started, begun = self._clock(), time.perf_counter()
        # A thread, for a name lookup has no time limit at all; daemon, so that it never holds the process.
        threading.Thread(target=transfer.run, name="exchange", daemon=True).start()
        finished = transfer.done.wait(self._total_timeout)
        if not finished:
            transfer.cut()
        seconds = time.perf_counter() - begun
        if not finished:
            kind: FailureKind = "read timeout" if transfer.connected else "connect timeout"
            host, limit = self._environment.host, number(self._total_timeout)
            said = tr("{host} did not finish its answer within {seconds} s.", host=host, seconds=limit)
            return Exchange(request, None, TransportFailure(kind, said), started, seconds)
        return Exchange(request, transfer.response, transfer.failure, started, seconds)

    def _request(
        self, method: str, url: str, headers: Headers, body: bytes, steps: tuple[SigningStep, ...] = ()
    ) -> SentRequest:
        """Complete the headers with those that would otherwise be added on the way, so that all are shown."""
        own = (("User-Agent", USER_AGENT), ("Accept-Encoding", "identity"), ("Connection", "close"))
        host = () if any(name.lower() == "host" for name, _ in headers) else (("Host", self._environment.host),)
        return SentRequest(method, url, (*host, *own, *headers), body, steps)

    def _verify(self) -> str | bool:
        """Return the CA bundle: ours, the environment's, else the one that comes with requests. Never False."""
        if self._ca_file:
            return self._ca_file
        return next((path for name in _CA_VARIABLES if (path := os.environ.get(name))), True)


class _Transfer:
    """One request on its way, on a thread of its own."""

    def __init__(self, request: SentRequest, verify: str | bool, timeout: tuple[float, float], max_bytes: int) -> None:
        self.done = threading.Event()
        self.response: Response | None = None
        self.failure: TransportFailure | None = None
        self._request = request
        self._verify = verify
        self._timeout = timeout
        self._max_bytes = max_bytes
        self._sockets: list[socket.socket] = []
        self._cut = False

    @property
    def connected(self) -> bool:
        """Whether a connection was made."""
        return bool(self._sockets)

    def run(self) -> None:
        """Send and receive; whatever happens is in `response` and `failure` when `done` is set."""
        try:
            self._exchange()
        except Exception as error:  # requests and urllib3 have some thirty of their own; told apart by cause
            self.failure = explain_failure(error, self._request.url, self._timeout)
        finally:
            for each in self._sockets:
                each.close()
            self.done.set()

    def cut(self) -> None:
        """End the connection under the thread, so that it ends too."""
        self._cut = True
        for each in tuple(self._sockets):
            _shut(each)

    def _exchange(self) -> None:
        import requests  # the most expensive import there is; the first paint does without

        request = self._request
        prepared = requests.Request(request.method, request.url, dict(request.headers), data=request.body).prepare()
        if prepared.url != request.url:
            raise HostNotAllowed(tr("requests would change the address {url}. Nothing was sent.", url=request.url))
        with closing(_adapter(self._note)) as adapter:
            answer = adapter.send(
                prepared, stream=True, timeout=self._timeout, verify=self._verify, proxies=_proxies(request.url)
            )
            self._read(answer)

    def _note(self, connection: socket.socket) -> None:
        """Keep a second handle: it ends the connection at any stage, also in the middle of the TLS handshake."""
        self._sockets.append(connection.dup())
        if self._cut:
            _shut(connection)

    def _read(self, answer: requests.Response) -> None:
        raw = answer.raw
        headers = tuple((str(name), str(value)) for name, value in raw.headers.iteritems())
        pieces: list[bytes] = []
        size, problem = 0, None
        try:
            for piece in raw.stream(_CHUNK, decode_content=False):
                pieces.append(piece)
                size += len(piece)
                if size > self._max_bytes:
                    problem = _too_large(self._request.url, self._max_bytes)
                    break
        except Exception as error:
            problem = explain_failure(error, self._request.url, self._timeout, receiving=True)
        body = b"".join(pieces)[: self._max_bytes]
        encoding = raw.headers.get("content-encoding", "").strip().lower()
        if problem is None and encoding in ("gzip", "deflate"):
            body, problem = _inflated(body, self._max_bytes, self._request.url)
        self.response, self.failure = Response(answer.status_code, answer.reason or "", headers, body), problem


def explain_failure(
    error: BaseException, url: str, timeout: tuple[float, float], *, receiving: bool = False
) -> TransportFailure:
    """Return what an exception of requests, urllib3 or the system means, by its innermost cause."""
    import errno
    import socket
    import ssl

    host = _host(url)
    causes = _causes(error)
    names = {type(each).__name__ for each in causes}
    numbers = {each.errno for each in causes if isinstance(each, OSError)}
    kind: FailureKind = "broken"
    if "ProxyError" in names:
        kind, said = "proxy", tr("The proxy on the way to {host} could not be used.", host=host)
    elif (refused := next((each for each in causes if isinstance(each, ssl.SSLError)), None)) is not None:
        return _no_tls(refused, host)
    elif any(isinstance(each, socket.gaierror) for each in causes):
        kind, said = "dns", tr("No address is known for {host}.", host=host)
    elif names & {"ConnectTimeoutError", "ConnectTimeout"}:
        limit = number(timeout[0])
        kind, said = "connect timeout", tr("{host} did not answer within {seconds} s.", host=host, seconds=limit)
    elif names & {"ReadTimeoutError", "ReadTimeout", "TimeoutError"}:
        kind, limit = "read timeout", number(timeout[1])
        said = tr("{host} took the request and sent nothing for {seconds} s.", host=host, seconds=limit)
    elif errno.ECONNREFUSED in numbers:
        kind, said = "refused", tr("Nothing listens at {host}.", host=host)
    elif numbers & {errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EADDRNOTAVAIL}:
        kind, said = "no route", tr("There is no way from this machine to {host}.", host=host)
    elif receiving:
        kind, said = "truncated", tr("The answer of {host} broke off before its end.", host=host)
    elif isinstance(error, OSError) and "CA" in str(error) and "invalid path" in str(error):
        kind, said = "tls", tr("The CA bundle that the environment names is not there. Nothing was sent.")
    elif "BadStatusLine" in names or "LineTooLong" in names:
        said = tr("What {host} answered is not HTTP.", host=host)
    else:
        said = tr("{host} closed the connection without an answer.", host=host)
    return TransportFailure(kind, said)


def _adapter(note: Callable[[socket.socket], None]) -> requests.adapters.HTTPAdapter:
    """Return an adapter that shows each new connection to `note`.

    An adapter, not a session: a session follows redirects, keeps cookies and takes passwords out of a .netrc.
    """
    import requests.adapters
    from urllib3.connection import HTTPConnection, HTTPSConnection
    from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            connection = super()._new_conn()
            note(connection)
            return connection

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            connection = super()._new_conn()
            note(connection)
            return connection

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    pools = {"http": PlainPool, "https": SecurePool}

    class Adapter(requests.adapters.HTTPAdapter):
        def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
            super().init_poolmanager(*args, **kwargs)
            self.poolmanager.pool_classes_by_scheme = pools

        def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
            manager = super().proxy_manager_for(proxy, **kwargs)
            manager.pool_classes_by_scheme = pools
            return manager

    return Adapter()


def _proxies(url: str) -> dict[str, str]:
    """Return the proxies that the environment names for this address; none for one on this computer."""
    from urllib.parse import urlsplit

    import requests.utils

    host = urlsplit(url).hostname or ""
    if host in ("localhost", "::1") or host.startswith("127."):
        return {}
    return dict(requests.utils.get_environ_proxies(url))


def _causes(error: BaseException) -> list[BaseException]:
    """Return the exception with all that it wraps: causes, contexts, and those that urllib3 carries as arguments."""
    found: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting and len(found) < 50:
        each = waiting.pop()
        if isinstance(each, BaseException) and each not in found:
            found.append(each)
            waiting += [each.__cause__, each.__context__, getattr(each, "reason", None), *each.args]
    return found


def _no_tls(error: BaseException, host: str) -> TransportFailure:
    why = getattr(error, "verify_message", "")
    if not why:
        said = tr("No secure connection to {host} could be made. Nothing was sent.", host=host)
        return TransportFailure("tls", said)
    said = tr("This machine does not trust the certificate of {host}: {why}. Nothing was sent.", host=host, why=why)
    return TransportFailure("tls", said, distrusted=True)


def _too_large(url: str, limit: int) -> TransportFailure:
    said = tr("The answer of {host} has more than {size} bytes; it was cut there.", host=_host(url), size=number(limit))
    return TransportFailure("too large", said)


def _inflated(body: bytes, limit: int, url: str) -> tuple[bytes, TransportFailure | None]:
    """Unpack a body that came compressed though nobody asked; never to more than `limit` bytes."""
    import zlib

    unpacker = zlib.decompressobj(wbits=47)  # 32 + 15: told from its head whether gzip or zlib
    try:
        text = unpacker.decompress(body, limit)
    except zlib.error:
        said = tr("The compressed answer of {host} cannot be unpacked.", host=_host(url))
        return body, TransportFailure("broken", said)
    if unpacker.unconsumed_tail:
        return text, _too_large(url, limit)
    if unpacker.eof:
        return text, None
    return text, TransportFailure("truncated", tr("The answer of {host} broke off.", host=_host(url)))


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0]


def _shut(connection: socket.socket) -> None:
    import socket

    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it had ended by itself

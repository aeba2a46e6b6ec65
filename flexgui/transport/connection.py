"""One HTTP exchange over requests that reports its phase and that another thread can end at once.

The adapter of requests is used without a session: a session follows redirects, keeps cookies and takes passwords from
a .netrc file. Only public methods of requests and urllib3 are overridden.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util import ssl_wrap_socket

from flexgui.transport.exchange import Phase
from flexgui.transport.tcp import connect_tcp


class Cancelled(Exception):
    """The exchange was ended by another thread."""


class Progress:
    """The phase of one exchange, and its socket, so that it can be closed from another thread."""

    def __init__(self) -> None:
        self.phase: Phase = "preparing"
        self._lock = threading.Lock()
        self._closed = False
        self._handles: list[socket.socket] = []

    def enter(self, phase: Phase) -> None:
        """Enter a phase; raises Cancelled if the exchange was closed, which ends it."""
        self.check()
        self.phase = phase

    def check(self) -> None:
        """Raise Cancelled if the exchange was closed."""
        if self._closed:
            raise Cancelled

    def connected(self, connection: socket.socket) -> None:
        """Keep a second handle of a new connection: during its handshake, TLS replaces the first one."""
        with self._lock:
            self._handles.append(connection.dup())
            closed = self._closed
        if closed:
            self.close()

    def close(self) -> None:
        """End the connection at once; the blocked thread gets an error."""
        with self._lock:
            self._closed = True
            handles, self._handles = self._handles, []
        for each in handles:
            with contextlib.suppress(OSError), each:  # it may have ended already
                each.shutdown(socket.SHUT_RDWR)


class FinalResponse(http.client.HTTPResponse):
    """A response that skips informational ones (1xx) before it; http.client skips only 100."""

    def begin(self) -> None:
        """Read status line and headers of the final response."""
        super().begin()
        while 100 <= self.status < 200 and self.status != http.HTTPStatus.SWITCHING_PROTOCOLS:
            self.headers = None  # type: ignore[assignment]  # begin() reads the next head if there is none yet
            super().begin()


class _Observed(HTTPConnection):
    """A connection that reports its phases, and sends head and body of a request in one write.

    A server may answer and close as soon as it has read the head. A second write would then fail, and with TLS the
    response could no longer be read.
    """

    response_class = FinalResponse
    progress: ClassVar[Progress]
    _unsent: list[bytes] | None = None

    @property
    def has_connected_to_proxy(self) -> bool:
        """True if there is a proxy, and a connection to it."""
        return self.proxy is not None and self.sock is not None

    def connect(self) -> None:
        self._connect_tcp()
        self.progress.enter("sending")

    def request(self, *args: Any, **kwargs: Any) -> None:
        self.progress.enter("sending")
        self._unsent = []
        super().request(*args, **kwargs)
        whole, self._unsent = b"".join(self._unsent), None
        self.send(whole)
        self.progress.enter("waiting")

    def send(self, data: Any) -> None:
        if self._unsent is None:
            super().send(data)
        else:
            self._unsent.append(data)

    def getresponse(self) -> Any:
        response = super().getresponse()
        self.progress.enter("receiving")
        return response

    def _connect_tcp(self) -> None:
        self.progress.enter("connecting")
        options = self.socket_options or ()
        self.sock = connect_tcp(self.host, self.port, self.timeout or 0.0, options, self.progress.check)
        self.progress.connected(self.sock)


class _ObservedTls(_Observed, HTTPSConnection):
    """The same with TLS, through the tunnel of a proxy if there is one."""

    _target = ""
    _proxy_headers: Mapping[str, str] = MappingProxyType({})

    def set_tunnel(
        self, host: str, port: int | None = None, headers: Mapping[str, str] | None = None, scheme: str = "http"
    ) -> None:
        super().set_tunnel(host, port, headers, scheme)
        self._target, self._proxy_headers = f"{host}:{port}", headers or {}

    def connect(self) -> None:
        self._connect_tcp()
        host = self.host
        if self._target:
            if self.proxy is not None and self.proxy.scheme == "https":
                self._start_tls(host)
            self.progress.enter("tunnel")
            self._open_tunnel()
            host = self._target.rpartition(":")[0]
        self.progress.enter("handshake")
        self._start_tls(host)
        self.is_verified = True
        self.progress.enter("sending")

    def _open_tunnel(self) -> None:
        """Ask the proxy for a connection to the server (RFC 9110, 9.3.6), as http.client does."""
        lines = [
            f"CONNECT {self._target} HTTP/1.0",
            *(f"{name}: {value}" for name, value in self._proxy_headers.items()),
            "",
            "",
        ]
        self.sock.sendall("\r\n".join(lines).encode("latin-1"))
        response = FinalResponse(self.sock, method="CONNECT")
        try:
            response.begin()
        finally:
            response.close()
        if response.status != http.HTTPStatus.OK:
            raise OSError(f"Tunnel connection failed: {response.status} {response.reason}")

    def _start_tls(self, host: str) -> None:
        """Start TLS. The context of the adapter verifies certificate and host name."""
        inner = isinstance(self.sock, ssl.SSLSocket)
        name = host.strip("[]").rstrip(".")
        self.sock = ssl_wrap_socket(self.sock, server_hostname=name, ssl_context=self.ssl_context, tls_in_tls=inner)


class Adapter(HTTPAdapter):
    """An adapter for one exchange: TLS verifies by `context` and nothing else, and `progress` sees each phase."""

    def __init__(self, progress: Progress, context: ssl.SSLContext | None) -> None:
        self._pools = _pools(progress)
        self._context = context
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make the pools of direct connections."""
        super().init_poolmanager(*args, **kwargs, ssl_context=self._context)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """Make the pools of connections through a proxy; one with https is verified by the same context."""
        context = self._context
        manager = super().proxy_manager_for(proxy, **kwargs, ssl_context=context, proxy_ssl_context=context)
        manager.pool_classes_by_scheme = self._pools
        return manager

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Require verification by the context alone; requests would add its own certificates to it."""
        conn.cert_reqs = "CERT_REQUIRED"


def _pools(watched: Progress) -> dict[str, type[HTTPConnectionPool]]:
    class Plain(_Observed):
        progress = watched

    class Tls(_ObservedTls):
        progress = watched

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class TlsPool(HTTPSConnectionPool):
        ConnectionCls = Tls

    return {"http": PlainPool, "https": TlsPool}

"""A TCP server that runs a script for each connection, for responses that no real server sends."""

from __future__ import annotations

import contextlib
import re
import socket
import ssl
import threading
from collections.abc import Callable

from flexgui.flex.credentials import SharedSecretCredentials, SigningMethod
from flexgui.flex.environment import Environment, EnvironmentKind
from flexgui.flex.request import CaptureContextRequest, RequestedField
from flexgui.flex.secret import Secret
from flexgui.transport.client import FlexClient
from flexgui.transport.exchange import Exchange

Script = Callable[[socket.socket], None]
ASKED = CaptureContextRequest((RequestedField("paymentInformation.card.number"),))
OK = b"HTTP/1.1 201 Created\r\nContent-Length: 5\r\nV-C-Correlation-Id: abc\r\n\r\na.b.c"


class Server:
    """Accepts one connection after the other; `received` has the requests, unless the script reads them itself."""

    def __init__(self, script: Script, *, reads: bool = True, tls: ssl.SSLContext | None = None) -> None:
        self.received: list[bytes] = []
        self._script = script
        self._reads = reads
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.base_url = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}"
        self.environment = Environment(EnvironmentKind.CUSTOM, self.base_url)
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                plain, _ = self._listener.accept()
                with contextlib.suppress(OSError):
                    connection = self._tls.wrap_socket(plain, server_side=True) if self._tls else plain
                    with connection:
                        if self._reads:
                            self.received.append(_request(connection))
                        self._script(connection)

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(10)
        assert not self._thread.is_alive()


Serve = Callable[..., Server]


def says(answer: bytes) -> Script:
    return lambda connection: connection.sendall(answer)


def credentials(method: SigningMethod = SigningMethod.JWT_SHARED_SECRET) -> SharedSecretCredentials:
    key_id = "01234567-0123-0123-0123-012345678912"
    return SharedSecretCredentials(method, "testmid", key_id, Secret("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="))


def ask(server: Server, **limits: float) -> Exchange:
    return FlexClient(server.environment, credentials(), **limits).create_capture_context(ASKED)


def kind(exchange: Exchange) -> str:
    assert exchange.failure is not None, exchange.response
    return exchange.failure.kind


def assert_failure(exchange: Exchange, kind: str, phase: str, sentence: str) -> None:
    failure = exchange.failure
    assert failure is not None, exchange.response
    assert (failure.kind, failure.phase) == (kind, phase), failure.message
    assert sentence in failure.message


def _request(connection: socket.socket) -> bytes:
    """Read a request, whose head and body may arrive separately."""
    got = connection.recv(65536)
    length = re.search(rb"(?i)content-length: (\d+)", got)
    while length and len(got.partition(b"\r\n\r\n")[2]) < int(length[1]):
        more = connection.recv(65536)
        if not more:
            break
        got += more
    return got

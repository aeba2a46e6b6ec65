"""Phases of a connection: TLS handshake, informational responses, and proxy tunnel."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator

import pytest

from flexgui.flex.environment import TEST, Environment, EnvironmentKind
from flexgui.sandbox.tls import LoopbackCertificate
from flexgui.transport.client import FlexClient
from flexgui.transport.exchange import Exchange
from flexgui.transport.route import NetworkSettings
from tests.transport.scripted_server import (
    ASKED,
    OK,
    Script,
    Serve,
    Server,
    ask,
    assert_failure,
    credentials,
    says,
)

HOST = "apitest.cybersource.com"
ESTABLISHED = b"HTTP/1.1 200 Connection established\r\nVia: x\r\n\r\n"


@pytest.mark.parametrize("status", [100, 102, 103, 199])
def test_informational_responses_are_skipped(serve: Serve, status: int) -> None:
    early = f"HTTP/1.1 {status} Early\r\nLink: </x>\r\n\r\n".encode()
    exchange = ask(serve(says(early + early + OK)))
    assert exchange.failure is None
    assert (exchange.response.status, exchange.response.header("link")) == (201, None)


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        (says(OK), "does not speak TLS on that port"),
        (says(b""), "closed the connection during the TLS handshake"),
        (says(bytes.fromhex("15030300020246")), "handshake with 127.0.0.1"),
    ],
)
def test_a_failed_handshake_is_reported_and_nothing_is_sent(serve: Serve, script: Script, sentence: str) -> None:
    server = serve(script)
    secure = Environment(EnvironmentKind.CUSTOM, server.base_url.replace("http:", "https:"))
    exchange = FlexClient(secure, credentials()).create_capture_context(ASKED)
    assert_failure(exchange, "tls", "handshake", sentence)
    assert exchange.failure.nothing_sent


def test_a_hanging_handshake_is_not_reported_as_a_missing_response(serve: Serve) -> None:
    released = threading.Event()
    server = serve(lambda _connection: released.wait(20) and None)
    secure = Environment(EnvironmentKind.CUSTOM, server.base_url.replace("http:", "https:"))
    exchange = FlexClient(secure, credentials(), connect_timeout=0.2).create_capture_context(ASKED)
    released.set()
    assert_failure(exchange, "connect timeout", "handshake", "The TLS handshake with")


def test_head_and_body_are_sent_together(serve: Serve) -> None:
    pieces: list[bytes] = []

    def answer_what_came_first(connection: socket.socket) -> None:
        pieces.append(connection.recv(65536))
        connection.sendall(OK)

    exchange = ask(serve(answer_what_came_first, reads=False))
    assert exchange.failure is None
    assert pieces[0].endswith(exchange.request.body)


# -- through a proxy tunnel, in which TLS failures are those of the server


@pytest.fixture(scope="module")
def certificate() -> Iterator[LoopbackCertificate]:
    certificate = LoopbackCertificate((HOST, "127.0.0.1"))
    yield certificate
    certificate.remove()


def tunnel_to(server: Server) -> Script:
    """Accept the tunnel and forward data in both directions."""

    def copy(source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while piece := source.recv(65536):
                sink.sendall(piece)
            if isinstance(sink, ssl.SSLSocket):
                sink.unwrap()
            else:
                sink.shutdown(socket.SHUT_WR)

    def script(connection: socket.socket) -> None:
        with socket.create_connection(("127.0.0.1", server.port)) as onward:
            connection.sendall(ESTABLISHED)
            back = threading.Thread(target=copy, args=(onward, connection), daemon=True)
            back.start()
            copy(connection, onward)
            back.join(10)

    return script


def send(proxy: Server, ca_file: object, **limits: float) -> Exchange:
    network = NetworkSettings(ca_file=str(ca_file), proxy=proxy.base_url)
    return FlexClient(TEST, credentials(), network=network, **limits).create_capture_context(ASKED)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_request_goes_through_the_tunnel(serve: Serve, certificate: LoopbackCertificate, scheme: str) -> None:
    server = serve(says(OK), tls=certificate.context)
    proxy = serve(tunnel_to(server), tls=certificate.context if scheme == "https" else None)
    exchange = send(proxy, certificate.ca_file)
    assert exchange.failure is None, exchange.failure
    assert exchange.response.body == b"a.b.c"
    assert proxy.received[0].startswith(b"CONNECT apitest.cybersource.com:443 HTTP/1.0\r\n")
    assert server.received[0].startswith(b"POST /flex/v2/sessions HTTP/1.1\r\n")


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_host_name_of_the_server_is_verified(serve: Serve, certificate: LoopbackCertificate, scheme: str) -> None:
    other = LoopbackCertificate(("127.0.0.1", "other.example"))
    bundle = certificate.ca_file.read_bytes() + other.ca_file.read_bytes()
    both = other.ca_file.with_name("both.pem")
    both.write_bytes(bundle)
    server = serve(says(OK), tls=other.context)
    proxy = serve(tunnel_to(server), tls=certificate.context if scheme == "https" else None)
    exchange = send(proxy, both)
    assert_failure(exchange, "tls", "handshake", "does not trust the certificate of apitest.cybersource.com")
    assert exchange.failure.distrusted
    assert not exchange.failure.message.endswith("..")
    assert server.received == []


def test_the_certificate_of_a_proxy_is_verified(serve: Serve, certificate: LoopbackCertificate) -> None:
    other = LoopbackCertificate(("127.0.0.1",))
    proxy = serve(says(OK), tls=certificate.context)
    exchange = send(proxy, other.ca_file)
    assert_failure(exchange, "proxy", "connecting", "does not trust the certificate of https://127.0.0.1")
    assert proxy.received == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [(b"", "closed the connection during the TLS handshake"), (b"no TLS" * 9, "does not speak TLS")],
)
def test_a_failure_in_the_tunnel_is_reported_as_a_failed_handshake(
    serve: Serve, certificate: LoopbackCertificate, words: bytes, sentence: str
) -> None:
    def script(connection: socket.socket) -> None:
        connection.sendall(ESTABLISHED)
        connection.recv(65536)
        connection.sendall(words)

    assert_failure(send(serve(script), certificate.ca_file), "tls", "handshake", sentence)


def test_a_hanging_handshake_in_the_tunnel_names_the_server(serve: Serve, certificate: LoopbackCertificate) -> None:
    released = threading.Event()

    def script(connection: socket.socket) -> None:
        connection.sendall(ESTABLISHED)
        released.wait(20)

    proxy = serve(script)
    exchange = send(proxy, certificate.ca_file, connect_timeout=0.2)
    released.set()
    assert_failure(exchange, "connect timeout", "handshake", "The TLS handshake with apitest.cybersource.com")


def test_a_proxy_that_never_responds_is_reported(serve: Serve, certificate: LoopbackCertificate) -> None:
    released = threading.Event()
    proxy = serve(lambda _connection: released.wait(20) and None)
    exchange = send(proxy, certificate.ca_file, connect_timeout=0.2)
    released.set()
    assert_failure(exchange, "proxy", "tunnel", "did not connect to apitest.cybersource.com within")

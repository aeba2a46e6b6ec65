"""Phases of a connection: the TLS handshake, and informational responses."""

from __future__ import annotations

import socket
import threading

import pytest

from flexgui.flex.environment import Environment, EnvironmentKind
from flexgui.transport.client import FlexClient
from tests.transport.scripted_server import ASKED, OK, Script, Serve, ask, assert_failure, credentials, says


@pytest.mark.parametrize("status", [100, 102, 103, 199])
def test_informational_responses_are_read_through(serve: Serve, status: int) -> None:
    early = f"HTTP/1.1 {status} Early\r\nLink: </x>\r\n\r\n".encode()
    exchange = ask(serve(says(early + early + OK)))
    assert exchange.failure is None
    assert exchange.response is not None
    assert (exchange.response.status, exchange.response.header("link")) == (201, None)


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        (says(OK), "does not speak TLS on that port"),
        (says(b""), "closed the connection during the TLS handshake"),
        (says(bytes.fromhex("15030300020246")), "handshake with 127.0.0.1"),
    ],
)
def test_a_failure_of_the_handshake_is_named_and_nothing_was_sent(serve: Serve, script: Script, sentence: str) -> None:
    server = serve(script)
    secure = Environment(EnvironmentKind.CUSTOM, server.base_url.replace("http:", "https:"))
    exchange = FlexClient(secure, credentials()).create_capture_context(ASKED)
    assert_failure(exchange, "tls", "handshake", sentence)
    assert exchange.failure is not None
    assert exchange.failure.nothing_sent


def test_a_handshake_without_end_is_not_a_missing_response(serve: Serve) -> None:
    released = threading.Event()
    server = serve(lambda _connection: released.wait(20) and None)
    secure = Environment(EnvironmentKind.CUSTOM, server.base_url.replace("http:", "https:"))
    exchange = FlexClient(secure, credentials(), connect_timeout=0.2).create_capture_context(ASKED)
    released.set()
    assert_failure(exchange, "connect timeout", "handshake", "The TLS handshake with")


def test_head_and_body_are_sent_in_one_write(serve: Serve) -> None:
    pieces: list[bytes] = []

    def answer_what_came_first(connection: socket.socket) -> None:
        pieces.append(connection.recv(65536))
        connection.sendall(OK)

    exchange = ask(serve(answer_what_came_first, reads=False))
    assert exchange.failure is None
    assert pieces[0].endswith(exchange.request.body)

"""Cancelling a request from another thread."""

from __future__ import annotations

import socket
import threading

import pytest

from flexgui.flex.environment import Environment, EnvironmentKind
from flexgui.transport.cancellation import Cancellation
from flexgui.transport.client import FlexClient
from flexgui.transport.exchange import Exchange
from tests.transport.scripted_server import ASKED, OK, Serve, credentials, kind, says


@pytest.mark.parametrize("phase", ["handshake", "waiting", "receiving"])
def test_cancel_closes_the_connection_immediately(serve: Serve, phase: str) -> None:
    reached, ended = threading.Event(), threading.Event()

    def hang(connection: socket.socket) -> None:
        if phase == "receiving":
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n")
        reached.set()
        try:
            while connection.recv(65536):
                pass
        finally:
            ended.set()

    server = serve(hang, reads=phase != "handshake")
    place = server.base_url.replace("http:", "https:") if phase == "handshake" else server.base_url
    before = threading.active_count()
    cancellation = Cancellation()
    client = FlexClient(Environment(EnvironmentKind.CUSTOM, place), credentials(), cancellation=cancellation)
    exchanges: list[Exchange] = []
    worker = threading.Thread(target=lambda: exchanges.append(client.create_capture_context(ASKED)))
    worker.start()
    assert reached.wait(10)
    cancellation.cancel()
    worker.join(5)
    assert kind(exchanges[0]) == "cancelled"
    assert ended.wait(5), "the server sees the end of the connection"
    for thread in threading.enumerate():
        if thread.name == "exchange":
            thread.join(5)
    assert threading.active_count() <= before  # a thread of an earlier test may end in the meantime


def test_nothing_is_sent_after_cancel(serve: Serve) -> None:
    server = serve(says(OK))
    cancellation = Cancellation()
    cancellation.cancel()
    exchange = FlexClient(server.environment, credentials(), cancellation=cancellation).create_capture_context(ASKED)
    assert kind(exchange) == "cancelled"
    assert server.received == []

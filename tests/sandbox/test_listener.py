"""The limit on connections and the recovery from it."""

from __future__ import annotations

import resource
import socket
from contextlib import ExitStack

import pytest

from flexgui.sandbox import Sandbox, listener
from tests.sandbox.caller import NOW, Caller


def connect(stack: ExitStack, sandbox: Sandbox) -> socket.socket:
    host, _, port = sandbox.base_url.removeprefix("http://").partition(":")
    return stack.enter_context(socket.create_connection((host, int(port)), timeout=5))


def served(connection: socket.socket) -> bytes:
    connection.sendall(b"GET /nothing HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    return connection.recv(12)


def test_excess_connections_get_503_until_others_close(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listener, "MAX_CONNECTIONS", 3)
    with Sandbox(clock=lambda: NOW) as sandbox:
        with ExitStack() as stack:
            first = [connect(stack, sandbox) for _ in range(3)]
            assert [served(each) for each in first] == [b"HTTP/1.1 404"] * 3
            for _ in range(5):
                answer = Caller(sandbox).ask("GET", "/nothing")
                assert (answer.status, answer.headers["Retry-After"]) == (503, "1")
                assert answer.headers["Connection"] == "close"
            assert [served(each) for each in first]  # the first connections are still served
        # The three connections are closed; their threads end when they notice it.
        while (answer := Caller(sandbox).ask("GET", "/nothing")).status == 503:
            pass
        assert answer.status == 404


def test_stop_does_not_wait_for_queued_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listener, "MAX_CONNECTIONS", 1)
    with Sandbox(clock=lambda: NOW) as sandbox, ExitStack() as stack:
        connections = [connect(stack, sandbox) for _ in range(10)]
        assert served(connections[0]) == b"HTTP/1.1 404"
        sandbox.stop()
        assert connections[0].recv(1 << 16) is not None


def test_the_limit_depends_on_the_limit_of_open_files() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
    try:
        assert listener._connection_limit() == 64
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))

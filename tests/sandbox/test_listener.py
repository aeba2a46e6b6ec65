"""The limit on connections, and the recovery after it was reached."""

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


def test_too_many_connections_get_503_and_the_next_is_served_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listener, "MAX_CONNECTIONS", 3)
    with Sandbox(clock=lambda: NOW) as sandbox:
        with ExitStack() as stack:
            first = [connect(stack, sandbox) for _ in range(3)]
            assert [served(each) for each in first] == [b"HTTP/1.1 404"] * 3
            for _ in range(5):
                answer = Caller(sandbox).ask("GET", "/nothing")
                assert (answer.status, answer.headers["Retry-After"]) == (503, "1")
                assert answer.headers["Connection"] == "close"
            assert [served(each) for each in first]  # those that were first are still served
        # The three connections were closed; each of their threads ends as soon as it sees that.
        while (answer := Caller(sandbox).ask("GET", "/nothing")).status == 503:
            pass
        assert answer.status == 404


def test_connections_beyond_every_limit_wait_and_the_stop_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listener, "MAX_CONNECTIONS", 1)
    with Sandbox(clock=lambda: NOW) as sandbox, ExitStack() as stack:
        connections = [connect(stack, sandbox) for _ in range(10)]
        assert served(connections[0]) == b"HTTP/1.1 404"
        sandbox.stop()
        assert connections[0].recv(1 << 16) is not None


def test_few_allowed_files_lower_the_limit() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
    try:
        assert listener._connection_limit() == 64
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))

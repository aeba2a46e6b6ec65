"""TCP connections: the first address that accepts, timeouts, and cancellation by another thread."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from flexgui.flex.environment import Environment, EnvironmentKind
from flexgui.transport.cancellation import Cancellation
from flexgui.transport.client import FlexClient
from flexgui.transport.exchange import Exchange
from flexgui.transport.tcp import connect_tcp
from tests.transport.scripted_server import ASKED, OK, Serve, ask, assert_failure, credentials, says


def go_on() -> None:
    """Do not cancel."""


@pytest.fixture
def black_hole() -> Iterator[int]:
    """A port that does not respond to connection attempts, because its backlog is full."""
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(socket.socket())
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(8):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listener.getsockname())
        yield listener.getsockname()[1]


def client(port: int, scheme: str = "http", **options: object) -> FlexClient:
    place = Environment(EnvironmentKind.CUSTOM, f"{scheme}://127.0.0.1:{port}")
    return FlexClient(place, credentials(), **options)


def descriptors() -> int:
    """Return the number of open files and sockets of this process, if the system lists them."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


def threads() -> int:
    return sum(each.name == "exchange" for each in threading.enumerate())


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_cancelled_attempts_leak_no_threads_or_descriptors(black_hole: int, scheme: str) -> None:
    before, files = threads(), descriptors()
    cancellations = [Cancellation() for _ in range(40)]
    exchanges: list[Exchange] = []

    def send(cancellation: Cancellation) -> None:
        exchanges.append(client(black_hole, scheme, cancellation=cancellation).create_capture_context(ASKED))

    senders = [threading.Thread(target=send, args=(each,)) for each in cancellations]
    for each in senders:
        each.start()
    while threads() < before + 40:
        sleep(0.005)  # without a pause, this thread would keep the others from starting
    for each in cancellations:
        each.cancel()
    end = monotonic() + 5
    for each in (*senders, *(each for each in threading.enumerate() if each.name == "exchange")):
        each.join(max(0.0, end - monotonic()))
    assert {each.failure.kind for each in exchanges if each.failure} == {"cancelled"}
    assert len(exchanges) == 40
    assert threads() <= before
    assert descriptors() <= files + 2


def test_a_host_that_does_not_accept_times_out(black_hole: int) -> None:
    exchange = client(black_hole, connect_timeout=0.2).create_capture_context(ASKED)
    assert_failure(exchange, "connect timeout", "connecting", "did not accept a connection within 0.2 s")


def test_the_total_timeout_ends_an_attempt(black_hole: int) -> None:
    timed = client(black_hole, total_timeout=0.2)
    assert_failure(timed.create_capture_context(ASKED), "connect timeout", "connecting", "was not done within 0.2 s")


def addresses(*found: tuple[str, int]) -> list[tuple[object, ...]]:
    families = [socket.AF_INET6 if ":" in host else socket.AF_INET for host, _ in found]
    return [(family, socket.SOCK_STREAM, 6, "", at) for family, at in zip(families, found, strict=True)]


def test_the_next_address_is_tried(serve: Serve, black_hole: int, monkeypatch: pytest.MonkeyPatch) -> None:
    server = serve(says(OK))
    closed = serve(says(OK))
    closed.close()
    found = addresses(
        ("::1", closed.port), ("127.0.0.1", closed.port), ("127.0.0.1", black_hole), ("127.0.0.1", server.port)
    )
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: found)
    with connect_tcp("host.example", 1, 0.2, [(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)], go_on) as made:
        assert made.getpeername() == ("127.0.0.1", server.port)
        assert made.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert made.gettimeout() == 0.2
        made.sendall(b"GET / HTTP/1.1\r\n\r\n")


@pytest.mark.parametrize(
    ("last", "error"), [("closed", ConnectionRefusedError), ("black hole", TimeoutError)], ids=["closed", "black hole"]
)
def test_the_error_of_the_last_address_is_reported(
    serve: Serve, black_hole: int, monkeypatch: pytest.MonkeyPatch, last: str, error: type[OSError]
) -> None:
    closed = serve(says(OK))
    closed.close()
    both = addresses(("127.0.0.1", black_hole), ("127.0.0.1", closed.port))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: both if last == "closed" else both[::-1])
    with pytest.raises(error):
        connect_tcp("host.example", 1, 0.2, (), go_on)


def test_an_ipv6_address_in_brackets_is_reached() -> None:
    with (
        socket.create_server(("::1", 0), family=socket.AF_INET6) as listener,
        connect_tcp("[::1]", listener.getsockname()[1], 5, (), go_on) as made,
    ):
        assert made.family == socket.AF_INET6


@pytest.mark.parametrize("name", ["nowhere.invalid", "a" * 64 + ".invalid", "a..invalid"])
def test_a_name_without_an_address_is_reported(name: str) -> None:
    with pytest.raises(socket.gaierror):
        connect_tcp(name, 443, 5, (), go_on)


def test_several_requests_in_a_row(serve: Serve) -> None:
    server = serve(says(OK))
    assert all(ask(server).failure is None for _ in range(3))

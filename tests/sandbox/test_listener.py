"""HTTP/1.1 as clients need it: connections kept, headers on every answer, limits, nothing left hanging."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from flexgui.sandbox import Sandbox
from flexgui.sandbox.listener import MAX_BODY
from tests.sandbox.caller import BODY, NOW, SESSIONS, Caller


@pytest.fixture
def wire(sandbox: Sandbox) -> Iterator[socket.socket]:
    """A bare connection."""
    host, _, port = sandbox.base_url.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        yield connection


def answer_to(wire: socket.socket, request: bytes) -> bytes:
    wire.sendall(request)
    received = b""
    while chunk := wire.recv(65536):
        received += chunk
    return received


def test_a_connection_is_kept(caller: Caller) -> None:
    connection = caller.connect()
    connection.connect()
    first = connection.sock
    for status in (201, 404, 201):
        target = SESSIONS if status == 201 else "/nothing"
        connection.request("POST", target, BODY, caller.bearer(caller.claims()))
        response = connection.getresponse()
        assert (response.status, response.version) == (status, 11)
        response.read()
        assert connection.sock is first
    connection.close()


def test_every_answer_has_the_headers_of_the_service(caller: Caller) -> None:
    answers = [caller.context(), caller.ask("GET", "/flex/v2/public-keys/sb"), caller.ask("GET", "/")]
    for answer in answers:
        assert answer.headers["Date"] == "Mon, 02 Mar 2026 09:15:00 GMT"
        assert answer.headers["Cache-Control"] == "no-cache, no-store, must-revalidate"
        assert "Content-Encoding" not in answer.headers
        assert "Strict-Transport-Security" not in answer.headers
        assert "Python" not in answer.headers["Server"]
    assert len({answer.headers["v-c-correlation-id"] for answer in answers}) == 3
    assert answers[2].headers["v-c-response-time"] == str(int(NOW.timestamp()))
    assert "v-c-response-time" not in answers[0].headers


def test_the_largest_body_and_one_byte_more(caller: Caller) -> None:
    fitting = BODY.ljust(MAX_BODY)
    assert caller.context(fitting).status == 201
    answer = caller.context(fitting + b" ")
    assert (answer.status, answer.headers["Connection"]) == (413, "close")
    assert answer.json["responseStatus"]["status"] == 413


def test_the_client_of_a_far_too_large_body_gets_its_answer(caller: Caller) -> None:
    assert caller.ask("POST", SESSIONS, b" " * (4 << 20)).status == 413


@pytest.mark.parametrize(
    ("request_text", "status"),
    [
        (b"POST /flex/v2/sessions HTTP/1.1\r\nContent-Length: many\r\n\r\n", 400),
        (b"POST /flex/v2/sessions HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
        (b"POST /flex/v2/sessions HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
        (b"POST /flex/v2/sessions HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411),
        (b"nonsense without end \x1b[31m\r\n\r\n", 400),
        (b"BREW /pot HTTP/1.1\r\n\r\n", 405),
        (b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 200 + b"\r\n", 431),
    ],
)
def test_what_is_not_http_gets_a_plain_answer(
    sandbox: Sandbox, wire: socket.socket, request_text: bytes, status: int
) -> None:
    answer = answer_to(wire, request_text)
    assert answer.split(b" ")[1] == str(status).encode()
    assert b"v-c-correlation-id: " in answer
    assert b'{"responseStatus":{' in answer
    assert str(sandbox.log[-1]).isprintable()


def test_head_has_no_body(wire: socket.socket) -> None:
    answer = answer_to(wire, b"HEAD /flex/v2/sessions HTTP/1.1\r\nConnection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 405 ")
    assert answer.endswith(b"\r\n\r\n")


def test_a_client_that_leaves_in_the_middle_does_no_harm(
    sandbox: Sandbox, caller: Caller, wire: socket.socket, capfd: pytest.CaptureFixture[str]
) -> None:
    wire.sendall(b"POST /flex/v2/sessions HTTP/1.1\r\nContent-Length: 100\r\n\r\nhalf")
    wire.close()
    assert caller.context().status == 201
    assert capfd.readouterr() == ("", "")
    assert not sandbox.log


def test_a_failure_of_the_sandbox_is_an_answer(
    sandbox: Sandbox, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_call: object) -> None:
        raise ZeroDivisionError("with a secret in it")

    monkeypatch.setattr(sandbox, "answer", fail)
    answer = caller.context()
    assert (answer.status, answer.json["reason"]) == (500, "SYSTEM_ERROR")
    assert caller.refusal() == "the sandbox failed: ZeroDivisionError"

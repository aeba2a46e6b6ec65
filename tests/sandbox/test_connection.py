"""A connection: keep-alive, headers of every response, refusals, and clients that disconnect."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from flexgui.sandbox import Sandbox
from flexgui.sandbox.http1 import MAX_BODY
from flexgui.sandbox.key_pool import NoKeyAvailable
from tests.sandbox.caller import BODY, NOW, SESSIONS, Caller


@pytest.fixture
def wire(sandbox: Sandbox) -> Iterator[socket.socket]:
    """A TCP connection to the sandbox."""
    host, _, port = sandbox.base_url.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        yield connection


def answer_to(wire: socket.socket, request: bytes) -> bytes:
    wire.sendall(request)
    received = b""
    while chunk := wire.recv(65536):
        received += chunk
    return received


def test_a_connection_is_kept_alive(caller: Caller) -> None:
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


def test_every_response_has_the_headers_of_the_service(caller: Caller) -> None:
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


def test_the_body_has_a_maximum_length(caller: Caller) -> None:
    fitting = BODY.ljust(MAX_BODY)
    assert caller.context(fitting).status == 201
    answer = caller.context(fitting + b" ")
    assert (answer.status, answer.headers["Connection"]) == (413, "close")
    assert answer.json["reason"] == "PAYLOAD_TOO_LARGE"


def test_the_client_of_a_far_too_large_body_gets_a_response(caller: Caller) -> None:
    assert caller.ask("POST", SESSIONS, b" " * (4 << 20)).status == 413


@pytest.mark.parametrize(
    ("request_text", "status"),
    [
        (b"POST /flex/v2/sessions HTTP/1.1\r\nHost: a\r\nContent-Length : 1\r\n\r\n", 400),
        (b"POST /flex/v2/sessions HTTP/1.1\r\nHost: a\r\n\r\n", 411),
        (b"nonsense without end \x1b[31m\r\n\r\n", 400),
    ],
)
def test_a_malformed_request_is_refused_and_closes_the_connection(
    sandbox: Sandbox, wire: socket.socket, request_text: bytes, status: int
) -> None:
    answer = answer_to(wire, request_text)
    assert answer.startswith(b"HTTP/1.1 %d " % status)
    assert b"v-c-correlation-id: " in answer
    assert b"Connection: close" in answer
    assert b'"reason":' in answer
    assert str(sandbox.log[-1]).isprintable()


def test_tls_on_a_plain_port_is_logged(sandbox: Sandbox, wire: socket.socket) -> None:
    assert answer_to(wire, bytes.fromhex("16030100c4010000c00303") + bytes(190) + b"\n") == b""
    assert "the client spoke TLS to a port without it" in sandbox.log[-1].why


@pytest.mark.parametrize(("target", "status"), [("/flex/v2/public-keys/sb", 200), (SESSIONS, 405), ("/", 404)])
def test_head_has_the_headers_of_get_and_no_body(wire: socket.socket, target: str, status: int) -> None:
    answer = answer_to(wire, f"HEAD {target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 %d " % status)
    assert b"Content-Length: 0" not in answer
    assert answer.endswith(b"\r\n\r\n")


def test_an_absolute_target_and_a_chunked_body_are_accepted(caller: Caller) -> None:
    connection = caller.connect()
    headers = caller.signature_headers() | {"Transfer-Encoding": "chunked"}
    connection.request("POST", caller.sandbox.base_url + SESSIONS, [BODY[:10], BODY[10:]], headers, encode_chunked=True)
    assert connection.getresponse().status == 201
    connection.close()


def test_the_log_has_the_target_as_it_was_sent(caller: Caller) -> None:
    caller.ask("POST", "//flex/v2/sessions", BODY, caller.signature_headers())
    assert caller.sandbox.log[-1].target == "//flex/v2/sessions"
    assert "two slashes in a row" in caller.refusal()


def test_a_client_that_disconnects_early_causes_no_error(
    sandbox: Sandbox, caller: Caller, wire: socket.socket, capfd: pytest.CaptureFixture[str]
) -> None:
    wire.sendall(b"POST /flex/v2/sessions HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf")
    wire.close()
    assert caller.context().status == 201
    assert capfd.readouterr() == ("", "")
    assert all(entry.is_ordinary for entry in sandbox.log)


def test_an_internal_error_gives_a_response(
    sandbox: Sandbox, caller: Caller, monkeypatch: pytest.MonkeyPatch, uncaught: list[str]
) -> None:
    def fail() -> None:
        raise ZeroDivisionError("with a secret in it")

    monkeypatch.setattr(sandbox.issuer, "public_jwk", fail)
    answer = caller.ask("GET", "/flex/v2/public-keys/sb")
    assert (answer.status, answer.json["reason"]) == (500, "SYSTEM_ERROR")
    assert caller.refusal() == "the sandbox failed: ZeroDivisionError"
    assert "ZeroDivisionError" in uncaught.pop()


def test_a_missing_key_gives_503_with_the_next_step(
    sandbox: Sandbox, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise NoKeyAvailable

    monkeypatch.setattr(sandbox.issuer, "public_jwk", fail)
    answer = caller.ask("GET", "/flex/v2/public-keys/sb")
    assert (answer.status, answer.headers["Retry-After"]) == (503, "2")
    assert "--fast-keys" in caller.refusal()

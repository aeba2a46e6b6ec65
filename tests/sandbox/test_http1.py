"""Strict parsing of HTTP/1.1: accepted requests, and refused ones with their status."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexgui.sandbox.http1 import MAX_BODY, MAX_HEAD, BadRequest, Head, RequestReader

SOON = 0.05


class Client:
    """One end of a socket pair; a RequestReader reads from the other end."""

    def __init__(self, ours: socket.socket, theirs: socket.socket) -> None:
        self.socket = ours
        self.reader = RequestReader(theirs)

    def read(self, sent: bytes) -> tuple[Head, bytes]:
        self.socket.sendall(sent)
        head = self.reader.read_head(5)
        return head, self.reader.read_body(head, 5)


@pytest.fixture
def client() -> Iterator[Client]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield Client(ours, theirs)


HOST = b"Host: 127.0.0.1:1\r\n"
POST = b"POST / HTTP/1.1\r\n" + HOST
REFUSED: dict[str, tuple[bytes, int, str]] = {
    "space before the colon": (POST + b"Content-Length : 5\r\n\r\nhello", 400, "white space between the header name"),
    "tab before the colon": (POST + b"X\t: 5\r\n\r\n", 400, "white space between the header name"),
    "no colon": (POST + b"Content-Length 5\r\n\r\n", 400, "no colon"),
    "no name": (POST + b": 5\r\n\r\n", 400, "not allowed there"),
    "folded": (POST + b"X: a\r\n b\r\n\r\n", 400, "folded"),
    "folded first": (b"POST / HTTP/1.1\r\n Content-Length: 5\r\n\r\n", 400, "folded"),
    "NUL in a name": (POST + b"Content\0-Length: 5\r\n\r\n", 400, "control character"),
    "NUL in a value": (POST + b"X: a\0b\r\n\r\n", 400, "control character"),
    "CR in a value": (POST + b"X: a\rb\r\n\r\n", 400, "control character"),
    "letters beyond ASCII in a name": (POST + b"X\xe9: a\r\n\r\n", 400, "not allowed there"),
    "bare LF after the request line": (b"POST / HTTP/1.1\nHost: a\n\n", 400, "line feed alone"),
    "bare LF between headers": (POST + b"X: a\nY: b\r\n\r\n", 400, "line feed alone"),
    "bare LF at the end": (POST + b"\n", 400, "line feed alone"),
    "two Hosts": (POST + HOST + b"\r\n", 400, "host is there twice"),
    "two Authorizations": (POST + b"Authorization: a\r\nauthorization: a\r\n\r\n", 400, "authorization is there twice"),
    "two lengths": (POST + b"Content-Length: 1\r\nContent-Length: 1\r\n\r\n", 400, "content-length is there twice"),
    "no Host": (b"GET / HTTP/1.1\r\n\r\n", 400, "Host header is missing"),
    "an empty Host": (b"GET / HTTP/1.1\r\nHost:\r\n\r\n", 400, "not a host name"),
    "a Host with user information": (b"GET / HTTP/1.1\r\nHost: a@b\r\n\r\n", 400, "not a host name"),
    "another host in the target": (b"GET http://a/ HTTP/1.1\r\nHost: b\r\n\r\n", 400, "names the host 'a'"),
    "a target of another scheme": (b"GET ftp://127.0.0.1:1/ HTTP/1.1\r\n" + HOST + b"\r\n", 400, "neither a path"),
    "HTTP/0.9": (b"GET /\r\n", 400, "no HTTP version"),
    "HTTP/2": (b"GET / HTTP/2.0\r\n\r\n", 505, "HTTP/1.1 is"),
    "two spaces": (b"GET  / HTTP/1.1\r\n\r\n", 400, "METHOD TARGET"),
    "a tab for a space": (b"GET\t/ HTTP/1.1\r\n\r\n", 400, "METHOD TARGET"),
    "nonsense": (b"nonsense without end \x1b[31m\r\n\r\n", 400, "METHOD TARGET"),
    "length in words": (POST + b"Content-Length: many\r\n\r\n", 400, "not a number"),
    "a negative length": (POST + b"Content-Length: -1\r\n\r\n", 400, "not a number"),
    "a length with a plus": (POST + b"Content-Length: +1\r\n\r\n", 400, "not a number"),
    "a list of lengths": (POST + b"Content-Length: 1, 1\r\n\r\n", 400, "not a number"),
    "length and chunks": (POST + b"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400, "both"),
    "another coding": (POST + b"Transfer-Encoding: gzip, chunked\r\n\r\n", 501, "only chunked"),
    "chunks in HTTP/1.0": (b"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400, "HTTP/1.0"),
    "a chunk without a size": (POST + b"Transfer-Encoding: chunked\r\n\r\n\r\n", 400, "hexadecimal"),
    "a chunk size with 0x": (POST + b"Transfer-Encoding: chunked\r\n\r\n0x1\r\na\r\n", 400, "hexadecimal"),
    "a chunk size with a space": (POST + b"Transfer-Encoding: chunked\r\n\r\n1 \r\na\r\n", 400, "hexadecimal"),
    "a chunk longer than its size": (POST + b"Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n", 400, "longer than"),
    "bare LF after a chunk size": (POST + b"Transfer-Encoding: chunked\r\n\r\n1\na\r\n", 400, "line feed alone"),
    "a trailer without a colon": (POST + b"Transfer-Encoding: chunked\r\n\r\n0\r\nGET /\r\n\r\n", 400, "no colon"),
    "too large a body": (POST + b"Content-Length: %d\r\n\r\n" % (MAX_BODY + 1), 413, "more than 65536 bytes"),
    "too large a chunk": (POST + b"Transfer-Encoding: chunked\r\n\r\nfffff\r\n", 413, "more than 65536 bytes"),
    "too many headers": (POST + b"a: b\r\n" * 101 + b"\r\n", 431, "more than 100"),
    "too long a header": (POST + b"a: " + b"b" * MAX_HEAD, 431, "longer than"),
    "another expectation": (POST + b"Expect: wonders\r\n\r\n", 417, "100-continue"),
}


@pytest.mark.parametrize(("sent", "status", "why"), REFUSED.values(), ids=REFUSED)
def test_malformed_requests_are_refused(client: Client, sent: bytes, status: int, why: str) -> None:
    with pytest.raises(BadRequest, match=why) as refused:
        client.read(sent)
    assert refused.value.status == status


ACCEPTED: dict[str, tuple[bytes, str, bytes]] = {
    "no body": (POST + b"\r\n", "/", b""),
    "a body": (POST + b"Content-Length: 5\r\n\r\nhello", "/", b"hello"),
    "chunks": (POST + b"Transfer-Encoding: Chunked\r\n\r\n3\r\nhel\r\n2;a=b\r\nlo\r\n0\r\nX: y\r\n\r\n", "/", b"hello"),
    "an empty line first": (b"\r\n" + POST + b"\r\n", "/", b""),
    "white space around a value": (POST + b"Content-Length: \t 5 \t\r\n\r\nhello", "/", b"hello"),
    "letters beyond ASCII in a value": (POST + b"X: \xe9\r\n\r\n", "/", b""),
    "HTTP/1.0 without Host": (b"GET /a HTTP/1.0\r\n\r\n", "/a", b""),
    "an absolute target": (b"GET http://127.0.0.1:1/a//b?c HTTP/1.1\r\n" + HOST + b"\r\n", "/a//b?c", b""),
    "an absolute target without a path": (b"GET HTTP://127.0.0.1:1 HTTP/1.1\r\n" + HOST + b"\r\n", "/", b""),
    "two slashes": (b"GET //a HTTP/1.1\r\n" + HOST + b"\r\n", "//a", b""),
    "an IPv6 host": (b"GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", "/", b""),
}


@pytest.mark.parametrize(("sent", "target", "body"), ACCEPTED.values(), ids=ACCEPTED)
def test_requests_of_common_clients_are_accepted(client: Client, sent: bytes, target: str, body: bytes) -> None:
    head, received = client.read(sent)
    assert (head.target, received) == (target, body)


@given(
    st.lists(st.sampled_from([*b"\r\n :/", *b"GPH1.0", 0, 9, 255]), max_size=60).map(bytes), st.integers(0, len(POST))
)
def test_any_bytes_give_a_request_or_a_refusal(noise: bytes, place: int) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.sendall(POST[:place] + noise + POST[place:] + b"\r\n")
        ours.shutdown(socket.SHUT_WR)
        reader = RequestReader(theirs)
        with suppress(BadRequest, ConnectionAbortedError):
            reader.read_body(reader.read_head(5), 5)


def test_pipelined_requests_are_read(client: Client) -> None:
    client.socket.sendall((POST + b"Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n") * 2 + POST + b"\r\n")
    bodies = [client.read(b"")[1] for _ in range(3)]
    assert bodies == [b"a", b"a", b""]


@pytest.mark.parametrize(
    ("line", "keep_alive"),
    [
        (b"1.1\r\nHost: a\r\n", True),
        (b"1.1\r\nHost: a\r\nConnection: x, Close\r\n", False),
        (b"1.0\r\n", False),
        (b"1.0\r\nConnection: keep-alive\r\n", True),
    ],
)
def test_keep_alive(client: Client, line: bytes, keep_alive: bool) -> None:
    assert client.read(b"GET / HTTP/" + line + b"\r\n")[0].keep_alive is keep_alive


def test_100_continue_is_sent_if_expected(client: Client) -> None:
    client.socket.sendall(POST + b"Content-Length: 2\r\nExpect: 100-continue\r\n\r\n")
    head = client.reader.read_head(5)
    with pytest.raises(BadRequest, match="The body was not complete"):
        client.reader.read_body(head, SOON)
    assert client.socket.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"


@pytest.mark.parametrize("sent", [b"GET / HT", b"GET / HTTP/1.1\r\nHost: a\r\nX"])
def test_headers_have_a_timeout(client: Client, sent: bytes) -> None:
    client.socket.sendall(sent)
    with pytest.raises(BadRequest, match="The headers were not complete") as refused:
        client.reader.read_head(SOON)
    assert refused.value.status == 408


def test_a_silent_client_sends_no_request(client: Client) -> None:
    assert not client.reader.wait_for_request(SOON)
    client.socket.close()
    assert not client.reader.wait_for_request(5)


def test_a_client_that_disconnects_during_a_request(client: Client) -> None:
    client.socket.sendall(POST + b"Content-Length: 5\r\n\r\nhel")
    client.socket.close()
    head = client.reader.read_head(5)
    with pytest.raises(ConnectionAbortedError):
        client.reader.read_body(head, 5)

"""A strict reader of HTTP/1.1 requests (RFC 9112) with a deadline for each part.

Everything that the RFC allows a server to refuse is refused, and the connection is closed: if two programs read one
byte stream differently, request smuggling is possible. Libraries (http.server, h11) accept bare line feeds and folded
lines, so they would need the same checks.
"""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from flexgui.sandbox.messages import FlatRefused

MAX_BODY = 64 * 1024
"""The largest request body in bytes; the largest real one, every field with `required`, has about 2 KiB."""

MAX_HEAD = 32 * 1024
"""The largest request line with all headers, in bytes."""

MAX_HEADERS = 100
IDLE_SECONDS = 30.0
"""How long a connection may wait for the first byte of a request."""

HEAD_SECONDS = 10.0
"""How long the request line and the headers may take from their first byte."""

BODY_SECONDS = 15.0
"""How long the body may take."""

TLS_HANDSHAKE = b"\x16"
"""The first byte of a TLS connection (RFC 8446, 5.1); no HTTP method begins with it."""

_TOKEN = rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_REQUEST_LINE = re.compile(rb"(" + _TOKEN + rb") ([!-~]+) HTTP/([0-9])\.([0-9])")
_FIELD = re.compile(rb"(" + _TOKEN + rb"):[ \t]*((?:[!-~\x80-\xff](?:[\t -~\x80-\xff]*[!-~\x80-\xff])?)?)[ \t]*")
_HOST = re.compile(r"(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?")
_ABSOLUTE = re.compile(r"https?://([^/?#]*)([^#]*)", re.IGNORECASE)
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})(?:;[\t -~]*)?")
_BARE_LINE_FEED = re.compile(rb"(?<!\r)\n")
_CONTROL = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")
_SINGLE = (
    "host", "authorization", "content-length", "content-type", "content-encoding", "transfer-encoding", "expect",
    "date", "v-c-date", "digest", "signature", "v-c-merchant-id",
)  # fmt: skip
"""Headers that may be sent only once, because programs differ in which of two they take."""


@dataclass(frozen=True, slots=True)
class Head:
    """The request line and the headers. `sent_target` is the target as sent, `target` its path with the query.

    `length` is the length of the body in bytes, None if it is sent in chunks.
    """

    method: str
    sent_target: str
    target: str
    headers: Mapping[str, str]
    keep_alive: bool
    length: int | None


class BadRequest(FlatRefused):
    """The bytes are not an acceptable HTTP request; the connection is closed."""

    def __init__(self, message: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST, reason: str = "") -> None:
        super().__init__(status.value, reason or status.name, message)


class RequestReader:
    """Reads the requests of one connection, one after the other."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._buffer = bytearray()

    def wait_for_request(self, seconds: float) -> bool:
        """Wait for the first byte of a request; False if the client closed the connection or sent nothing in time."""
        try:
            self._skip_empty_lines(time.monotonic() + seconds)
        except (ConnectionError, TimeoutError):
            return False
        return True

    @property
    def speaks_tls(self) -> bool:
        """True if the received bytes begin like a TLS handshake."""
        return self._buffer[:1] == TLS_HANDSHAKE

    def read_head(self, seconds: float = HEAD_SECONDS) -> Head:
        """Return the next request without its body.

        Raises BadRequest if it is malformed, too large, or not complete after `seconds`, OSError if the
        connection breaks.
        """
        deadline = time.monotonic() + seconds
        try:
            self._skip_empty_lines(deadline)
            return parse_head(self._head_lines(deadline))
        except TimeoutError:
            message = f"The headers were not complete after {seconds:.0f} seconds."
            raise BadRequest(message, HTTPStatus.REQUEST_TIMEOUT) from None

    def read_body(self, head: Head, seconds: float = BODY_SECONDS) -> bytes:
        """Return the body of the request. Raises as `read_head` does."""
        deadline = time.monotonic() + seconds
        if head.headers.get("expect") and head.length != 0 and not self._buffer:
            self._connection.settimeout(seconds)
            self._connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        try:
            return self._chunks(deadline) if head.length is None else self._exactly(head.length, deadline)
        except TimeoutError:
            message = f"The body was not complete after {seconds:.0f} seconds."
            raise BadRequest(message, HTTPStatus.REQUEST_TIMEOUT) from None

    def _skip_empty_lines(self, deadline: float) -> None:
        # RFC 9112, 2.2: some clients send an empty line after a body.
        while self._buffer in (bytearray(), bytearray(b"\r")) or self._buffer.startswith(b"\r\n"):
            if self._buffer.startswith(b"\r\n"):
                del self._buffer[:2]
            else:
                self._receive(deadline)

    def _head_lines(self, deadline: float) -> list[bytes]:
        first_line_read = False
        while (end := self._buffer.find(b"\r\n\r\n")) < 0 or end > MAX_HEAD:
            _refuse_bare_line_feed(self._buffer)
            if not first_line_read and (line_end := self._buffer.find(b"\r\n")) >= 0:
                # HTTP/0.9 sends nothing after this line, so there are no headers to wait for.
                _parse_request_line(bytes(self._buffer[:line_end]))
                first_line_read = True
            if len(self._buffer) > MAX_HEAD:
                message = f"The request line and headers are longer than {MAX_HEAD} bytes."
                raise BadRequest(message, HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
            self._receive(deadline)
        _refuse_bare_line_feed(self._buffer[:end])
        lines = bytes(self._buffer[:end]).split(b"\r\n")
        del self._buffer[: end + 4]
        return lines

    def _chunks(self, deadline: float) -> bytes:
        body = bytearray()
        while True:
            match = _CHUNK_SIZE.fullmatch(self._line(deadline))
            if match is None:
                raise BadRequest("A chunk of the body does not begin with its size in hexadecimal digits.")
            size = int(match[1], 16)
            if size == 0:
                break
            check_length(len(body) + size)
            body += self._exactly(size, deadline)
            if self._exactly(2, deadline) != b"\r\n":
                raise BadRequest("A chunk of the body is longer than its size says.")
        for _ in range(MAX_HEADERS):  # trailers, which are ignored
            line = self._line(deadline)
            if not line:
                return bytes(body)
            _parse_field(line)
        raise BadRequest("There are too many trailers after the body.")

    def _line(self, deadline: float) -> bytes:
        while (end := self._buffer.find(b"\r\n")) < 0:
            _refuse_bare_line_feed(self._buffer)
            if len(self._buffer) > MAX_HEAD:
                raise BadRequest("A line of the chunked body is too long.")
            self._receive(deadline)
        line = bytes(self._buffer[:end])
        _refuse_bare_line_feed(line)
        del self._buffer[: end + 2]
        return line

    def _exactly(self, count: int, deadline: float) -> bytes:
        while len(self._buffer) < count:
            self._receive(deadline)
        data = bytes(self._buffer[:count])
        del self._buffer[:count]
        return data

    def _receive(self, deadline: float) -> None:
        remaining = deadline - time.monotonic()
        if remaining <= 0:
            raise TimeoutError
        self._connection.settimeout(remaining)
        chunk = self._connection.recv(64 * 1024)
        if not chunk:
            raise ConnectionAbortedError("the client closed the connection")
        self._buffer += chunk


def parse_head(lines: list[bytes]) -> Head:
    """Return the request that these lines (without their CR LF) begin. Raises BadRequest if they are malformed."""
    method, sent_target, minor = _parse_request_line(lines[0])
    if len(lines) - 1 > MAX_HEADERS:
        message = f"There are more than {MAX_HEADERS} headers."
        raise BadRequest(message, HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
    headers = _parse_fields(lines[1:])
    target = _check_host(sent_target, headers, minor)
    if headers.get("expect", "100-continue").lower() != "100-continue":
        raise BadRequest("The only known Expect is 100-continue.", HTTPStatus.EXPECTATION_FAILED)
    options = {each.strip().lower() for each in headers.get("connection", "").split(",")}
    keep_alive = "close" not in options and (minor >= 1 or "keep-alive" in options)
    return Head(method, sent_target, target, headers, keep_alive, _body_length(headers, minor))


def check_length(length: int) -> None:
    """Raise BadRequest (413) if a body of `length` bytes is too large."""
    if length > MAX_BODY:
        message = f"The body has more than {MAX_BODY} bytes."
        raise BadRequest(message, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "PAYLOAD_TOO_LARGE")


def _refuse_bare_line_feed(received: bytes | bytearray) -> None:
    if _BARE_LINE_FEED.search(received):
        raise BadRequest("A line ends with a line feed alone; HTTP lines end with CR LF.")


def _parse_request_line(line: bytes) -> tuple[str, str, int]:
    match = _REQUEST_LINE.fullmatch(line)
    if match is None:
        if re.fullmatch(_TOKEN + rb" [!-~]+", line):
            raise BadRequest("The request line has no HTTP version; HTTP/0.9 is not served.")
        raise BadRequest("The request line is not of the form METHOD TARGET HTTP/1.1.")
    method, target, major, minor = match[1].decode(), match[2].decode(), int(match[3]), int(match[4])
    if major != 1:
        message = f"HTTP/{major}.{minor} is not served, HTTP/1.1 is."
        raise BadRequest(message, HTTPStatus.HTTP_VERSION_NOT_SUPPORTED)
    return method, target, minor


def _parse_fields(lines: list[bytes]) -> dict[str, str]:
    headers: dict[str, str] = {}
    for line in lines:
        name, value = _parse_field(line)
        if name in headers and name in _SINGLE:
            raise BadRequest(f"The header {name} is there twice.")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


def _parse_field(line: bytes) -> tuple[str, str]:
    match = _FIELD.fullmatch(line)
    if match is not None:
        return match[1].decode().lower(), match[2].decode("latin-1")
    name, colon, _ = line.partition(b":")
    if _CONTROL.search(line):
        raise BadRequest("A header holds a control character.")
    if line[:1] in (b" ", b"\t"):
        raise BadRequest("A header is continued on a second line (folded); send it as one line.")
    if not colon:
        raise BadRequest("A header line has no colon.")
    if name.rstrip() != name:
        raise BadRequest(
            f"There is white space between the header name {name.rstrip().decode('latin-1')} and its colon."
        )
    raise BadRequest("A header name holds a character that is not allowed there.")


def _check_host(sent_target: str, headers: Mapping[str, str], minor: int) -> str:
    """Return the path with its query. Raises BadRequest for a missing, malformed or different Host header."""
    host = headers.get("host")
    if host is None and minor >= 1:
        raise BadRequest("The Host header is missing.")
    if host is not None and not _HOST.fullmatch(host):
        raise BadRequest("The Host header is not a host name with an optional port.")
    if sent_target.startswith("/") or sent_target == "*":
        return sent_target
    match = _ABSOLUTE.fullmatch(sent_target)
    if match is None:
        raise BadRequest("The request target is neither a path nor an http or https URL.")
    if host is not None and match[1].lower() != host.lower():
        raise BadRequest(f"The request target names the host {match[1]!r}, the Host header {host!r}.")
    return match[2] if match[2].startswith("/") else "/" + match[2]


def _body_length(headers: Mapping[str, str], minor: int) -> int | None:
    coding, length = headers.get("transfer-encoding"), headers.get("content-length")
    if coding is not None:
        if length is not None:
            raise BadRequest("The request has both a Content-Length and a Transfer-Encoding.")
        if minor == 0:
            raise BadRequest("HTTP/1.0 has no Transfer-Encoding.")
        if coding.lower() != "chunked":
            message = f"The Transfer-Encoding is {coding!r}; only chunked is known."
            raise BadRequest(message, HTTPStatus.NOT_IMPLEMENTED)
        return None
    if length is None:
        return 0
    if not re.fullmatch(r"[0-9]{1,15}", length):
        raise BadRequest("The Content-Length is not a number.")
    check_length(int(length))
    return int(length)

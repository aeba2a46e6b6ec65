"""One connection: reads its requests one after the other and writes the responses."""

from __future__ import annotations

import contextlib
import logging
import select
import socket
import ssl
import struct
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import formatdate
from http import HTTPStatus
from os import name as os_name

from flexgui.flex.environment import SESSIONS_PATH
from flexgui.log import log_error
from flexgui.sandbox.api import Api
from flexgui.sandbox.faults import Faults
from flexgui.sandbox.http1 import IDLE_SECONDS, TLS_HANDSHAKE, BadRequest, Head, RequestReader
from flexgui.sandbox.log import RequestLog
from flexgui.sandbox.messages import Call, FlatRefused, Refused, Reply

FIRST_REQUEST_SECONDS = 10.0
"""How long a new connection may take to the end of its TLS handshake, and then to the first byte of a request."""

WRITE_SECONDS = 30.0
"""How long a client may take to accept a response."""

_logger = logging.getLogger(__name__)
_REFUSED_SECONDS = 0.3
_DRAIN_BYTES = 16 << 20
_DRAIN_SECONDS = 5.0
_RESET_ON_CLOSE = struct.pack("hh" if os_name == "nt" else "ii", 1, 0)  # struct linger: on, 0 seconds
_NO_CACHE = (
    ("Cache-Control", "no-cache, no-store, must-revalidate"),
    ("Pragma", "no-cache"),
    ("Expires", "-1"),
    ("X-Download-Options", "noopen"),
)
# Strict-Transport-Security, which the real service sends, would bind every later server on localhost: left out.


@dataclass(frozen=True, slots=True)
class Service:
    """What a connection needs to respond. `now` is the server's clock, `stopping` is set at the end."""

    api: Api
    log: RequestLog
    faults: Faults
    now: Callable[[], datetime]
    stopping: threading.Event
    tls: ssl.SSLContext | None = None


class Connection:
    """Serves one client until it closes the connection, breaks a rule of HTTP, or exceeds a deadline."""

    def __init__(self, connection: socket.socket, service: Service) -> None:
        self._socket = connection
        self._service = service
        self._reader = RequestReader(connection)
        self._head: Head | None = None
        self._correlation_id = "-"
        self._keep_alive = False
        self._began = time.monotonic()

    def serve(self) -> None:
        """Respond to requests until the connection ends."""
        if not self._begin():
            return
        seconds = FIRST_REQUEST_SECONDS
        while self._reader.wait_for_request(seconds) and not self._service.stopping.is_set():
            self._serve_one()
            if not self._keep_alive:
                self._close_gracefully()
                return
            seconds = IDLE_SECONDS

    def refuse(self) -> None:
        """Respond 503, because there are too many connections, within a short time limit."""
        if not self._begin(_REFUSED_SECONDS):
            return
        self._correlation_id = str(uuid.uuid4())
        # Clients send before they read: a response without this wait could be lost.
        if self._reader.wait_for_request(_REFUSED_SECONDS):
            with contextlib.suppress(BadRequest):
                self._head = self._reader.read_head(_REFUSED_SECONDS)
        message = "There are too many connections."
        self._refuse(FlatRefused(503, "SERVICE_UNAVAILABLE", message, headers=(("Retry-After", "1"),)))
        self._close_gracefully(_REFUSED_SECONDS)

    def abort(self) -> None:
        """Break the connection, from any thread."""
        with contextlib.suppress(OSError):
            socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()

    def _begin(self, seconds: float = FIRST_REQUEST_SECONDS) -> bool:
        """Do the handshake if this is a TLS port; False if the client does not speak TLS or does not trust the CA."""
        if self._service.tls is None:
            return True
        self._socket.settimeout(seconds)
        first = self._socket.recv(1, socket.MSG_PEEK)
        if not first:
            return False
        if first != TLS_HANDSHAKE:
            self._respond_to_plain_http()
            return False
        try:
            self._socket = self._service.tls.wrap_socket(self._socket, server_side=True)
        except ssl.SSLError as error:
            why = f"the TLS handshake failed ({error.reason}): does the client trust the CA file?"
            self._service.log.add("-", "-", None, why)
            return False
        self._reader = RequestReader(self._socket)
        return True

    def _respond_to_plain_http(self) -> None:
        self._correlation_id = str(uuid.uuid4())
        with contextlib.suppress(BadRequest):
            self._head = self._reader.read_head(FIRST_REQUEST_SECONDS)
        self._refuse(BadRequest("This port speaks HTTPS, and the client spoke plain HTTP: use https:// in the URL."))
        self._close_gracefully()

    def _serve_one(self) -> None:
        self._head, self._keep_alive = None, False
        self._began = time.monotonic()
        self._correlation_id = str(uuid.uuid4())
        if self._reader.speaks_tls:
            why = "the client spoke TLS to a port without it: use http:// in the URL, or start the sandbox with --tls"
            self._service.log.add("-", "-", None, why)
            return
        try:
            self._head = head = self._reader.read_head()
            call = self._read_call(head)
            if call.path == SESSIONS_PATH and call.method == "POST" and self._disturb():
                return
            reply = self._service.api.answer(call, self._service.now())
        except Refused as refused:
            self._refuse(refused)
        except OSError:
            raise
        except Exception as error:  # the client gets a response even if this fails
            log_error(_logger, logging.ERROR, "A request failed", error)
            why = f"the sandbox failed: {type(error).__name__}"
            self._refuse(FlatRefused(500, "SYSTEM_ERROR", "Internal error of the sandbox.", why=why))
        else:
            self._log_reply(reply)
            self._write(reply)

    def _read_call(self, head: Head) -> Call:
        if head.method in ("POST", "PUT", "PATCH") and head.length == 0 and "content-length" not in head.headers:
            raise BadRequest("Send the body with a Content-Length.", HTTPStatus.LENGTH_REQUIRED)
        body = self._reader.read_body(head)
        self._keep_alive = head.keep_alive  # now it is known where the next request begins
        host, port = self._socket.getsockname()[:2]
        local_host = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        return Call(head.method, head.target, head.headers, body, local_host)

    def _disturb(self) -> bool:
        """Apply the faults that concern the connection; True if no response is to be sent."""
        faults, stopping = self._service.faults, self._service.stopping
        if "slow" in faults:
            stopping.wait(faults.slow_seconds)
        if "hang" in faults:
            self._log(None, "the fault hang is on", "hang")
            # The connection becomes readable when the client gives up.
            while "hang" in faults and not stopping.wait(0.05) and not select.select([self._socket], [], [], 0)[0]:
                pass
            self._keep_alive = False
            return True
        if "reset" in faults:
            self._log(None, "the fault reset is on", "reset")
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
            self._socket.close()
            self._keep_alive = False
            return True
        return False

    def _refuse(self, refused: Refused) -> None:
        if isinstance(refused, BadRequest):
            self._keep_alive = False  # it is unknown where the next request begins
        self._log(refused.status, refused.why, self._connection_faults(refused.fault), refused.find_cause)
        # Errors of the real gateway carry the time in epoch seconds under this name.
        moment = str(int(self._service.now().timestamp()))
        headers = (*refused.headers, ("v-c-response-time", moment))
        self._write(Reply(refused.status, "application/json", refused.body(self._correlation_id), headers))

    def _write(self, reply: Reply) -> None:
        body = reply.body
        if "truncate" in self._service.faults and self._is_for_sessions():
            self._keep_alive = False
            body = body[: len(body) // 2]
        headers = [
            ("Server", "FlexGUI-sandbox"),
            ("Date", formatdate(self._service.now().timestamp(), usegmt=True)),
            ("v-c-correlation-id", self._correlation_id),
            ("Content-Type", reply.content_type),
            ("Content-Length", str(len(reply.body))),
            *reply.headers,
            *_NO_CACHE,
        ]
        if not self._keep_alive:
            headers.append(("Connection", "close"))
        lines = [f"HTTP/1.1 {reply.status} {HTTPStatus(reply.status).phrase}"]
        lines += [f"{name}: {value}" for name, value in headers]
        head = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
        self._socket.settimeout(WRITE_SECONDS)
        self._socket.sendall(head + (b"" if self._head and self._head.method == "HEAD" else body))

    def _close_gracefully(self, seconds: float = 1.0) -> None:
        # Closing with unread bytes would reset the connection, and the client would lose the response.
        with contextlib.suppress(OSError, ValueError):
            socket.socket.shutdown(self._socket, socket.SHUT_WR)  # SSLSocket.shutdown would end the decryption
            self._socket.settimeout(seconds)
            end = time.monotonic() + _DRAIN_SECONDS
            read = 0
            while read < _DRAIN_BYTES and time.monotonic() < end and (chunk := self._socket.recv(1 << 16)):
                read += len(chunk)

    def _is_for_sessions(self) -> bool:
        return self._head is not None and self._head.target.startswith(SESSIONS_PATH)

    def _connection_faults(self, fault: str) -> str:
        """Return the names of a reply's fault and of the faults of the connection."""
        names = [name for name in ("slow", "truncate") if name in self._service.faults and self._is_for_sessions()]
        return ", ".join((fault, *names) if fault else names)

    def _log_reply(self, reply: Reply) -> None:
        fault = self._connection_faults(reply.fault)
        notes = (reply.summary, _faults_on(fault))
        self._log(reply.status, "; ".join(note for note in notes if note), fault)

    def _log(self, status: int | None, why: str, fault: str = "", find_cause: Callable[[], str] | None = None) -> None:
        head = self._head
        method, target, client = (
            (head.method, head.sent_target, head.headers.get("user-agent", "")) if head else ("-", "-", "")
        )
        seconds = time.monotonic() - self._began
        self._service.log.add(
            method, target, status, why, self._correlation_id, find_cause, fault=fault, client=client, seconds=seconds
        )


def _faults_on(fault: str) -> str:
    """Return a note about the faults with these names, separated by commas."""
    if not fault:
        return ""
    return f"the faults {fault} are on" if "," in fault else f"the fault {fault} is on"

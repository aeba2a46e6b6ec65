"""HTTP/1.1 on the loopback: connections, threads, headers; knows nothing of the Flex API's rules."""

from __future__ import annotations

import contextlib
import select
import socket
import socketserver
import ssl
import struct
import sys
import threading
import time
import uuid
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from os import name as os_name
from typing import TYPE_CHECKING, Any

from flexgui.flex.environment import SESSIONS_PATH
from flexgui.sandbox.api import Reply
from flexgui.sandbox.authentication import Call
from flexgui.sandbox.refused import FlatRefused, Refused, StatusRefused

if TYPE_CHECKING:
    from flexgui.sandbox.server import Sandbox

MAX_BODY = 64 * 1024
"""The largest request body in bytes; the largest real one, every field with `required`, has about 2 KiB."""

_DRAIN_LIMIT = 16 << 20
_RESET_ON_CLOSE = struct.pack("hh" if os_name == "nt" else "ii", 1, 0)  # struct linger: on, for no time
_NO_CACHE = (
    ("Cache-Control", "no-cache, no-store, must-revalidate"),
    ("Pragma", "no-cache"),
    ("Expires", "-1"),
    ("X-Download-Options", "noopen"),
)
# Strict-Transport-Security, which the real service sends, would bind every later server on localhost: left out.


class Listener(ThreadingHTTPServer):
    """Accepts connections on 127.0.0.1, a daemon thread each, and can break them all at once."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    allow_reuse_address = os_name != "nt"  # on Windows it would let two servers share one port

    def __init__(self, port: int, sandbox: Sandbox, context: ssl.SSLContext | None) -> None:
        if not 0 <= port <= 65535:
            raise OSError(f"there is no port {port}, the highest is 65535")
        self.sandbox = sandbox
        self.serving = False
        self._context = context
        self._connections: set[socket.socket] = set()
        self._lock = threading.Lock()
        super().__init__(("127.0.0.1", port), Handler)

    def stop(self) -> None:
        """Stop accepting, close the port, break what is open."""
        if self.serving:
            self.serving = False
            ender = threading.Thread(target=self.shutdown, daemon=True)
            ender.start()
            for _ in range(10):
                # The loop looks at its end only when a connection comes: so one comes.
                with contextlib.suppress(OSError):
                    socket.create_connection(self.server_address[:2], timeout=0.05).close()  # type: ignore[arg-type]
                ender.join(0.05)
                if not ender.is_alive():
                    break
        self.server_close()
        with self._lock:
            for connection in self._connections:
                with contextlib.suppress(OSError):
                    socket.socket.shutdown(connection, socket.SHUT_RDWR)

    def server_bind(self) -> None:
        """Bind without the look-up of the computer's name that HTTPServer does, which may take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    def get_request(self) -> tuple[socket.socket, Any]:
        """Accept a connection; the TLS handshake is left to its thread, so that a silent peer holds up nobody."""
        connection, address = super().get_request()
        if self._context is not None:
            connection = self._context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
        with self._lock:
            self._connections.add(connection)
        return connection, address

    def shutdown_request(self, request: Any) -> None:
        """Close a connection and forget it."""
        with self._lock:
            self._connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Log what broke a connection; the usual print of a traceback is for nobody."""
        error = sys.exception()
        if isinstance(error, ssl.SSLError):
            why = f"the TLS handshake failed ({error.reason}): does the client trust the CA file?"
            self.sandbox.note("-", "-", None, why, "-")
        elif not isinstance(error, OSError):
            self.sandbox.note("-", "-", None, f"the sandbox failed with {type(error).__name__}", "-")


class Handler(BaseHTTPRequestHandler):
    """Reads requests and writes answers, one connection's after the other's."""

    protocol_version = "HTTP/1.1"
    default_request_version = "HTTP/1.0"  # even what is not HTTP at all gets a status line and headers
    timeout = 30
    wbufsize = 64 * 1024
    disable_nagle_algorithm = True
    server: Listener
    _correlation_id = "-"

    def do_POST(self) -> None:
        """Answer a request of any method."""
        self._correlation_id = str(uuid.uuid4())
        try:
            call = self._read_call()
            if call.target.partition("?")[0] == SESSIONS_PATH and call.method == "POST" and self._disturbed():
                return
            reply = self.server.sandbox.answer(call)
        except Refused as refused:
            self._refuse(refused)
        except OSError:
            raise
        except Exception as error:  # whatever it is, the client gets an answer
            why = f"the sandbox failed: {type(error).__name__}"
            self._refuse(FlatRefused(500, why, "SYSTEM_ERROR", "Internal error of the sandbox."))
        else:
            if reply.fault:
                self._note(reply.status, f"the fault {reply.fault} is on")
            self._write(reply)

    do_GET = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = do_POST  # noqa: N815

    def _read_call(self) -> Call:
        length = self._length()
        body = self.rfile.read(length)
        if len(body) < length:
            raise ConnectionAbortedError
        return Call(self.command, self.path, self.headers, body)

    def _length(self) -> int:
        # Where the body's end is not known or not waited for, the connection cannot be used again.
        self.close_connection, kept = True, self.close_connection
        if "Transfer-Encoding" in self.headers:
            raise StatusRefused(411, "LENGTH_REQUIRED", "Send the body with a Content-Length.")
        lengths = set(self.headers.get_all("Content-Length", ["0"]))
        text = lengths.pop()
        if lengths or not (text.isascii() and text.isdigit() and len(text) < 16):
            raise StatusRefused(400, "BAD_REQUEST", "The Content-Length is not a number.")
        if int(text) > MAX_BODY:
            message = f"The body has {text} bytes, at most {MAX_BODY} are taken."
            raise StatusRefused(413, "PAYLOAD_TOO_LARGE", message)
        self.close_connection = kept
        return int(text)

    def _disturbed(self) -> bool:
        """Do what the faults of the transport do; tell whether nothing is left to answer."""
        sandbox = self.server.sandbox
        if "slow" in sandbox.faults:
            sandbox.stopping.wait(sandbox.slow_seconds)
        if "hang" in sandbox.faults:
            self._note(None, "the fault hang is on")
            # A readable connection is one that the client has given up.
            while "hang" in sandbox.faults and not sandbox.stopping.wait(0.05):
                if select.select([self.connection], [], [], 0)[0]:
                    break
            self.close_connection = True
            return True
        if "reset" in sandbox.faults:
            self._note(None, "the fault reset is on")
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
            self.connection.close()
            self.close_connection = True
            return True
        return False

    def _refuse(self, refused: Refused) -> None:
        self._note(refused.status, refused.why)
        body = refused.body(self._correlation_id)
        # Errors carry the moment in epoch seconds under this name, as seen on the real gateway.
        moment = str(int(self.server.sandbox.now().timestamp()))
        headers = (*refused.headers, ("v-c-response-time", moment))
        self._write(Reply(refused.status, "application/json", body, headers))

    def _write(self, reply: Reply) -> None:
        truncated = "truncate" in self.server.sandbox.faults and getattr(self, "path", "").startswith(SESSIONS_PATH)
        if truncated:
            self._note(reply.status, "the fault truncate is on")
            self.close_connection = True
        self.send_response(reply.status)
        self.send_header("v-c-correlation-id", self._correlation_id)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        for name, value in (*reply.headers, *_NO_CACHE):
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body[: len(reply.body) // 2] if truncated else reply.body)
        self.wfile.flush()
        if reply.status == 413:
            self._drain()

    def _drain(self) -> None:
        # Closing with unread bytes would reset the connection, and the client would lose the answer.
        with contextlib.suppress(OSError):
            self.connection.settimeout(1.0)
            end = time.monotonic() + 5.0
            read = 0
            while read < _DRAIN_LIMIT and time.monotonic() < end and (chunk := self.rfile.read1(1 << 16)):
                read += len(chunk)

    def _note(self, status: int | None, why: str) -> None:
        self.server.sandbox.note(self.command or "-", getattr(self, "path", "-"), status, why, self._correlation_id)

    # BaseHTTPRequestHandler's overrides

    def setup(self) -> None:
        """Shake hands before the first request."""
        if isinstance(self.request, ssl.SSLSocket):
            self.request.settimeout(self.timeout)
            self.request.do_handshake()
        super().setup()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what http.server itself refuses (a bad request line, too many headers) in the API's shape."""
        self._correlation_id = str(uuid.uuid4())
        self.close_connection = True
        status = 405 if code == 501 else int(code)
        self._refuse(StatusRefused(status, "BAD_REQUEST", message or "The request could not be read."))

    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing: the sandbox keeps its own log of refusals."""

    def version_string(self) -> str:
        """Name the sandbox and no version of Python's."""
        return "FlexGUI-sandbox"

    def date_time_string(self, timestamp: float | None = None) -> str:
        """Return the Date header by the sandbox's clock."""
        return formatdate(self.server.sandbox.now().timestamp() if timestamp is None else timestamp, usegmt=True)

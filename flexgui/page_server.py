"""Serves one web page on the loopback, so that a browser runs it as it runs a shop's page."""

from __future__ import annotations

import secrets
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "script-src 'unsafe-inline'; style-src 'unsafe-inline'"
)


class PageServer:
    """Serves the last page it was given, at an address with a random path, until `stop`."""

    def __init__(self) -> None:
        self._server: _Server | None = None

    def serve(self, page: str, connect_to: str) -> str:
        """Serve this HTML page in place of the last one and return its address.

        The page may run its own script and style, and send requests to the origin `connect_to`, nothing else. Raises
        OSError if no port can be opened.
        """
        if self._server is None:
            self._server = _Server(("127.0.0.1", 0), _Handler)
            threading.Thread(target=self._server.serve_forever, name="flexgui-page", daemon=True).start()
        path = f"/{secrets.token_urlsafe(16)}"
        policy = f"{_POLICY}; connect-src {connect_to}"
        self._server.page = path, page.encode(), policy
        return f"http://127.0.0.1:{self._server.server_port}{path}"

    def stop(self) -> None:
        """Stop serving."""
        server, self._server = self._server, None
        if server is not None:
            server.shutdown()
            server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    page: tuple[str, bytes, str] = ("", b"", "")
    """Path, content and content security policy."""


class _Handler(BaseHTTPRequestHandler):
    timeout = 10
    server: _Server

    def do_GET(self) -> None:
        path, page, policy = self.server.page
        host = self.headers.get("Host", "")
        # Another name for this address is that of a foreign page (DNS rebinding).
        if self.path != path or host != f"127.0.0.1:{self.server.server_port}":
            self.send_error(404)
            return
        self.send_response(200)
        for name, value in (
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Length", str(len(page))),
            ("Content-Security-Policy", policy),
            ("Cache-Control", "no-store"),
            ("Referrer-Policy", "no-referrer"),
            ("X-Content-Type-Options", "nosniff"),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing: the path is only for the browser."""

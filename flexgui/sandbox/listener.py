"""Listening sockets, one thread per connection, and a limit on both."""

from __future__ import annotations

import errno
import logging
import selectors
import socket
import sys
import threading
from collections.abc import Sequence

from flexgui.flex.address import MAX_PORT
from flexgui.log import log_error
from flexgui.sandbox.connection import Connection, Service

if sys.platform != "win32":
    import resource

MAX_CONNECTIONS = 256
"""How many connections are served at the same time; further ones get 503.

A quarter as many get their 503 at the same time; connections beyond that wait in the system's queue.
"""

_BACKLOG = 128
_RETRIES = 20
_logger = logging.getLogger(__name__)


class Listener:
    """Accepts connections at one or more addresses, all on the same port, and can close them all at once.

    `port` 0 lets the system choose one. Raises OSError if an address cannot be used; one that this computer does not
    have is left out, unless it is the first.
    """

    def __init__(self, addresses: Sequence[str], port: int) -> None:
        if not 0 <= port <= MAX_PORT:
            raise OSError(f"there is no port {port}, the highest is {MAX_PORT}")
        self._sockets = _bind_all(addresses, port)
        self.port: int = self._sockets[0].getsockname()[1]
        self._wake_reader, self._wake_writer = socket.socketpair()
        self._limit = _connection_limit()
        self._slots = threading.Semaphore(self._limit + max(1, self._limit // 4))
        self._lock = threading.Lock()
        self._open: set[Connection] = set()
        self._stopped = False
        self._thread: threading.Thread | None = None

    def start(self, service: Service) -> None:
        """Serve connections on daemon threads; returns at once."""
        self._thread = threading.Thread(target=self._accept, args=(service,), name="flexgui-sandbox", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Close the port and all connections; may be called again."""
        with self._lock:
            already, self._stopped = self._stopped, True
        if already:
            return
        self._wake_writer.close()
        self._slots.release()  # in case the thread waits for one
        if self._thread is not None:
            self._thread.join(1.0)
        for each in (*self._sockets, self._wake_reader):
            each.close()
        with self._lock:
            for connection in self._open:
                connection.abort()

    def _accept(self, service: Service) -> None:
        with selectors.DefaultSelector() as selector:
            for each in (*self._sockets, self._wake_reader):
                selector.register(each, selectors.EVENT_READ)
            while not self._stopped:
                for key, _ in selector.select():
                    if isinstance(key.fileobj, socket.socket) and key.fileobj is not self._wake_reader:
                        self._slots.acquire()
                        self._accept_from(key.fileobj, service)

    def _accept_from(self, listening: socket.socket, service: Service) -> None:
        """Accept one connection and start its thread, which frees its slot at the end."""
        try:
            connection, _ = listening.accept()
        except OSError as error:
            self._slots.release()
            if error.errno in (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM):
                _logger.warning("No connection can be accepted: %s", error.strerror)
                service.stopping.wait(0.1)
            return
        try:
            connection.setblocking(True)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(
                target=self._serve, args=(connection, service), name="flexgui-sandbox-client", daemon=True
            ).start()
        except (OSError, RuntimeError) as error:  # RuntimeError: no thread can be started
            _logger.warning("A connection could not be served: %s", error)
            connection.close()
            self._slots.release()

    def _serve(self, accepted: socket.socket, service: Service) -> None:
        connection = Connection(accepted, service)
        with self._lock:
            self._open.add(connection)
            too_many = len(self._open) > self._limit
            if self._stopped:
                connection.abort()
        try:
            if too_many:
                connection.refuse()
            else:
                connection.serve()
        except OSError as error:
            _logger.debug("A connection broke: %s", error)
        except Exception as error:
            log_error(_logger, logging.ERROR, "A connection failed", error)
            service.log.add("-", "-", None, f"the sandbox failed with {type(error).__name__}")
        finally:
            with self._lock:
                self._open.discard(connection)
            connection.close()
            self._slots.release()


def _connection_limit() -> int:
    """Return the limit on connections: at most a quarter of the files that the process may open."""
    if sys.platform == "win32":  # it has no such limit
        return MAX_CONNECTIONS
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MAX_CONNECTIONS if files == resource.RLIM_INFINITY else max(1, min(MAX_CONNECTIONS, files // 4))


def _bind_all(addresses: Sequence[str], port: int) -> list[socket.socket]:
    """Bind every address to the same port. With port 0, try again if another program has it at one of the addresses."""
    for attempt in range(_RETRIES):
        sockets: list[socket.socket] = []
        try:
            for address in addresses:
                try:
                    sockets.append(_bind(address, sockets[0].getsockname()[1] if sockets else port))
                except OSError as error:
                    if not sockets or error.errno not in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
                        raise
            return sockets
        except OSError as error:
            for each in sockets:
                each.close()
            if port or not sockets or error.errno != errno.EADDRINUSE or attempt == _RETRIES - 1:
                raise
    raise AssertionError


def _bind(address: str, port: int) -> socket.socket:
    family, _, _, _, place = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":  # SO_REUSEADDR would let another program take the port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            listening.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        listening.bind(place)
        listening.listen(_BACKLOG)
        listening.setblocking(False)
    except OSError:
        listening.close()
        raise
    return listening

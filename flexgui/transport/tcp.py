"""Makes a TCP connection; another thread can cancel the attempt, which urllib3 does not support."""

from __future__ import annotations

import errno
import os
import selectors
import socket
from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any

from urllib3.util.connection import allowed_gai_family

_CHECK_S = 0.1
_UNDER_WAY = frozenset({errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EAGAIN, errno.EINTR})


def connect_tcp(
    host: str, port: int, timeout: float, options: Iterable[tuple[Any, ...]], check: Callable[[], None]
) -> socket.socket:
    """Connect to the first address of a host that accepts, with `timeout` seconds for each address.

    `check` is called every 100 ms and ends the attempt by an exception. The DNS lookup cannot be
    cancelled. Raises the OSError of the last address.
    """
    error = OSError("the name has no address")
    for family, kind, protocol, _, address in _addresses(host.strip("[]"), port):
        check()
        connection = socket.socket(family, kind, protocol)
        try:
            for each in options:
                connection.setsockopt(*each)
            _connect(connection, address, timeout, check)
        except OSError as problem:
            connection.close()
            error = problem
        except BaseException:
            connection.close()
            raise
        else:
            return connection
    raise error


def _addresses(host: str, port: int) -> list[Any]:
    try:
        return socket.getaddrinfo(host, port, allowed_gai_family(), socket.SOCK_STREAM)
    except UnicodeError:  # Python refuses an empty label or one of more than 63 characters
        raise socket.gaierror(socket.EAI_NONAME, "the name cannot be one of a host") from None


def _connect(connection: socket.socket, address: Any, timeout: float, check: Callable[[], None]) -> None:
    connection.setblocking(False)
    problem = connection.connect_ex(address)
    if problem in _UNDER_WAY:
        _wait(connection, timeout, check)
        problem = connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    if problem:
        raise OSError(problem, os.strerror(problem))
    connection.settimeout(timeout)


def _wait(connection: socket.socket, timeout: float, check: Callable[[], None]) -> None:
    end = monotonic() + timeout
    with selectors.DefaultSelector() as selector:
        selector.register(connection, selectors.EVENT_WRITE)
        while not selector.select(max(0.0, min(_CHECK_S, end - monotonic()))):
            check()
            if monotonic() >= end:
                raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))

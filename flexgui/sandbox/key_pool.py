"""RSA keys made ahead on worker threads, because each takes 20 to 150 ms."""

from __future__ import annotations

import atexit
import contextlib
import os
import threading
from collections import deque
from concurrent.futures import CancelledError, Future
from time import monotonic

from cryptography.hazmat.primitives.asymmetric import rsa

from flexgui.errors import SandboxError
from flexgui.translation import tr

WAIT_SECONDS = 20.0
"""How long a request waits for a key before it is refused."""

IDLE_SECONDS = 1.0
"""How long after the last request spare keys are made; earlier, they would slow down the window with the response."""

_READY = 2  # keys that are made at once: a capture context may need the signing key too
_MAX_THREADS = 4
_JOIN_SECONDS = 20.0


class NoKeyAvailable(SandboxError):
    """No key was made in time, or the pool is stopped."""


class KeyPool:
    """Up to `size` unused keys. Requests that find none wait in the order in which they came."""

    def __init__(self, size: int, threads: int = 1) -> None:
        self._size = size
        self._condition = threading.Condition()
        self._keys: deque[rsa.RSAPrivateKey] = deque()
        self._waiting: deque[Future[rsa.RSAPrivateKey]] = deque()
        self._stopped = False
        self._taken_at = -IDLE_SECONDS
        count = max(1, min(threads, os.cpu_count() or 1, _MAX_THREADS))
        self._threads = [
            threading.Thread(target=self._make_keys, name="flexgui-sandbox-keys", daemon=True) for _ in range(count)
        ]

    def start(self) -> None:
        """Start to make keys; returns at once."""
        for thread in self._threads:
            thread.start()
        atexit.register(self._finish)

    def stop(self) -> None:
        """Stop making keys; waiting calls raise NoKeyAvailable."""
        with self._condition:
            self._stopped = True
            for future in self._waiting:
                future.cancel()
            self._waiting.clear()
            self._condition.notify_all()
        atexit.unregister(self._finish)

    def take(self) -> rsa.RSAPrivateKey:
        """Remove a key and return it. Raises NoKeyAvailable after `WAIT_SECONDS`, or at once if stopped."""
        with self._condition:
            self._taken_at = monotonic()
            if self._keys:
                self._condition.notify()
                return self._keys.popleft()
            if self._stopped:
                raise NoKeyAvailable(tr("The sandbox is not running."))
            future: Future[rsa.RSAPrivateKey] = Future()
            self._waiting.append(future)
            self._condition.notify()
        try:
            return future.result(WAIT_SECONDS)
        except (TimeoutError, CancelledError):
            return self._give_up(future)

    def _give_up(self, future: Future[rsa.RSAPrivateKey]) -> rsa.RSAPrivateKey:
        with self._condition:
            if future.done() and not future.cancelled():  # the key arrived at the last moment
                return future.result()
            with contextlib.suppress(ValueError):
                self._waiting.remove(future)
        raise NoKeyAvailable(tr("The sandbox has no one-time key ready."))

    def _make_keys(self) -> None:
        while self._wait_until_needed():
            key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
            with self._condition:
                if self._waiting:
                    self._waiting.popleft().set_result(key)
                else:
                    self._keys.append(key)

    def _wait_until_needed(self) -> bool:
        """Wait until a key is to be made; return False if the pool is stopped."""
        with self._condition:
            while not self._stopped and not self._waiting and len(self._keys) >= min(_READY, self._size):
                is_full = len(self._keys) >= self._size
                idle_in = self._taken_at + IDLE_SECONDS - monotonic()
                if not is_full and idle_in <= 0:
                    break
                self._condition.wait(None if is_full else idle_in)
            return not self._stopped

    def _finish(self) -> None:
        # A thread interrupted inside OpenSSL at interpreter exit would abort the process, so wait for its key.
        self.stop()
        for thread in self._threads:
            thread.join(_JOIN_SECONDS)

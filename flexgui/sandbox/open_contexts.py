"""The one-time keys of the capture contexts that have not expired."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric import rsa

LIMIT = 5_000
"""Maximum number of contexts; the oldest are dropped first. Each takes about 1 KB."""


@dataclass(frozen=True, slots=True)
class _Entry:
    expires_at: int
    modulus: int
    prime: int | None


class OpenContexts:
    """Finds the private one-time key of a capture context by its ID, until the context expires.

    Only a prime and the modulus are kept of each key. The ID of an expired context is kept without them, so that the
    sandbox can say that it has expired. May be called from any thread.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._lock = threading.Lock()
        self._entries: OrderedDict[str, _Entry] = OrderedDict()

    def add(self, kid: str, key: rsa.RSAPrivateKey, issued_at: int, expires_at: int) -> None:
        """Keep the key of a new context; times are in seconds since 1970. Drops the keys of expired ones."""
        numbers = key.private_numbers()
        with self._lock:
            self._entries[kid] = _Entry(expires_at, numbers.public_numbers.n, numbers.p)
            while len(self._entries) > self._limit:
                self._entries.popitem(last=False)
            for each, entry in self._entries.items():  # the oldest come first
                if entry.expires_at > issued_at:
                    break
                if entry.prime is not None:
                    self._entries[each] = _Entry(entry.expires_at, entry.modulus, None)

    def has_expired(self, kid: str, now: float) -> bool:
        """Return whether the context of this key is known and has expired at `now`."""
        with self._lock:
            entry = self._entries.get(kid)
        return entry is not None and entry.expires_at <= now

    def public_key(self, kid: str) -> rsa.RSAPublicKey | None:
        """Return the public key of a known context, also after it has expired."""
        with self._lock:
            entry = self._entries.get(kid)
        return rsa.RSAPublicNumbers(65537, entry.modulus).public_key() if entry is not None else None

    def key(self, kid: str, now: float) -> rsa.RSAPrivateKey | None:
        """Return the key of a context that has not expired at `now`, None for any other."""
        with self._lock:
            entry = self._entries.get(kid)
        if entry is None or entry.prime is None or entry.expires_at <= now:
            return None
        p, q = entry.prime, entry.modulus // entry.prime
        d = rsa.rsa_recover_private_exponent(65537, p, q)
        factors = (rsa.rsa_crt_dmp1(d, p), rsa.rsa_crt_dmq1(d, q), rsa.rsa_crt_iqmp(p, q))
        numbers = rsa.RSAPrivateNumbers(p, q, d, *factors, rsa.RSAPublicNumbers(65537, entry.modulus))
        return numbers.private_key(unsafe_skip_rsa_key_validation=True)  # the numbers are our own

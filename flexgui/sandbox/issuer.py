"""Issues capture contexts, publishes the key that signs them and keeps their one-time keys."""

from __future__ import annotations

import base64
import json
import secrets
import string
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from flexgui.flex.jws import base64url_encode, serialise, signing_input
from flexgui.sandbox.key_pool import KeyPool

SIGNING_KID = "sb"
"""Two characters like CyberSource's key IDs, but not in use there, so that a local context can be recognised."""

TOKENS_PATH = "/flex/v2/tokens"
CONTEXT_TYPE = "api-0.1.0"
POOL_SIZE = 4
_DATA_BYTES = 157
"""The length of `flx.data`, which the live service fills with sealed state. Nothing is sealed here."""

_LETTERS = string.ascii_letters + string.digits
MAX_CONTEXTS = 5_000
"""Maximum number of contexts; the oldest are dropped first. Each takes about 1 KB."""


@dataclass(frozen=True, slots=True)
class Grant:
    """The fields that a capture context allows: dotted paths of the required and of the optional ones."""

    required: tuple[str, ...]
    optional: tuple[str, ...]


class Issuer:
    """Has one signing key for its lifetime, and creates a one-time key for every capture context.

    With `reuse_one_time_key`, all contexts carry the same one-time key: fast enough for load tests, but unlike the
    service. Otherwise `pool_size` keys are made ahead, by `threads` worker threads. `on_signing_key` is called once
    with the public signing key, before it is used.
    """

    def __init__(
        self,
        *,
        pool_size: int = POOL_SIZE,
        threads: int = 1,
        reuse_one_time_key: bool = False,
        on_signing_key: Callable[[dict[str, str]], None] | None = None,
    ) -> None:
        self.open_contexts = OpenContexts()
        self._on_signing_key = on_signing_key
        self._pool = KeyPool(1 if reuse_one_time_key else pool_size, threads)
        self._reuse_one_time_key = reuse_one_time_key
        self._lock = threading.Lock()
        self._signing_key: RSAPrivateKey | None = None
        self._reused_key: RSAPrivateKey | None = None

    def start(self) -> None:
        """Start making keys in the background."""
        self._pool.start()

    def stop(self) -> None:
        """Stop making keys; waiting calls raise NoKeyAvailable."""
        self._pool.stop()

    def public_jwk(self) -> dict[str, str]:
        """Return the public signing key as the service publishes it, with its `use` of "enc" ("Validate" page).

        Raises NoKeyAvailable if it could not be made in time.
        """
        return _jwk(self._get_signing_key(), SIGNING_KID)

    def capture_context(
        self,
        grant: Grant,
        *,
        origin: str,
        issued_at: int,
        lifetime: int,
        kid: str = SIGNING_KID,
        spoil_signature: bool = False,
        extra_claims: bool = False,
    ) -> str:
        """Return a signed capture context with CyberSource's members in their order.

        `issued_at` and `lifetime` are in seconds; the last three arguments serve the faults. NoKeyAvailable if no
        one-time key could be made in time.
        """
        one_time = self._get_one_time_key()
        one_time_kid = "00" + _random_letters(30)
        self.open_contexts.add(one_time_kid, one_time, issued_at, issued_at + lifetime)
        flx: dict[str, object] = {
            "path": TOKENS_PATH,
            "data": base64.b64encode(secrets.token_bytes(_DATA_BYTES)).decode(),
            "origin": origin,
            "jwk": _jwk(one_time, one_time_kid),
        }
        allowed = {"requiredFields": list(grant.required), "optionalFields": list(grant.optional)}
        claims: dict[str, object] = {
            "flx": flx,
            "ctx": [{"data": allowed, "type": CONTEXT_TYPE}],
            "iss": "Flex API",
            "exp": issued_at + lifetime,
            "iat": issued_at,
            "jti": _random_letters(16),
        }
        if extra_claims:
            flx["region"] = "loopback"
            claims["tomorrow"] = {"enabled": True, "since": [2027, 1.5, None]}
        # CyberSource's signer escapes "=" like Gson: a client that signs re-encoded text has to fail here too.
        payload = json.dumps(claims, separators=(",", ":")).replace("=", "\\u003d").encode()
        signed = signing_input({"kid": kid, "alg": "RS256"}, payload)
        signature = jwt.get_algorithm_by_name("RS256").sign(signed.encode(), self._get_signing_key())
        if spoil_signature:
            signature = bytes([*signature[:-1], signature[-1] ^ 1])
        return serialise(signed, signature)

    def has_signed(self, context: str) -> bool:
        """Return True if the text is a JWT that this issuer has signed; its expiry does not matter."""
        if not context.isascii():  # PyJWT fails to encode a lone surrogate
            return False
        try:
            jwt.PyJWS().decode(context, self._get_signing_key().public_key(), algorithms=["RS256"])
        except jwt.InvalidTokenError:
            return False
        return True

    def _get_signing_key(self) -> RSAPrivateKey:
        with self._lock:
            if self._signing_key is None:
                key = self._pool.take()
                if self._on_signing_key is not None:
                    self._on_signing_key(_jwk(key, SIGNING_KID))
                self._signing_key = key
            return self._signing_key

    def _get_one_time_key(self) -> RSAPrivateKey:
        if not self._reuse_one_time_key:
            return self._pool.take()
        with self._lock:
            if self._reused_key is None:
                self._reused_key = self._pool.take()
            return self._reused_key


class OpenContexts:
    """Finds the private one-time key of a capture context by its ID, until the context expires.

    Only a prime and the modulus are kept of each key. The ID of an expired context is kept without them, so that the
    sandbox can say that it has expired. May be called from any thread.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: OrderedDict[str, _Entry] = OrderedDict()

    def add(self, kid: str, key: rsa.RSAPrivateKey, issued_at: int, expires_at: int) -> None:
        """Keep the key of a new context; times are in seconds since 1970. Drops the keys of expired ones."""
        numbers = key.private_numbers()
        with self._lock:
            self._entries[kid] = _Entry(expires_at, numbers.public_numbers.n, numbers.p)
            while len(self._entries) > MAX_CONTEXTS:
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


def _jwk(key: RSAPrivateKey, kid: str) -> dict[str, str]:
    modulus = key.public_key().public_numbers().n.to_bytes(256, "big")
    return {"kty": "RSA", "e": "AQAB", "use": "enc", "n": base64url_encode(modulus), "kid": kid}


def _random_letters(count: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(count))


@dataclass(frozen=True, slots=True)
class _Entry:
    expires_at: int
    modulus: int
    prime: int | None

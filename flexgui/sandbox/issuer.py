"""What the sandbox signs with and what it issues: keys made ahead, JWKs, capture contexts."""

from __future__ import annotations

import atexit
import base64
import json
import secrets
import string
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flexgui.errors import SandboxError
from flexgui.flex.jws import base64url_encode, serialise, signing_input
from flexgui.translation import tr

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

SIGNING_KID = "sb"
"""Two characters as CyberSource's own, and none of theirs: nobody takes a local context for a real one."""

TOKENS_PATH = "/flex/v2/tokens"
CONTEXT_TYPE = "api-0.1.0"
_SEAL_VERSION = b"\x01"
_POOL_SIZE = 3
_KEY_WAIT_SECONDS = 20.0
_LETTERS = string.ascii_letters + string.digits


@dataclass(frozen=True, slots=True)
class Grant:
    """What a capture context allows: dotted paths of the required and of the optional fields."""

    required: tuple[str, ...]
    optional: tuple[str, ...]


class Issuer:
    """One signing key for the life of the process, and a fresh one-time key for every capture context.

    RSA keys take 20 to 150 ms each: a daemon thread makes them ahead, so that a request does not wait for one.
    """

    def __init__(self, on_signing_key: Callable[[dict[str, str]], None] = lambda _public_jwk: None) -> None:
        """`on_signing_key` is called once with the public signing key, on the key thread, before it is used."""
        self._on_signing_key = on_signing_key
        self._condition = threading.Condition()
        self._signing_key: RSAPrivateKey | None = None
        self._pool: deque[RSAPrivateKey] = deque()
        self._sealing_key = secrets.token_bytes(32)
        self._stopped = False
        self._maker = threading.Thread(target=self._make_keys, name="flexgui-sandbox-keys", daemon=True)

    def start(self) -> None:
        """Begin to make keys on a daemon thread; returns at once."""
        self._maker.start()
        atexit.register(self._finish)

    def stop(self) -> None:
        """Make no more keys and wake whoever waits for one."""
        with self._condition:
            self._stopped = True
            self._condition.notify_all()
        atexit.unregister(self._finish)

    def _finish(self) -> None:
        """Let the key in the making be made: a thread that is torn out of OpenSSL at the interpreter's end aborts."""
        self.stop()
        self._maker.join(_KEY_WAIT_SECONDS)

    @property
    def pooled(self) -> int:
        """How many one-time keys lie ready."""
        return len(self._pool)

    def public_jwk(self) -> dict[str, str]:
        """Return the public signing key as the service publishes it, its `use` of "enc" included ("Validate" page)."""
        return _jwk(self._wait_for_signing_key(), SIGNING_KID)

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
        """Sign a capture context with the members and the order of CyberSource's; `issued_at`, `lifetime` in seconds.

        The last three arguments serve the faults. SandboxError if no key could be had.
        """
        one_time = self._take_key()
        jti = _letters(16)
        flx: dict[str, object] = {
            "path": TOKENS_PATH,
            "data": self.seal(one_time, jti),
            "origin": origin,
            "jwk": _jwk(one_time, "00" + _letters(30)),
        }
        claims: dict[str, object] = {
            "flx": flx,
            "ctx": [
                {
                    "data": {"requiredFields": list(grant.required), "optionalFields": list(grant.optional)},
                    "type": CONTEXT_TYPE,
                }
            ],
            "iss": "Flex API",
            "exp": issued_at + lifetime,
            "iat": issued_at,
            "jti": jti,
        }
        if extra_claims:
            flx["region"] = "loopback"
            claims["tomorrow"] = {"enabled": True, "since": [2027, 1.5, None]}
        return self._sign({"kid": kid, "alg": "RS256"}, claims, spoil=spoil_signature)

    def seal(self, one_time: RSAPrivateKey, jti: str) -> str:
        """Hide the one-time key in text that only this issuer opens (AES-256-GCM), so the server need keep no state.

        One prime is enough: the modulus stands beside it in the signed context.
        """
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # lazy: keeps the server's start short

        nonce = secrets.token_bytes(12)
        prime = one_time.private_numbers().p
        sealed = AESGCM(self._sealing_key).encrypt(nonce, prime.to_bytes(128, "big"), jti.encode())
        return base64.b64encode(_SEAL_VERSION + nonce + sealed).decode()

    def unseal(self, sealed: str, jti: str, modulus: int) -> RSAPrivateKey:
        """Return the one-time key sealed for this session; SandboxError if another server or session sealed it."""
        from cryptography.exceptions import InvalidTag  # lazy, as above
        from cryptography.hazmat.primitives.asymmetric import rsa
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            raw = base64.b64decode(sealed, validate=True)
            nonce, hidden = raw[1:13], raw[13:]
            p = int.from_bytes(AESGCM(self._sealing_key).decrypt(nonce, hidden, jti.encode()), "big")
        except (ValueError, InvalidTag):
            raise SandboxError("This context was not made by this sandbox, or it was changed.") from None
        q, rest = divmod(modulus, p)
        if rest:
            raise SandboxError("The key of this context is not the one that was sealed in it.")
        public = rsa.RSAPublicNumbers(65537, modulus)
        d = rsa.rsa_recover_private_exponent(65537, p, q)
        numbers = rsa.RSAPrivateNumbers(
            p, q, d, rsa.rsa_crt_dmp1(d, p), rsa.rsa_crt_dmq1(d, q), rsa.rsa_crt_iqmp(p, q), public
        )
        return numbers.private_key()

    def _sign(self, header: dict[str, str], claims: dict[str, object], *, spoil: bool) -> str:
        from cryptography.hazmat.primitives import hashes  # lazy, as above
        from cryptography.hazmat.primitives.asymmetric import padding

        signed = signing_input(_json(header), _json(claims))
        signature = self._wait_for_signing_key().sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())
        if spoil:
            signature = bytes([*signature[:-1], signature[-1] ^ 1])
        return serialise(signed, signature)

    def _make_keys(self) -> None:
        while True:
            key = _new_key()
            if self._signing_key is None:
                self._on_signing_key(_jwk(key, SIGNING_KID))
            with self._condition:
                if self._signing_key is None:
                    self._signing_key = key
                else:
                    self._pool.append(key)
                self._condition.notify_all()
                self._condition.wait_for(lambda: self._stopped or len(self._pool) < _POOL_SIZE)
                if self._stopped:
                    return

    def _wait_for_signing_key(self) -> RSAPrivateKey:
        with self._condition:
            self._condition.wait_for(lambda: self._signing_key or self._stopped, _KEY_WAIT_SECONDS)
            if self._signing_key is None:
                raise SandboxError(tr("The sandbox has no signing key yet."))
            return self._signing_key

    def _take_key(self) -> RSAPrivateKey:
        with self._condition:
            self._condition.wait_for(lambda: self._pool or self._stopped, _KEY_WAIT_SECONDS)
            if not self._pool:
                raise SandboxError(tr("The sandbox has no one-time key yet."))
            self._condition.notify_all()
            return self._pool.popleft()


def _new_key() -> RSAPrivateKey:
    from cryptography.hazmat.primitives.asymmetric import rsa  # lazy: runs on the key thread only

    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _jwk(key: RSAPrivateKey, kid: str) -> dict[str, str]:
    modulus = key.public_key().public_numbers().n
    return {"kty": "RSA", "e": "AQAB", "use": "enc", "n": base64url_encode(modulus.to_bytes(256, "big")), "kid": kid}


def _json(members: dict[str, str] | dict[str, object]) -> bytes:
    # CyberSource's signer escapes "=" as Gson does; a client that re-encodes what it parsed must notice it here too.
    return json.dumps(members, separators=(",", ":")).replace("=", "\\u003d").encode()


def _letters(count: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(count))


def grant_of(fields: Sequence[tuple[str, bool]]) -> Grant:
    """Sort (path, required) pairs into a Grant."""
    return Grant(
        tuple(path for path, required in fields if required), tuple(path for path, required in fields if not required)
    )

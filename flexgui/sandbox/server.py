"""The sandbox itself: a threaded HTTP or HTTPS server on the loopback, and a context manager."""

from __future__ import annotations

import base64
import contextlib
import errno
import secrets
import threading
import uuid
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Self

from flexgui.errors import SandboxError, StorageError
from flexgui.flex.catalog import load_catalog
from flexgui.flex.credentials import Secret, SharedSecretCredentials, SigningMethod
from flexgui.flex.environment import Environment
from flexgui.flex.environment import sandbox as sandbox_environment
from flexgui.sandbox.api import Api, Reply
from flexgui.sandbox.authentication import Call, Gate
from flexgui.sandbox.certificates import RegisteredCertificates
from flexgui.sandbox.faults import SKEW_SECONDS, Faults
from flexgui.sandbox.issuer import Issuer
from flexgui.sandbox.listener import Listener
from flexgui.sandbox_registry import Registration, SandboxRegistry
from flexgui.translation import tr

if TYPE_CHECKING:
    from flexgui.sandbox.tls import LoopbackCertificate

_LOG_ENTRIES = 1000
_WHY_LENGTH = 4000


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One request that was refused or met a fault, and exactly why. Holds no secret and no Authorization header."""

    time: datetime
    method: str
    target: str
    status: int | None
    why: str
    correlation_id: str

    def __str__(self) -> str:
        """Return one line for a terminal; whatever came over the wire is escaped."""
        status = "no answer" if self.status is None else str(self.status)
        line = f"{self.time:%H:%M:%S} {self.method} {self.target} {status}: {self.why} (ID {self.correlation_id})"
        return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in line)


def utc_now() -> datetime:
    """Return the time of this computer's clock."""
    return datetime.now(UTC)


class Sandbox:
    """The Flex API on 127.0.0.1, between `start()` and `stop()`, or as a context manager.

    `port` 0 lets the system pick one. `credentials` are made up if none are given, `certificates` are PEM files that
    may sign JWTs with RS256, `context_lifetime` is in seconds, `clock` returns aware times. `on_log` is called with
    each LogEntry, on the thread that serves the request. `faults` is a set of names of `flexgui.sandbox.faults.FAULTS`
    that may be changed at any time. `registry` is told the address and the public key, for other processes to verify
    tokens with.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        tls: bool = False,
        credentials: SharedSecretCredentials | None = None,
        certificates: Sequence[str | Path] = (),
        context_lifetime: int = 900,
        clock: Callable[[], datetime] = utc_now,
        on_log: Callable[[LogEntry], None] | None = None,
        faults: Iterable[str] = (),
        registry: SandboxRegistry | None = None,
    ) -> None:
        if context_lifetime <= 0:
            raise SandboxError("A capture context has to live for at least one second.")
        self.credentials = credentials or _made_up_credentials()
        self.log: deque[LogEntry] = deque(maxlen=_LOG_ENTRIES)
        self.slow_seconds = 2.0
        self.stopping = threading.Event()
        self._port = port
        self._tls = tls
        self._certificates = tuple(certificates)
        self._context_lifetime = context_lifetime
        self._clock = clock
        self._on_log = on_log
        self._faults = Faults(faults)
        self._registry = registry
        self._registration: Registration | None = None
        self._registration_lock = threading.Lock()
        self._issuer = Issuer(on_signing_key=self._register)
        self._listener: Listener | None = None
        self._certificate: LoopbackCertificate | None = None
        self._api: Api | None = None
        self._base_url: str | None = None

    def start(self) -> Self:
        """Listen; returns once it does. SandboxError if the port is taken or a certificate cannot be read."""
        if self._listener is not None or self.stopping.is_set():
            raise SandboxError(tr("A sandbox is started once; make a new one."))
        registered = RegisteredCertificates(self._certificates)
        if self._tls:
            from flexgui.sandbox.tls import LoopbackCertificate  # lazy: imports cryptography

            self._certificate = LoopbackCertificate()
        try:
            self._listener = Listener(self._port, self, self._certificate.context if self._certificate else None)
            self._build(self._listener.server_address[1], registered)
        except OSError as error:
            self.stop()
            raise SandboxError(_port_problem(self._port, error)) from error
        except BaseException:
            self.stop()
            raise
        self._issuer.start()
        threading.Thread(
            # Without an interval it sleeps until somebody comes, and `stop` does.
            target=self._listener.serve_forever,
            name="flexgui-sandbox",
            kwargs={"poll_interval": None},
            daemon=True,
        ).start()
        self._listener.serving = True
        return self

    def stop(self) -> None:
        """Stop listening, break open connections, remove the certificate; takes less than a second, can be repeated."""
        self.stopping.set()
        self._issuer.stop()
        if self._listener is not None:
            self._listener.stop()
        if self._certificate is not None:
            self._certificate.remove()
        self._release_registration()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_exception: object) -> None:
        self.stop()

    @property
    def base_url(self) -> str:
        """Scheme, 127.0.0.1 and port; SandboxError before the start."""
        if self._base_url is None:
            raise SandboxError(tr("The sandbox is not running."))
        return self._base_url

    @property
    def environment(self) -> Environment:
        """The environment to talk to this sandbox."""
        return sandbox_environment(self.base_url)

    @property
    def merchant_id(self) -> str:
        """The merchant that is served."""
        return self.credentials.merchant_id

    @property
    def key_id(self) -> str:
        """The ID of the shared secret."""
        return self.credentials.key_id

    @property
    def shared_secret(self) -> Secret:
        """The secret that requests have to be signed with."""
        return self.credentials.secret

    @property
    def ca_file(self) -> Path | None:
        """The PEM file of the CA that a client has to trust; None without TLS."""
        return self._certificate.ca_file if self._certificate else None

    @property
    def faults(self) -> Faults:
        """The faults that are on."""
        return self._faults

    @faults.setter
    def faults(self, names: Iterable[str]) -> None:
        chosen = Faults(names)
        self._faults.clear()
        self._faults |= chosen

    @property
    def issuer(self) -> Issuer:
        """The keys that sign and seal."""
        return self._issuer

    def now(self) -> datetime:
        """Return the server's time, ahead of the clock under the fault `skewed-clock`."""
        ahead = SKEW_SECONDS if "skewed-clock" in self._faults else 0
        return self._clock() + timedelta(seconds=ahead)

    def answer(self, call: Call) -> Reply:
        """Return the answer to one request; raises Refused."""
        if self._api is None:
            raise SandboxError(tr("The sandbox is not running."))
        return self._api.answer(call, self.now())

    def note(self, method: str, target: str, status: int | None, why: str, correlation_id: str) -> None:
        """Write down why a request was refused."""
        entry = LogEntry(self.now(), method, target, status, why[:_WHY_LENGTH], correlation_id)
        self.log.append(entry)
        if self._on_log is not None:
            # A listener's failure is not the client's: the answer goes out all the same.
            with contextlib.suppress(Exception):
                self._on_log(entry)

    def _register(self, public_key: dict[str, str]) -> None:
        """Register the signing key; runs on the key thread, before the first token is signed."""
        if self._registry is None:
            return
        with contextlib.suppress(StorageError), self._registration_lock:  # without it, other processes do not verify
            if not self.stopping.is_set():
                self._registration = self._registry.add(self.base_url, public_key, self._context_lifetime)

    def _release_registration(self) -> None:
        with contextlib.suppress(StorageError), self._registration_lock:
            registration, self._registration = self._registration, None
            if registration is not None:
                registration.release()

    def _build(self, port: int, registered: RegisteredCertificates) -> None:
        scheme, default_port = ("https", 443) if self._tls else ("http", 80)
        hosts = [f"{name}:{port}" for name in ("127.0.0.1", "localhost")]
        if port == default_port:
            hosts += ["127.0.0.1", "localhost"]
        self._base_url = f"{scheme}://127.0.0.1:{port}"
        self._api = Api(
            gate=Gate(self.credentials, hosts, registered),
            issuer=self._issuer,
            faults=self._faults,
            catalog=load_catalog(),
            base_url=self._base_url,
            lifetime=self._context_lifetime,
        )


def _made_up_credentials() -> SharedSecretCredentials:
    secret = Secret(base64.b64encode(secrets.token_bytes(32)).decode())
    return SharedSecretCredentials(SigningMethod.JWT_SHARED_SECRET, "sandbox_merchant", str(uuid.uuid4()), secret)


def _port_problem(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return tr(
            "Port {port} is taken by another program. Choose another port, or 0 to let the system pick a free one.",
            port=port,
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return tr(
            "Port {port} is reserved by the system. Choose one from 1024 to 65535, or 0 to let the system pick one.",
            port=port,
        )
    return tr("The sandbox could not listen on port {port}: {why}.", port=port, why=error.strerror or error)

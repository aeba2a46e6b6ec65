"""The sandbox: a server that can be started and stopped, and its settings."""

from __future__ import annotations

import base64
import contextlib
import errno
import logging
import secrets
import shlex
import socket
import threading
import uuid
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Self

from flexgui.clock import utc_now
from flexgui.errors import SandboxError, StorageError
from flexgui.flex.catalog import load_catalog
from flexgui.flex.credentials import SharedSecretCredentials, SigningMethod
from flexgui.flex.environment import Environment
from flexgui.flex.environment import sandbox as sandbox_environment
from flexgui.flex.secret import Secret
from flexgui.sandbox.addresses import LOOPBACK_NAMES, addresses_for, hosts_of
from flexgui.sandbox.api import Api
from flexgui.sandbox.authentication import Authenticator
from flexgui.sandbox.certificates import RegisteredCertificates
from flexgui.sandbox.connection import Service
from flexgui.sandbox.faults import SKEW_SECONDS, Faults
from flexgui.sandbox.issuer import POOL_SIZE, Issuer
from flexgui.sandbox.listener import Listener
from flexgui.sandbox.log import LogEntry, RequestLog
from flexgui.sandbox.messages import Call, Refused
from flexgui.sandbox.tls import LoopbackCertificate
from flexgui.sandbox_registry import Registration, SandboxRegistry
from flexgui.translation import tr

EXPLAIN_HEADER = "v-c-explain"

_logger = logging.getLogger(__name__)


class Sandbox:
    """The Flex API on this computer, between `start()` and `stop()`, or as a context manager.

    `port` 0 lets the system choose one. `host` is an address to listen at instead of the loopback, `names` are further
    host names under which clients may address the sandbox. `credentials` are generated if none are given,
    `certificates` are PEM files that may sign JWTs with RS256, `context_lifetime` is in seconds, `clock` returns aware
    times. `faults` are names of `flexgui.sandbox.faults.FAULTS`; the set may be changed at any time. `registry` stores
    the address and the public key, so that other processes can verify tokens. `key_pool` one-time keys are made ahead
    by `key_threads` threads; with `fast_keys` all contexts carry the same one-time key. With `explain`, each refusal
    says what is wrong; otherwise those of requests with the header ``v-c-explain: true`` do.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        host: str | None = None,
        names: Sequence[str] = (),
        tls: bool = False,
        credentials: SharedSecretCredentials | None = None,
        certificates: Sequence[str | Path] = (),
        context_lifetime: int = 900,
        clock: Callable[[], datetime] = utc_now,
        faults: Iterable[str] = (),
        registry: SandboxRegistry | None = None,
        key_pool: int = POOL_SIZE,
        key_threads: int = 1,
        fast_keys: bool = False,
        explain: bool = False,
    ) -> None:
        if context_lifetime <= 0:
            raise SandboxError("A capture context has to live for at least one second.")
        self.credentials = credentials or _generated_credentials()
        self.stopping = threading.Event()
        self._port = port
        self._addresses = addresses_for(host, names)
        self._tls = tls
        self._explain = explain
        self._certificates = tuple(certificates)
        self._context_lifetime = context_lifetime
        self._clock = clock
        self.faults = Faults(faults)
        self._log = RequestLog(self.now)
        self._registry = registry
        self._registration: Registration | None = None
        self._registration_lock = threading.Lock()
        self.issuer = Issuer(
            pool_size=key_pool, threads=key_threads, reuse_one_time_key=fast_keys, on_signing_key=self._register
        )
        self._listener: Listener | None = None
        self._certificate: LoopbackCertificate | None = None
        self._base_url: str | None = None
        self.started_at: datetime | None = None

    def start(self) -> Self:
        """Start listening. Raises SandboxError if the port is taken or a certificate cannot be read."""
        if self._listener is not None or self.stopping.is_set():
            raise SandboxError(tr("A sandbox can be started only once."))
        try:
            registered = RegisteredCertificates(self._certificates)
            if self._tls:
                self._certificate = LoopbackCertificate(self._addresses.names)
            self._listener = Listener(self._addresses.listen, self._port)
            service = self._service(self._listener.port, registered)
            self.issuer.start()
            self._listener.start(service)
            self.started_at = self._clock()
            _logger.debug("The sandbox listens at %s.", self._base_url)
        except OSError as error:
            self.stop()
            raise SandboxError(_port_problem(self._port, error)) from error
        except BaseException:
            self.stop()
            raise
        return self

    def stop(self) -> None:
        """Stop listening, break connections, remove the certificate; takes a second or two, may be called again."""
        self.stopping.set()
        self.issuer.stop()
        if self._certificate is not None:
            self._certificate.remove()
        if self._listener is not None:
            self._listener.stop()
        self._release_registration()
        self._log.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_exception: object) -> None:
        self.stop()

    @property
    def base_url(self) -> str:
        """Scheme, address and port. Raises SandboxError before the start."""
        if self._base_url is None:
            raise SandboxError(tr("The sandbox is not running."))
        return self._base_url

    @property
    def port(self) -> int:
        """The port of the server. Raises SandboxError before the start."""
        if self._listener is None:
            raise SandboxError(tr("The sandbox is not running."))
        return self._listener.port

    @property
    def environment(self) -> Environment:
        """The environment of this sandbox. Raises HostNotAllowed if it listens on another network."""
        return sandbox_environment(self.base_url)

    @property
    def merchant_id(self) -> str:
        """The ID of the only merchant."""
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
    def log(self) -> list[LogEntry]:
        """A copy of the latest log entries, oldest first."""
        return self._log.entries

    def listen(self, on_log: Callable[[LogEntry], None]) -> None:
        """Call `on_log` with each further LogEntry, on its own thread; replaces the previous callback."""
        self._log.listen(on_log)

    def now(self) -> datetime:
        """Return the server's time, ahead of the clock under the fault `skewed-clock`."""
        ahead = SKEW_SECONDS if "skewed-clock" in self.faults else 0
        return self._clock() + timedelta(seconds=ahead)

    def connection_members(self) -> dict[str, str | None]:
        """Return address and credentials, the shared secret included, as `flexgui sandbox --json` prints them."""
        return {
            "base_url": self.base_url,
            "ca_file": str(self.ca_file) if self.ca_file is not None else None,
            "merchant_id": self.merchant_id,
            "key_id": self.key_id,
            "shared_secret": self.shared_secret.reveal(),
        }

    def connection_variables(self) -> str:
        """Return the same as the lines of an .env file, under the names that FlexGUI itself reads."""
        variables = {
            "FLEXGUI_BASE_URL": self.base_url,
            "FLEXGUI_MERCHANT_ID": self.merchant_id,
            "FLEXGUI_KEY_ID": self.key_id,
            "FLEXGUI_SHARED_SECRET": self.shared_secret.reveal(),
        }
        if self.ca_file is not None:
            variables["REQUESTS_CA_BUNDLE"] = str(self.ca_file)
        return "".join(f"{name}={shlex.quote(value)}\n" for name, value in variables.items())

    def _explain_refusal(self, call: Call, refused: Refused, now: datetime) -> None:
        """Let the log find the cause after the response, or find it now if the response explains the refusal."""

        @cache
        def explanation() -> dict[str, object]:
            from flexgui.sandbox.explanation import explain  # only a refused request needs the diagnosis

            return explain(call, refused, self.credentials, self.base_url, now)

        refused.find_cause = lambda: str(explanation().get("id", ""))
        if self._explain or call.headers.get(EXPLAIN_HEADER, "").strip().lower() == "true":
            refused.explanation = explanation()

    def _register(self, public_key: dict[str, str]) -> None:
        """Register the signing key; called before the first token is signed."""
        if self._registry is None:
            return
        with contextlib.suppress(StorageError), self._registration_lock:  # only other processes need the registered key
            if not self.stopping.is_set():
                self._registration = self._registry.add(self.base_url, public_key, self._context_lifetime)

    def _release_registration(self) -> None:
        with contextlib.suppress(StorageError), self._registration_lock:
            registration, self._registration = self._registration, None
            if registration is not None:
                registration.release()

    def _service(self, port: int, registered: RegisteredCertificates) -> Service:
        scheme = "https" if self._tls else "http"
        self._base_url = self._addresses.base_url(scheme, port)
        api = Api(
            authenticator=Authenticator(self.credentials, hosts_of(self._addresses.names, scheme, port), registered),
            issuer=self.issuer,
            faults=self.faults,
            catalog=load_catalog(),
            base_url=self._base_url,
            local_hosts=hosts_of(LOOPBACK_NAMES, scheme, port),
            lifetime=self._context_lifetime,
            explainer=self._explain_refusal,
        )
        tls = self._certificate.context if self._certificate else None
        return Service(api, self._log, self.faults, self.now, self.stopping, tls)


def _generated_credentials() -> SharedSecretCredentials:
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
    if isinstance(error, socket.gaierror):
        return tr("The host name of the sandbox is not known here. Choose a name or an address of this computer.")
    return tr("The sandbox could not listen on port {port}: {why}.", port=port, why=error.strerror or error)

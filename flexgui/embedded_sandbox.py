"""The sandbox inside FlexGUI: started when first used, restarted on another port, stopped at the end."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flexgui.data_folder import data_dir
from flexgui.errors import FlexGuiError
from flexgui.sandbox_registry import SandboxRegistry
from flexgui.translation import tr

if TYPE_CHECKING:
    from flexgui.flex.environment import Environment
    from flexgui.sandbox import Sandbox
    from flexgui.sandbox.log import LogEntry


class EmbeddedSandbox:
    """Holds at most one running sandbox; may be used from several threads."""

    def __init__(self, make: Callable[..., Sandbox]) -> None:
        """`make` creates a sandbox that is not started; `restart` passes it parameters of `Sandbox`."""
        self._make = make
        self._running: Sandbox | None = None
        self._lock = threading.Lock()
        self._closed = False

    @property
    def environment(self) -> Environment | None:
        """The environment of the running sandbox, or None."""
        running = self._running
        return running.environment if running is not None else None

    def start(self) -> Sandbox:
        """Return the sandbox, started if needed. Raises SandboxError if it cannot be started."""
        with self._lock:
            self._check_open()
            if self._running is None:
                self._running = self._make().start()
            return self._running

    def restart(self, port: int = 0, *, tls: bool = False) -> Sandbox:
        """Start the sandbox on a port (0: any free one), with TLS or without, and return the new one.

        Credentials and faults stay the same. Raises SandboxError if the port cannot be used; the old sandbox then
        keeps running.
        """
        old = self.start()
        with self._lock:
            self._check_open()
            new = self._make(port=port, tls=tls, credentials=old.credentials, faults=old.faults)
            new.faults.slow_seconds = old.faults.slow_seconds
            if port == old.port:  # free the port first; if the new sandbox fails, the next use starts another
                self._running = None
                old.stop()
            self._running = new.start()
        old.stop()
        return new

    def ca_file(self, environment: Environment) -> str | None:
        """Return the CA file that verifies the sandbox's certificate, None for any other server."""
        running = self._running_at(environment)
        return str(running.ca_file) if running is not None and running.ca_file is not None else None

    def log_entry(self, environment: Environment, correlation_id: str | None) -> LogEntry | None:
        """Return the sandbox's log entry for a request to this environment, None if that is another server.

        Without an ID, return the latest request if it got no response.
        """
        running = self._running_at(environment)
        if running is None:
            return None
        log = running.log
        if correlation_id is None:
            return log[-1] if log and log[-1].status is None else None
        return next((each for each in log if each.correlation_id == correlation_id), None)

    def close(self) -> None:
        """Stop the sandbox if it runs; it cannot be started afterwards."""
        with self._lock:
            self._closed = True
            running, self._running = self._running, None
        if running is not None:
            running.stop()

    def _running_at(self, environment: Environment) -> Sandbox | None:
        running = self._running
        return running if running is not None and environment.base_url == running.environment.base_url else None

    def _check_open(self) -> None:
        if self._closed:
            raise FlexGuiError(tr("FlexGUI is closing."))


def make_sandbox(**parameters: Any) -> Sandbox:
    """Create a sandbox of the user's data folder; `parameters` are those of `Sandbox`. Imports it, so call it late."""
    from flexgui.sandbox import Sandbox

    return Sandbox(registry=SandboxRegistry(data_dir()), **parameters)

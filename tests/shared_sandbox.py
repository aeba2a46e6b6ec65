"""A workbench whose embedded sandbox already runs, because starting one for each test is slow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from flexgui.clock import utc_now
from flexgui.sandbox import Sandbox
from flexgui.secret_store.memory import SessionStore
from flexgui.secret_store.protocol import SecretStore
from flexgui.workbench import Workbench


class SharedSandbox(NamedTuple):
    """A sandbox that is started once and shared by several workbenches."""

    sandbox: Sandbox

    def start(self) -> Sandbox:
        return self.sandbox


def workbench(
    sandbox: Sandbox, clock: Callable[[], datetime] = utc_now, secrets: SecretStore | None = None
) -> Workbench:
    """Return a workbench that uses a running sandbox."""
    return Workbench(secrets or SessionStore(), lambda: SharedSandbox(sandbox), clock)

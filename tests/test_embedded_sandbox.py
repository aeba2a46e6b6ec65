"""The embedded sandbox: started once, restarted with the same credentials, never started after `close`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from flexgui.embedded_sandbox import EmbeddedSandbox
from flexgui.errors import FlexGuiError, SandboxError
from flexgui.flex.environment import TEST
from flexgui.sandbox import Sandbox
from tests.sandbox.caller import Caller


def make(**parameters: Any) -> Sandbox:
    return Sandbox(fast_keys=True, **parameters)


@pytest.fixture
def embedded() -> Iterator[EmbeddedSandbox]:
    sandbox = EmbeddedSandbox(make)
    yield sandbox
    sandbox.close()


def test_the_sandbox_is_started_once(embedded: EmbeddedSandbox) -> None:
    assert embedded.environment is None
    running = embedded.start()
    assert embedded.start() is running
    assert embedded.environment == running.environment


def test_a_restart_keeps_credentials_and_faults(embedded: EmbeddedSandbox) -> None:
    before = embedded.start()
    before.faults |= {"slow"}
    before.faults.slow_seconds = 0.5
    after = embedded.restart(before.port, tls=True)  # the same port
    assert embedded.start() is after
    assert (after.port, after.base_url.startswith("https:")) == (before.port, True)
    assert after.credentials is before.credentials
    assert (set(after.faults), after.faults.slow_seconds) == ({"slow"}, 0.5)
    assert embedded.ca_file(after.environment) == str(after.ca_file)
    assert embedded.ca_file(TEST) is None


def test_the_sandbox_keeps_running_if_the_new_port_is_in_use(embedded: EmbeddedSandbox) -> None:
    before = embedded.start()
    with make() as other, pytest.raises(SandboxError, match=str(other.port)):
        embedded.restart(other.port)
    assert embedded.start() is before
    assert Caller(before).ask("GET", "/nothing").status == 404


def test_a_closed_sandbox_is_not_started(embedded: EmbeddedSandbox) -> None:
    embedded.close()
    for start in (embedded.start, embedded.restart):
        with pytest.raises(FlexGuiError):
            start()


def test_the_log_contains_requests_to_this_sandbox_only(embedded: EmbeddedSandbox) -> None:
    running = embedded.start()
    answer = Caller(running).ask("POST", "/flex/v2/sessions", b"{}", {"v-c-merchant-id": "unknown"})
    correlation_id = answer.headers["v-c-correlation-id"]
    entry = embedded.log_entry(running.environment, correlation_id)
    assert entry.why
    assert embedded.log_entry(TEST, correlation_id) is None
    for other in ("another", None):
        assert embedded.log_entry(running.environment, other) is None

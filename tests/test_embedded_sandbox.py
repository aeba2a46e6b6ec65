"""The embedded sandbox: started once, restarted with the same credentials, never started after the end."""

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
    made = EmbeddedSandbox(make)
    yield made
    made.close()


def test_it_is_started_once(embedded: EmbeddedSandbox) -> None:
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


def test_a_port_that_is_taken_leaves_the_sandbox_running(embedded: EmbeddedSandbox) -> None:
    before = embedded.start()
    with make() as other, pytest.raises(SandboxError, match=str(other.port)):
        embedded.restart(other.port)
    assert embedded.start() is before
    assert Caller(before).ask("GET", "/nothing").status == 404


def test_it_is_not_started_after_the_end(embedded: EmbeddedSandbox) -> None:
    embedded.close()
    for start in (embedded.start, embedded.restart):
        with pytest.raises(FlexGuiError):
            start()


def test_its_log_holds_its_own_requests_only(embedded: EmbeddedSandbox) -> None:
    running = embedded.start()
    answer = Caller(running).ask("POST", "/flex/v2/sessions", b"{}", {"v-c-merchant-id": "unknown"})
    named = answer.headers["v-c-correlation-id"]
    entry = embedded.log_entry(running.environment, named)
    assert entry is not None
    assert entry.why
    assert embedded.log_entry(TEST, named) is None
    for other in ("another", None):
        assert embedded.log_entry(running.environment, other) is None

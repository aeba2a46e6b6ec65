"""A sandbox with a fixed clock, shared by the tests of a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from flexgui.sandbox import Sandbox
from tests.sandbox.caller import NOW, Caller


@pytest.fixture(scope="module")
def _running() -> Iterator[Sandbox]:
    with Sandbox(clock=lambda: NOW) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(_running: Sandbox) -> Iterator[Sandbox]:
    """The sandbox with an empty log and no faults."""
    _running._log._entries.clear()
    yield _running
    _running.faults.clear()


@pytest.fixture
def caller(sandbox: Sandbox) -> Caller:
    return Caller(sandbox)

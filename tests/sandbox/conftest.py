"""A sandbox with a fixed clock, shared by the tests of a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from flexgui.sandbox import Sandbox
from tests.sandbox.caller import NOW, Caller


@pytest.fixture(scope="module")
def running_sandbox() -> Iterator[Sandbox]:
    """A sandbox at a fixed time."""
    with Sandbox(clock=lambda: NOW) as sandbox:
        yield sandbox


@pytest.fixture
def caller(sandbox: Sandbox) -> Caller:
    return Caller(sandbox)

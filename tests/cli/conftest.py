"""A sandbox for the tests of the command line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from flexgui.sandbox import Sandbox
from tests.cli.commands import variables


@pytest.fixture(scope="package")
def shared() -> Iterator[Sandbox]:
    """A running sandbox, without environment variables for its credentials."""
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(shared: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    """The running sandbox, with its credentials in the environment variables."""
    for name, value in variables(shared).items():
        monkeypatch.setenv(name, value)
    yield shared
    shared.faults.clear()

"""A sandbox for the tests of the command line."""

from __future__ import annotations

import pytest

from flexgui.sandbox import Sandbox
from tests.cli.commands import variables


@pytest.fixture
def sandbox(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """The running sandbox, with its credentials in the environment variables."""
    for name, value in variables(sandbox).items():
        monkeypatch.setenv(name, value)
    return sandbox

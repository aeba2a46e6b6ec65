"""Imports the fixtures of tests/sandbox for the diagnosis of its refusals."""

from __future__ import annotations

from tests.sandbox.conftest import caller, running_sandbox

__all__ = ["caller", "running_sandbox"]

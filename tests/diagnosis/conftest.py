"""Imports the fixtures of tests/sandbox for the diagnosis of its refusals."""

from __future__ import annotations

from tests.sandbox.conftest import _running, caller, sandbox

__all__ = ["_running", "caller", "sandbox"]

"""The running sandbox of tests/sandbox, whose refusals are diagnosed here."""

from __future__ import annotations

from tests.sandbox.conftest import _running, caller, sandbox

__all__ = ["_running", "caller", "sandbox"]

"""Helpers for tests of the command line: a process of the program, and the credentials of a sandbox."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flexgui.cli.main import main
from flexgui.sandbox import Sandbox

Capture = pytest.CaptureFixture[str]
ROOT = Path(__file__).parent.parent.parent


def variables(sandbox: Sandbox) -> dict[str, str]:
    """Return the environment variables with the credentials of a sandbox."""
    return {
        "FLEXGUI_MERCHANT_ID": sandbox.merchant_id,
        "FLEXGUI_KEY_ID": sandbox.key_id,
        "FLEXGUI_SHARED_SECRET": sandbox.shared_secret.reveal(),
        "FLEXGUI_BASE_URL": sandbox.base_url,
    }


def print_context(capsys: Capture) -> str:
    """Run `flexgui capture-context` and return the printed JWT."""
    assert main(["capture-context"]) == 0
    return capsys.readouterr().out.strip()


def run_process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a new process."""
    return subprocess.run(
        [sys.executable, "-m", "flexgui", *arguments],
        env=os.environ | environment, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

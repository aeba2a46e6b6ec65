"""The self-test prints each step, stops at the first failure, and does not touch the user's data."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from flexgui import __version__
from flexgui.errors import SandboxError
from flexgui.sandbox import Sandbox
from flexgui.ui.app import Application, build
from flexgui.ui.self_test import SelfTest

STEPS = ["window", "pictures and languages", "sandbox and capture context", "verification", "answer in the window"]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def application() -> Application:
    return build(["flexgui"])


def test_the_self_test_passes_and_leaves_no_files(tmp_path: Path, home: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "flexgui", "--self-test"],
        env=os.environ | {"TMPDIR": str(scratch)}, capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == f"FlexGUI {__version__}, from source"
    assert [line.partition(":")[0] for line in lines[1:-1]] == [*STEPS, "keyring"]
    assert lines[-1] == "Self-test passed."
    assert done.stderr.replace("This plugin does not support propagateSizeHints()\n", "") == ""
    assert list(scratch.iterdir()) == []
    assert not home.exists()


def test_the_self_test_passes_without_standard_output() -> None:
    command = ["sh", "-c", 'exec "$0" -m flexgui --self-test >&-', sys.executable]
    assert subprocess.run(command, stderr=subprocess.DEVNULL, timeout=100, check=False).returncode == 0


def run(test: SelfTest, application: Application) -> SelfTest:
    application.start()
    return test


def test_a_slow_step_fails(application: Application, capsys: Capture) -> None:
    test = run(SelfTest(application, timeout_ms=0), application)
    assert not test.passed
    assert test.failure == "it timed out"


def test_a_sandbox_that_does_not_start_fails_its_step(
    application: Application, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> Sandbox:
        raise SandboxError("No port is free.")

    monkeypatch.setattr("flexgui.embedded_sandbox.make_sandbox", broken)
    test = run(SelfTest(application), application)
    assert not test.passed
    assert capsys.readouterr().out.splitlines()[-1] == (
        "sandbox and capture context: failed: SandboxError: No port is free."
    )


@pytest.mark.parametrize(("fault", "step"), [("500", "sandbox and capture context"), ("bad-signature", "verification")])
def test_a_refusal_and_a_bad_signature_fail(
    application: Application, capsys: Capture, monkeypatch: pytest.MonkeyPatch, fault: str, step: str
) -> None:
    def faulty() -> Sandbox:
        sandbox = Sandbox()
        sandbox.faults.add(fault)
        return sandbox

    monkeypatch.setattr("flexgui.embedded_sandbox.make_sandbox", faulty)
    test = run(SelfTest(application), application)
    assert not test.passed
    assert capsys.readouterr().out.splitlines()[-1].startswith(f"{step}: failed: ")


def test_a_closed_window_fails_the_self_test(application: Application) -> None:
    test = SelfTest(application)
    QTimer.singleShot(0, application.window.close)
    application.start()
    assert not test.passed

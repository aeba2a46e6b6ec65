"""Choice of the command, and unexpected errors."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flexgui.cli.main import _opens_window, main
from flexgui.sandbox import Sandbox
from tests.cli.commands import ROOT, Capture, run_process, variables


def test_a_command_imports_only_what_it_needs(running_sandbox: Sandbox) -> None:
    code = (
        "import sys; from flexgui.cli.main import main; code = main(['capture-context']); "
        "print(*sorted(sys.modules), file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | variables(running_sandbox), cwd=ROOT, capture_output=True,
        text=True, timeout=60, check=True,
    )  # fmt: skip
    loaded = set(done.stderr.split())
    unwanted = {"PySide6", "shiboken6", "keyring", "flexgui.sandbox", "flexgui.ui", "http.server"}
    assert not unwanted & loaded


def test_an_unexpected_error_is_one_line_without_values(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def burst(*_: object) -> int:
        raise LookupError("hush")

    monkeypatch.setattr("flexgui.cli.main._command", burst)
    assert main(["capture-context"]) == 3
    err = capsys.readouterr().err
    assert err == "flexgui: This should not happen: LookupError. Please report it with what you did.\n"


def test_the_log_shows_a_traceback_without_secrets(running_sandbox: Sandbox) -> None:
    environment = variables(running_sandbox) | {"FLEXGUI_LOG": "debug", "FLEXGUI_AUTH": "http_signature"}
    done = run_process("capture-context", "--body", "missing.json", **environment)
    assert done.returncode == 2
    assert "Traceback (most recent call last)" in done.stderr
    assert "Traceback" not in run_process("capture-context", "--body", "missing.json").stderr
    done = run_process("capture-context", **environment)
    assert "DEBUG" in done.stderr
    assert running_sandbox.shared_secret.reveal() not in done.stderr


@pytest.mark.parametrize(
    ("argument", "expected"),
    [
        ("token.jwt", True), ("./token", True), ("/tmp/token", True), ("here", True), ("inspect", False),
        ("--version", False), ("eyJhbGciOiJub25lIn0.e30.", False), ("e" * 9000, False), ("a\0b", False),
        ("nonsense", False),
    ],
)  # fmt: skip
def test_a_single_file_opens_the_window(
    argument: str, expected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "here").write_text("")
    (tmp_path / "inspect").write_text("")  # a command takes precedence over a file
    opened: list[str] = []
    monkeypatch.setattr("flexgui.ui.app.main", lambda _argv, file: bool(opened.append(file)))
    main([argument])
    assert opened == [argument] * expected
    assert _opens_window([argument]) is expected

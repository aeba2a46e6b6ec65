"""Credentials from environment variables."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from flexgui.cli.main import main
from flexgui.sandbox import Sandbox
from tests.cli.commands import ROOT, Capture
from tests.made_p12 import PASS_PHRASE, make_p12


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("FLEXGUI_SHARED_SECRET", "", "FLEXGUI_SHARED_SECRET missing"),
        ("FLEXGUI_SHARED_SECRET", "not base64!", "FLEXGUI_SHARED_SECRET: "),
        ("FLEXGUI_BASE_URL", "http://evil.example", "evil.example"),
        ("FLEXGUI_AUTH", "not a method", "FLEXGUI_AUTH must be"),
    ],
)
def test_unusable_variables_are_2(
    sandbox: Sandbox, capsys: Capture, monkeypatch: pytest.MonkeyPatch, name: str, value: str, message: str
) -> None:
    monkeypatch.setenv(name, value)
    assert main(["capture-context"]) == 2
    err = capsys.readouterr().err
    assert message in err
    assert "not base64!" not in err and "not a method" not in err, "it may be a secret in the wrong variable"


def test_a_p12_signs(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_p12("acme")
    (tmp_path / "acme.pem").write_bytes(made.pem)
    (tmp_path / "acme.p12").write_bytes(made.raw)
    running = subprocess.Popen(
        [sys.executable, "-m", "flexgui", "sandbox", "--json", "--certificate", str(tmp_path / "acme.pem")],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert running.stdout is not None
        printed = json.loads(running.stdout.readline())
        assert printed["merchant_id"] == "acme"  # the certificate's, for none was named
        monkeypatch.setenv("FLEXGUI_AUTH", "jwt_p12")
        monkeypatch.setenv("FLEXGUI_MERCHANT_ID", "acme")
        monkeypatch.setenv("FLEXGUI_BASE_URL", printed["base_url"])
        monkeypatch.setenv("FLEXGUI_P12_FILE", str(tmp_path / "acme.p12"))
        assert main(["capture-context"]) == 2
        assert "FLEXGUI_P12_PASSWORD missing" in capsys.readouterr().err
        monkeypatch.setenv("FLEXGUI_P12_PASSWORD", PASS_PHRASE)
        assert main(["capture-context", "--json"]) == 0
        out, err = capsys.readouterr()
        assert json.loads(out)["verification"]["signature"]["state"] == "valid"
        assert PASS_PHRASE not in out + err
        monkeypatch.setenv("FLEXGUI_P12_PASSWORD", "wrong")
        assert main(["capture-context"]) == 3
        assert "does not open" in capsys.readouterr().err
    finally:
        running.terminate()
        running.communicate(timeout=20)

"""Credentials from environment variables."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from flexgui.cli.main import main
from flexgui.sandbox import Sandbox
from tests.cli.commands import ROOT, Capture, variables
from tests.made_p12 import PASS_PHRASE, make_p12

WRAPPED = ('"{}"', "'{}'", "{}\r", "{}\n", " {}", "“{}”", "\ufeff{}")
UNUSABLE = [
    ("FLEXGUI_SHARED_SECRET", "not base64!"),
    ("FLEXGUI_SHARED_SECRET", "c2hvcnQ="),
    ("FLEXGUI_KEY_ID", "0123-not-a-key-id"),
    ("FLEXGUI_MERCHANT_ID", "Käse"),
    ("FLEXGUI_PORTFOLIO_ID", "two words"),
]
VARIABLES = ("FLEXGUI_MERCHANT_ID", "FLEXGUI_KEY_ID", "FLEXGUI_SHARED_SECRET", "FLEXGUI_PORTFOLIO_ID")


@pytest.mark.parametrize("wrapping", WRAPPED)
@pytest.mark.parametrize("name", [*VARIABLES, "FLEXGUI_BASE_URL"])
def test_a_value_with_quotes_or_blanks_around_it_is_2(
    running_sandbox: Sandbox, capsys: Capture, monkeypatch: pytest.MonkeyPatch, name: str, wrapping: str
) -> None:
    for each, value in {**variables(running_sandbox), "FLEXGUI_PORTFOLIO_ID": "portfolio"}.items():
        monkeypatch.setenv(each, wrapping.format(value) if each == name else value)
    assert main(["capture-context"]) == 2
    assert f"flexgui: {name}: The value has quotes" in capsys.readouterr().err
    if name != "FLEXGUI_BASE_URL":
        assert main(["sandbox"]) == 2
        assert f"flexgui: {name}: The value has quotes" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "value"), UNUSABLE)
def test_an_unusable_value_is_2_and_not_printed(
    running_sandbox: Sandbox, capsys: Capture, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    for each, good in variables(running_sandbox).items():
        monkeypatch.setenv(each, good)
    monkeypatch.setenv(name, value)
    for command in ("capture-context", "sandbox"):
        assert main([command]) == 2
        err = capsys.readouterr().err
        assert err.startswith(f"flexgui: {name}: ")
        assert value not in err


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("FLEXGUI_SHARED_SECRET", "", "FLEXGUI_SHARED_SECRET missing"),
        ("FLEXGUI_BASE_URL", "http://evil.example", "FLEXGUI_BASE_URL: "),
        ("FLEXGUI_AUTH", "not a method", "FLEXGUI_AUTH must be"),
    ],
)
def test_other_unusable_variables_are_2(
    sandbox: Sandbox, capsys: Capture, monkeypatch: pytest.MonkeyPatch, name: str, value: str, message: str
) -> None:
    monkeypatch.setenv(name, value)
    assert main(["capture-context"]) == 2
    err = capsys.readouterr().err
    assert message in err
    assert "not a method" not in err, "it may be a secret in the wrong variable"


def test_a_p12_signs(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    p12 = make_p12("acme")
    (tmp_path / "acme.pem").write_bytes(p12.pem)
    (tmp_path / "acme.p12").write_bytes(p12.raw)
    running = subprocess.Popen(
        [sys.executable, "-m", "flexgui", "sandbox", "--json", "--fast-keys", "--certificate", tmp_path / "acme.pem"],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        printed = json.loads(running.stdout.readline())
        assert printed["merchant_id"] == "acme"  # from the certificate, because no merchant ID was given
        monkeypatch.setenv("FLEXGUI_AUTH", "jwt_p12")
        monkeypatch.setenv("FLEXGUI_MERCHANT_ID", "acme")
        monkeypatch.setenv("FLEXGUI_BASE_URL", printed["base_url"])
        monkeypatch.setenv("FLEXGUI_P12_FILE", str(tmp_path / "acme.p12"))
        assert main(["capture-context"]) == 2
        assert "FLEXGUI_P12_PASSWORD: The P12 needs its pass phrase." in capsys.readouterr().err
        monkeypatch.setenv("FLEXGUI_P12_PASSWORD", PASS_PHRASE)
        assert main(["capture-context", "--json"]) == 0
        out, err = capsys.readouterr()
        assert json.loads(out)["verification"]["signature"]["state"] == "valid"
        assert PASS_PHRASE not in out + err
        monkeypatch.setenv("FLEXGUI_P12_PASSWORD", "wrong")
        assert main(["capture-context"]) == 2
        assert "FLEXGUI_P12_PASSWORD: The pass phrase does not open" in capsys.readouterr().err
        monkeypatch.setenv("FLEXGUI_P12_PASSWORD", f"'{PASS_PHRASE}'")
        assert main(["capture-context"]) == 2
        assert "has quotes, spaces, a line end or the word Bearer around it" in capsys.readouterr().err
        (tmp_path / "acme.p12").write_bytes(make_p12("acme", pass_phrase="").raw)
        monkeypatch.setenv("FLEXGUI_P12_PASSWORD", "")
        assert main(["capture-context"]) == 0
        monkeypatch.delenv("FLEXGUI_P12_PASSWORD")
        assert main(["capture-context"]) == 0
        capsys.readouterr()
        (tmp_path / "acme.p12").write_bytes(p12.pem)
        assert main(["capture-context"]) == 2
        assert "FLEXGUI_P12_FILE: This is a certificate" in capsys.readouterr().err
    finally:
        running.terminate()
        running.communicate(timeout=20)

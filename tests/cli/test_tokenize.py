"""`flexgui tokenize`: exit codes and the fixed JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flexgui.cli.main import main
from flexgui.sandbox import Sandbox
from tests.cli.commands import Capture


def test_only_the_token_is_printed(capsys: Capture) -> None:
    assert main(["tokenize"]) == 0
    out, err = capsys.readouterr()
    assert out.count("\n") == 1
    assert out.count(".") == 2
    assert err == ""


def test_the_payment_body_is_printed(sandbox: Sandbox, capsys: Capture) -> None:
    assert main(["tokenize", "--payment", "--card", "mastercard"]) == 0
    body = json.loads(capsys.readouterr().out)
    assert body["tokenInformation"]["transientTokenJwt"].count(".") == 2


def test_json_has_stable_members(sandbox: Sandbox, capsys: Capture) -> None:
    assert main(["tokenize", "--payment", "--json", "--card", "amex"]) == 0
    out = capsys.readouterr().out
    printed = json.loads(out)
    assert {"context", "transient_token", "kind", "header", "claims", "verification", "payment"} == set(printed)
    assert printed["kind"] == "transient-token"
    assert printed["verification"]["card"]["state"] == "valid"
    assert "378282246310005" not in out


def test_a_context_may_be_given(sandbox: Sandbox, capsys: Capture, tmp_path: Path) -> None:
    assert main(["capture-context"]) == 0
    file = tmp_path / "context.jwt"
    file.write_text(capsys.readouterr().out)
    assert main(["tokenize", "--context", str(file)]) == 0
    assert capsys.readouterr().out.count(".") == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--card", "4539578763621486"], 2),
        (["--card", "Diners"], 2),
        (["--context", "/nowhere"], 2),
        (["--profile", "no one"], 2),
    ],
)
def test_usage_errors_have_their_exit_code(capsys: Capture, arguments: list[str], code: int) -> None:
    assert main(["tokenize", *arguments]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert "4539578763621486" not in err
    assert err.startswith("flexgui: ")


def test_a_file_without_a_context_is_a_usage_error(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "text"
    file.write_text("no token here")
    assert main(["tokenize", "--context", str(file)]) == 2
    assert "context" in capsys.readouterr().err


def test_a_refused_session_ends_with_1(sandbox: Sandbox, capsys: Capture) -> None:
    sandbox.faults.add("401")
    assert main(["tokenize"]) == 1
    assert capsys.readouterr().out == ""


def test_an_unreachable_server_is_3(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setenv("FLEXGUI_BASE_URL", "http://127.0.0.1:1")
    assert main(["tokenize"]) == 3
    assert "nothing listens on that port" in capsys.readouterr().err

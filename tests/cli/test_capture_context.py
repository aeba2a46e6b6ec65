"""`flexgui capture-context` against a running sandbox."""

from __future__ import annotations

import json

import pytest

from flexgui.cli.main import main
from flexgui.sandbox import Sandbox
from tests.cli.commands import Capture


@pytest.mark.parametrize("auth", ["", "jwt_shared_secret", "http_signature"])
def test_only_the_jwt_is_printed(sandbox: Sandbox, capsys: Capture, monkeypatch: pytest.MonkeyPatch, auth: str) -> None:
    monkeypatch.setenv("FLEXGUI_AUTH", auth)
    assert main(["capture-context"]) == 0
    out, err = capsys.readouterr()
    assert out.count("\n") == 1
    assert out.count(".") == 2
    assert err == ""


def test_the_embedded_sandbox_is_the_default(capsys: Capture) -> None:
    assert main(["capture-context", "--preset", "everything", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["exchange"]["response"]["status"] == 201


@pytest.mark.parametrize(
    ("fault", "code", "message"),
    [
        ("401", 1, "401 Authentication Failed"),
        ("html", 1, "web page"),
        ("not-a-jwt", 1, "no token"),
        ("bad-signature", 1, "Signature invalid"),
        ("expired", 1, "expired"),
        ("reset", 3, "Connection broken"),
        ("public-key-404", 3, "not checked"),
        ("skewed-clock", 1, "ahead of this computer."),
    ],
)
def test_exit_codes(sandbox: Sandbox, capsys: Capture, fault: str, code: int, message: str) -> None:
    sandbox.faults.add(fault)
    assert main(["capture-context"]) == code
    out, err = capsys.readouterr()
    assert message in err
    assert "Traceback" not in err
    assert (out != "") == (fault == "public-key-404"), "what was found bad is not handed on"


def test_support_is_mentioned_for_cybersource_only(sandbox: Sandbox, capsys: Capture) -> None:
    sandbox.faults.add("401")
    assert main(["capture-context"]) == 1
    err = capsys.readouterr().err
    assert "For the server's log: correlation ID " in err
    assert "CyberSource support" not in err


def test_a_live_account_needs_confirmation(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLEXGUI_MERCHANT_ID", "acme")
    monkeypatch.setenv("FLEXGUI_KEY_ID", "01234567-89ab-cdef-0123-456789abcdef")
    monkeypatch.setenv("FLEXGUI_SHARED_SECRET", "k" * 43 + "=")
    monkeypatch.setenv("FLEXGUI_BASE_URL", "https://api.cybersource.com")
    assert main(["capture-context"]) == 2
    out, err = capsys.readouterr()
    assert (out, "live account of acme" in err, "--production" in err) == ("", True, True)


def test_json_contains_the_whole_outcome(sandbox: Sandbox, capsys: Capture) -> None:
    assert main(["capture-context", "--json"]) == 0
    out = capsys.readouterr().out
    printed = json.loads(out)
    assert printed["kind"] == "capture-context"
    assert printed["header"]["alg"] == "RS256"
    assert printed["verification"]["signature"]["state"] == "valid"
    assert printed["claims"]["flx"]["origin"] == sandbox.base_url
    assert printed["exchange"]["request"]["method"] == "POST"
    assert printed["token"].count(".") == 2
    assert sandbox.shared_secret.reveal() not in out


def test_a_refused_connection_is_3(sandbox: Sandbox, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLEXGUI_BASE_URL", "http://127.0.0.1:9")
    assert main(["capture-context", "--json"]) == 3
    printed = json.loads(capsys.readouterr().out)
    assert printed["exchange"]["failure"]["kind"] == "refused"
    assert printed["token"] is None

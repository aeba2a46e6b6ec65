"""`flexgui capture-context --json`: the outcome with and without a token."""

from __future__ import annotations

import json

import pytest

from flexgui.cli.main import main
from flexgui.sandbox import Sandbox
from tests.cli.commands import Capture


def test_json_holds_the_whole_outcome(sandbox: Sandbox, capsys: Capture) -> None:
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

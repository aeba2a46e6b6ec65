"""`flexgui history` with entries stored as the window stores them."""

from __future__ import annotations

import io
import json
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flexgui.cli.main import main
from flexgui.flex.request import CaptureContextRequest, RequestedField
from flexgui.history.codec import to_entry
from flexgui.history.store import History
from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.sandbox import Sandbox
from flexgui.workbench import Workbench
from tests.made_token import made_token
from tests.shared_sandbox import workbench
from tests.specimens import specimen

Capture = pytest.CaptureFixture[str]
NUMBER, CODE = "paymentInformation.card.number", "paymentInformation.card.securityCode"
ONE = CaptureContextRequest((RequestedField(NUMBER),))
TWO = CaptureContextRequest((RequestedField(NUMBER), RequestedField(CODE, False)))


@pytest.fixture
def bench(running_sandbox: Sandbox) -> Workbench:
    """A workbench without environment variables for credentials."""
    return workbench(running_sandbox)


@pytest.fixture
def history(home: Path, bench: Workbench) -> History:
    """Two responses: for one field and for two."""
    history = History(home)
    for asked in (ONE, TWO):
        history.add(to_entry(bench.create_capture_context(LOCAL_SANDBOX, asked), LOCAL_SANDBOX, datetime.now(UTC)))
    return history


def printed(capsys: Capture, *arguments: str, code: int = 0) -> str:
    assert main(["history", *arguments]) == code
    out, err = capsys.readouterr()
    assert (err == "") == (code == 0)
    return out if code == 0 else err


def test_the_list_is_newest_first(history: History, capsys: Capture) -> None:
    lines = printed(capsys, "list").splitlines()
    assert [line.split()[0] for line in lines] == ["2", "1"]
    assert "201 Created  valid  Local sandbox  sandbox  2 fields" in lines[0]
    assert "sandbox  1 field" in lines[1] and "1 fields" not in lines[1]
    assert printed(capsys, "list", "--search", "securitycode").splitlines() == lines[:1]
    assert printed(capsys, "list", "--search", "no such word") == ""


def test_the_list_as_json(history: History, capsys: Capture) -> None:
    history.rename(1, "for the demo")
    first, second = json.loads(printed(capsys, "list", "--json"))
    assert (first["id"], first["fields"], second["name"]) == (2, 2, "for the demo")
    assert datetime.fromisoformat(first["at"]).tzinfo is not None


def test_an_empty_history_is_an_empty_list(home: Path, capsys: Capture) -> None:
    assert printed(capsys, "list") == ""
    assert json.loads(printed(capsys, "list", "--json")) == []


def test_an_entry_is_shown_without_secrets(history: History, capsys: Capture, bench: Workbench) -> None:
    history.annotate(1, "first try")
    text = printed(capsys, "show", "1")
    assert "note: first try" in text
    assert "POST /flex/v2/sessions HTTP/1.1" in text
    assert "Bearer ••• (fingerprint " in text
    assert "signature: valid." in text
    assert "encryption data: valid." in text
    kept = json.loads(printed(capsys, "show", "1", "--json"))
    assert kept["token"].count(".") == 2
    secret = bench.sandbox.start().shared_secret.reveal()
    assert secret not in text + json.dumps(kept)


def test_two_entries_are_compared(history: History, capsys: Capture) -> None:
    text = printed(capsys, "diff", "1", "2")
    assert f"> request.body.fields.{CODE}.required: false" in text
    assert f"> ctx[0].data.optionalFields.{CODE}: {CODE}" in text
    assert "≠ jti: " in text
    assert printed(capsys, "diff", "1", "1") == "No differences.\n"


def test_an_entry_is_compared_with_a_token_from_a_file(history: History, capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "t.jwt").write_text(specimen("transient-token", "s01")["input"]["jwt"])
    text = printed(capsys, "diff", "1", str(tmp_path / "t.jwt"))
    assert text.startswith("token\nDiffers header.kid: ")
    assert printed(capsys, "diff", str(tmp_path / "t.jwt"), "1").startswith("token\nDiffers header.kid: ")


@pytest.mark.parametrize("arguments", [("show", "99"), ("diff", "1", "99"), ("show", "9" * 30)])
def test_a_missing_entry_is_2(history: History, capsys: Capture, arguments: tuple[str, ...]) -> None:
    assert "flexgui history list" in printed(capsys, *arguments, code=2)


def test_clear_needs_a_confirmation(history: History, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    history.pin(1, True)
    assert "This deletes 2 entries. Add --yes to confirm." in printed(capsys, "clear", code=2)
    for answer, left in (("\n", 2), ("no\n", 2), ("yes\n", 0)):
        terminal = io.StringIO(answer)
        monkeypatch.setattr(terminal, "isatty", lambda: True)
        monkeypatch.setattr(sys, "stdin", terminal)
        assert main(["history", "clear"]) == 0
        assert "2 entries" in capsys.readouterr().err
        assert history.count() == left


def test_clear_deletes_everything_when_confirmed(history: History, capsys: Capture) -> None:
    assert printed(capsys, "clear", "--yes") == ""
    assert history.entries() == []
    assert printed(capsys, "clear") == ""  # an empty history needs no confirmation


def test_a_damaged_history_is_set_aside(home: Path, capsys: Capture) -> None:
    home.mkdir()
    (home / "history.sqlite").write_bytes(b"damaged" * 500)
    assert main(["history", "list"]) == 0
    assert "history.sqlite.damaged-1" in capsys.readouterr().err


def test_a_refusal_is_explained(home: Path, capsys: Capture, bench: Workbench) -> None:
    sandbox = bench.sandbox.start()
    sandbox.faults.add("401")
    try:
        outcome = bench.create_capture_context(LOCAL_SANDBOX, ONE)
    finally:
        sandbox.faults.clear()
    History(home).add(to_entry(outcome, LOCAL_SANDBOX, datetime.now(UTC)))
    assert "401 Authentication Failed: " in printed(capsys, "show", "1")


def test_a_file_without_a_token_is_2(history: History, capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "t.jwt").write_text("no token")
    assert main(["history", "diff", "1", str(tmp_path / "t.jwt")]) == 2
    assert capsys.readouterr().err.startswith("flexgui: t.jwt holds no token: ")


def test_a_comparison_of_large_tokens_is_truncated(history: History, capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "t.jwt").write_text(made_token({f"claim{n}": n for n in range(5000)}, "AAAA"))
    text = printed(capsys, "diff", "1", str(tmp_path / "t.jwt"))
    assert text.count("\n") < 1100
    assert re.search(r"^… and \d{4} more\.$", text, re.MULTILINE)

"""A P12 is first opened in another process, so that a slow one does not block the window."""

from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest

from flexgui.errors import P12Error
from flexgui.flex.secret import Secret
from flexgui.secret_store import p12_trial
from flexgui.secret_store.p12_trial import check_duration, run_trial
from tests.made_p12 import PASS_PHRASE, make_p12, p12_with_hidden_rounds

ENDLESS = 2_000_000_000


def test_a_file_with_too_many_hidden_iterations_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(p12_trial, "MAX_SECONDS", 3)
    with pytest.raises(P12Error, match="rounds of key derivation") as caught:
        check_duration(p12_with_hidden_rounds(ENDLESS), Secret(PASS_PHRASE))
    assert caught.value.reason == "too slow"


@pytest.mark.parametrize("raw", [make_p12().raw, p12_with_hidden_rounds(2048), b"", b"\x30\x80"])
@pytest.mark.parametrize("pass_phrase", [PASS_PHRASE, "wrong", ""])
def test_other_files_are_passed_to_the_reader(raw: bytes, pass_phrase: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[bytes] = []
    monkeypatch.setattr(subprocess, "run", lambda *_, **options: given.append(options["input"]))
    check_duration(raw, Secret(pass_phrase))
    monkeypatch.setattr(sys, "stdin", io.StringIO(given[0].decode()))
    assert json.loads(given[0])[1] == pass_phrase
    monkeypatch.setattr("resource.setrlimit", lambda *_: None)
    assert run_trial() == 0


def test_the_process_runs_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    run, codes = subprocess.run, []

    def watched(*arguments: object, **options: object) -> None:
        codes.append(run(*arguments, **options).returncode)

    monkeypatch.setattr(subprocess, "run", watched)
    check_duration(make_p12().raw, Secret(PASS_PHRASE))
    assert codes == [0]

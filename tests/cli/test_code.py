"""`flexgui code`: programs for the chosen request."""

from __future__ import annotations

import pytest

from flexgui.cli.main import main
from flexgui.codegen.languages import LANGUAGES
from flexgui.sandbox import Sandbox
from tests.cli.commands import Capture


def test_every_language_is_listed(capsys: Capture) -> None:
    assert main(["code", "--list"]) == 0
    out = capsys.readouterr().out
    assert all(each.name in out and each.needs in out for each in LANGUAGES)


def test_a_program_uses_the_address_in_the_environment(sandbox: Sandbox, capsys: Capture) -> None:
    assert main(["code", "--language", "node", "--auth", "http_signature", "--preset", "everything"]) == 0
    out, err = capsys.readouterr()
    assert f'"{sandbox.base_url}/flex/v2/sessions"' in out
    assert "billTo" in out
    assert sandbox.shared_secret.reveal() not in out
    assert err == ""


def test_a_program_uses_the_test_host_by_default(capsys: Capture) -> None:
    assert main(["code", "--language", "shell"]) == 0
    out, err = capsys.readouterr()
    assert "https://apitest.cybersource.com/flex/v2/sessions" in out
    assert "apitest.cybersource.com" in err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--language", "cobol"],
        ["--language", "perl", "--auth", "jwt_p12"],
        ["--language", "node", "--auth", "basic"],
        ["--language", "node", "--profile", "nowhere"],
        ["--language", "node", "--preset", "nothing"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(capsys: Capture, arguments: list[str]) -> None:
    assert main(["code", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("flexgui: ")
    assert err.count("\n") == 1  # only the error

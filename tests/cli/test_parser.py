"""Wrong arguments, help and version."""

from __future__ import annotations

import pytest

from flexgui import __version__
from flexgui.cli.main import main
from tests.cli.commands import Capture, run_process


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["capture-context", "--preset", "none such"],
        ["capture-context", "--field", "a b"],
        ["capture-context", "--field", "a.b=maybe"],
        ["capture-context", "--profile", "none such"],
        ["capture-context", "--body", "/no/such/file"],
        ["capture-context", "--pre", "Card"],
        ["capture-context", "--preset", ""],
        ["capture-context", "--profile", " "],
        ["tokenize", "--context", ""],
        ["tokenize", "--card", ""],
        ["code", "--language", "curl", "--auth", ""],
        ["sandbox", "--fault", ""],
        ["history", "diff", "1", ""],
        ["inspect", ""],
        ["inspect", "-", "--key", "-"],
        ["history", "diff", "-", "-"],
        ["diagnose", "-", "--response", "-"],
        ["diagnose", ""],
        ["diagnose", "n" * 5000],
        ["inspect"],
        ["inspect", "a.b.c", "--key", "x", "--profile", "y"],
        ["sandbox", "--port", "70000"],
        ["sandbox", "--context-lifetime", "0"],
    ],
)
def test_wrong_usage_is_2(arguments: list[str], capsys: Capture) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err


@pytest.mark.parametrize(
    "arguments",
    [
        ["tokenize", "--context"], ["inspect", "a.b.c", "--context"], ["inspect", "a.b.c", "--key"], ["diagnose"],
        ["history", "diff", "1"],
    ],
)  # fmt: skip
def test_a_token_in_place_of_a_file_is_reported_without_printing_it(arguments: list[str], capsys: Capture) -> None:
    token = "eyJhbGciOiJub25lIn0.e30.AAAA"
    assert main([*arguments, token]) == 2
    err = capsys.readouterr().err
    assert "this is a token; give a file that holds it, or - for standard input" in err
    assert token not in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["\x1b[31m" * 500],
        ["capture-context", "\x1b[31m" * 500],
        ["capture-context", "--preset", "\x1b[31m" * 500],
        ["capture-context", "--profile", "\x1b[31m" * 500],
        ["history", "show", "\x1b[31m" * 500],
    ],
)
def test_a_long_argument_is_escaped_and_shortened_in_the_message(arguments: list[str], capsys: Capture) -> None:
    assert main(arguments) == 2
    err = capsys.readouterr().err
    assert "\x1b" not in err
    assert len(err) < 4000


def test_help_and_version() -> None:
    assert run_process("--version").stdout == f"FlexGUI {__version__}\n"
    assert "capture-context" in run_process("--help").stdout

"""String literals are evaluated by Python, where its rules are the same, and by the shell."""

from __future__ import annotations

import ast
import json
import subprocess

import pytest

from flexgui.codegen import literals

TEXTS = ["", "plain", "'", '"', "\\", "\\'", "$(id) `id` ${x} #{x} %s", "a\nb\tc\r", "ü 名 😀", "'\\''", "’‘"]


@pytest.mark.parametrize("text", TEXTS)
def test_a_literal_evaluates_to_the_text(text: str) -> None:
    assert ast.literal_eval(literals.double_quoted(text)) == text
    assert json.loads(literals.ascii_double_quoted(text)) == text
    assert literals.ascii_double_quoted(text).isascii()
    printed = subprocess.run(["sh", "-c", f"printf %s {literals.shell(text)}"], capture_output=True, check=True)
    assert printed.stdout == text.encode()


@pytest.mark.parametrize(
    ("text", "literal"), [("a", "'a'"), ("'", r"'\''"), ("\\", r"'\\'"), ("\\'", r"'\\\''"), ('"$x', "'\"$x'")]
)
def test_single_quoted_literals(text: str, literal: str) -> None:
    assert literals.single_quoted(text) == literal


@pytest.mark.parametrize(("text", "literal"), [("a", "'a'"), ("'", "''''"), ("’", "'’’'"), ("$x`", "'$x`'")])
def test_powershell_literals(text: str, literal: str) -> None:
    assert literals.powershell(text) == literal

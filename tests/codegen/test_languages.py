"""The languages: stable names, a template for each method, and literals that evaluate to the text."""

from __future__ import annotations

import ast
import json
import subprocess
from pathlib import Path

import pytest

from flexgui import codegen
from flexgui.codegen.languages import (
    LANGUAGES,
    ascii_double_quoted,
    double_quoted,
    find_language,
    powershell_literal,
    shell_literal,
    single_quoted,
)

TEMPLATES = Path(codegen.__file__).with_name("templates")
TEXTS = ["", "plain", "'", '"', "\\", "\\'", "$(id) `id` ${x} #{x} %s", "a\nb\tc\r", "ü 名 😀", "'\\''", "’‘"]


def test_names_are_stable() -> None:
    names = "shell python python-stdlib node php ruby java csharp go perl powershell"
    assert [each.name for each in LANGUAGES] == names.split()
    assert find_language("node") in LANGUAGES
    assert find_language("Node") is None


def test_each_method_has_a_template_and_all_are_used() -> None:
    expected = {f"{each.name}.{method.value}" for each in LANGUAGES for method in each.methods}
    expected |= {"page.flex-api", "page.microform"}
    expected |= {f"{each.name}.flow" for each in LANGUAGES if each.has_flow}
    assert {path.name for path in TEMPLATES.iterdir()} == expected


def test_every_language_lists_its_requirements() -> None:
    assert all(each.needs.endswith(".") for each in LANGUAGES)


@pytest.mark.parametrize("text", TEXTS)
def test_a_literal_evaluates_to_the_text(text: str) -> None:
    assert ast.literal_eval(double_quoted(text)) == text
    assert json.loads(ascii_double_quoted(text)) == text
    assert ascii_double_quoted(text).isascii()
    printed = subprocess.run(["sh", "-c", f"printf %s {shell_literal(text)}"], capture_output=True, check=True)
    assert printed.stdout == text.encode()


@pytest.mark.parametrize(
    ("text", "literal"), [("a", "'a'"), ("'", r"'\''"), ("\\", r"'\\'"), ("\\'", r"'\\\''"), ('"$x', "'\"$x'")]
)
def test_single_quoted_literals(text: str, literal: str) -> None:
    assert single_quoted(text) == literal


@pytest.mark.parametrize(("text", "literal"), [("a", "'a'"), ("'", "''''"), ("’", "'’’'"), ("$x`", "'$x`'")])
def test_powershell_literals(text: str, literal: str) -> None:
    assert powershell_literal(text) == literal

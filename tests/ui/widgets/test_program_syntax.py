"""Syntax highlighting of programs."""

from __future__ import annotations

import pytest

from flexgui.codegen.languages import LANGUAGES
from flexgui.ui.widgets.program_syntax import program_pattern


def colours(language: str, line: str) -> list[tuple[str, str]]:
    return [
        (name, text)
        for match in program_pattern(language).finditer(line)
        for name, text in match.groupdict().items()
        if text
    ]


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        ("python", 'if x: return "a # b"  # c', [("c_bool", "if"), ("c_bool", "return"), ("c_str", '"a # b"'),
                                                  ("c_punct", "# c")]),
        ("node", "const url = 'http://x'; // 1", [("c_bool", "const"), ("c_str", "'http://x'"), ("c_punct", "// 1")]),
        ("shell", "x='a\\' # it's", [("c_str", "'a\\'"), ("c_punct", "# it's")]),
        ("shell", 'echo "${#x}" $# 120', [("c_str", '"${#x}"'), ("c_num", "120")]),
        ("go", "iffy := form.if_", []),
        ("python-stdlib", "now + 120", [("c_num", "120")]),
    ],
)  # fmt: skip
def test_a_line_is_coloured(language: str, line: str, expected: list[tuple[str, str]]) -> None:
    assert colours(language, line) == expected


@pytest.mark.parametrize("language", [each.name for each in LANGUAGES])
def test_every_language_has_keywords(language: str) -> None:
    words = "if return else my def func public function"
    assert any(name == "c_bool" for name, _ in colours(language, words))

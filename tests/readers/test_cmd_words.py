"""Splitting of command lines as by cmd.exe and the C runtime."""

import pytest

from flexgui.readers.cmd_words import cmd_commands


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a b  c", ["a", "b", "c"]), ('a "b c" ""', ["a", "b c", ""]), (r'"{\"a\":\"\"}"', ['{"a":""}']),
        ('"{""a"":1}"', ['{"a":1}']), (r'"a\\" b\c', ["a\\", r"b\c"]), ("a^&b ^\r\n c", ["a&b", "c"]),
        ('^"a^\n\nb^"', ["a\nb"]), ('"a^b"', ["a^b"]),
    ],
)  # fmt: skip
def test_words_are_split(text: str, words: list[str]) -> None:
    assert [each.words for each in cmd_commands(text)] == [words]


def test_commands_are_separated() -> None:
    assert [each.words for each in cmd_commands("a & b\nc")] == [["a"], ["b"], ["c"]]

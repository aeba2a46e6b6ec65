"""Texts from outside are shown on one line with a maximum length and escaped odd characters."""

from __future__ import annotations

import pytest

from flexgui.flex.text import json_object, printable, shown, to_json


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("two\nlines", "two\\u000alines"),
        ("turned \u202e round", "turned \\u202e round"),
        ("half \ud83d a pair", "half \\ud83d a pair"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("soft\u00adhyphen", "soft\\u00adhyphen"),
        ("no-break\u00a0space", "no-break\\u00a0space"),
        ("mark \u061c \u180e \ufff9", "mark \\u061c \\u180e \\ufff9"),
        ("tag \U000e0041", "tag \\udb40\\udc41"),
        ("private \ue000", "private \\ue000"),
        ("smile \U0001f600 ü 字", "smile \U0001f600 ü 字"),
    ],
)
def test_odd_characters_are_escaped(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_a_long_text_is_cut() -> None:
    assert shown("x" * 11, longest=10) == "x" * 9 + "…"
    assert shown("x" * 10, longest=10) == "x" * 10


def test_line_feeds_are_kept_on_request() -> None:
    assert printable("one\ntwo\x1b[2J", keep="\n") == "one\ntwo\\u001b[2J"


@pytest.mark.parametrize(
    ("text", "found"),
    [('{"a": 1}', {"a": 1}), (b"{}", {}), ("[1]", None), ("{", None), (b"\xff", None), ("[" * 100_000, None)],
)  # fmt: skip
def test_only_an_object_is_read(text: str | bytes, found: object) -> None:
    assert json_object(text) == found


def test_indented_json_can_always_be_encoded() -> None:
    assert to_json({"a": "ü \ud800"}).encode() == '{\n  "a": "ü \\ud800"\n}'.encode()

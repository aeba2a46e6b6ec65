"""The JSON reader with locations: accepts the same texts as the standard library and locates every error."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from flexgui.errors import BadBody
from flexgui.flex.located_json import MAX_DEPTH, LineMap, Located, quoted, read_located

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4), max_leaves=20
)


def plain(located: Located) -> object:
    """Return the values that the reader keeps: numbers are text, arrays are empty."""
    if located.members is not None:
        return {member.name: plain(member.located) for member in located.members}
    return located.value


def kept(value: object) -> object:
    if isinstance(value, dict):
        return {name: kept(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return []
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    return json.dumps(value)


def refuse_constant(name: str) -> object:
    raise ValueError(name)


def fault(text: str) -> tuple[int, int, str]:
    with pytest.raises(BadBody) as caught:
        read_located(text)
    return caught.value.line, caught.value.column, str(caught.value)


@given(VALUES, st.sampled_from([None, 2]), st.booleans())
def test_valid_json_is_read_like_by_the_standard_library(value: object, indent: int | None, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    located = read_located(text)
    assert plain(located) == kept(value)
    assert (located.start, located.end) == (0, len(text))


@settings(max_examples=300)
@given(st.text(alphabet='{}[]":,01-.eE+truefalsn \n\t\\u\u0663\u00a0', max_size=24))
@example("1\u0663")
@example("[1.\u0663]")
@example("-0")
@example("00")
@example('"\\ud83d"')
@example("\u00a0{}")
def test_the_standard_library_accepts_the_same_texts(text: str) -> None:
    try:
        json.loads(text, parse_constant=refuse_constant)
    except ValueError:
        with pytest.raises(BadBody):
            read_located(text)
    else:
        read_located(text)


@given(st.text(max_size=60))
def test_the_location_of_an_error_is_inside_the_text(text: str) -> None:
    try:
        read_located(text)
    except BadBody as error:
        lines = text.split("\n")
        assert 1 <= error.line <= len(lines)
        assert 1 <= error.column <= len(lines[error.line - 1]) + 1


@pytest.mark.parametrize(
    ("text", "line", "column", "sentence"),
    [
        ("", 1, 1, "The body is empty."),
        (" \n\t\n", 1, 1, "The body is empty."),
        ("\ufeff ", 1, 1, "The body is empty."),
        ("{} \n x", 2, 2, "Line 2: there is more text after the end of the JSON"),
        ("{}}", 1, 3, "Line 1: there is more text after the end of the JSON"),
        ("{", 1, 2, "Line 1: a name in double quotes is missing"),
        ("{a: 1}", 1, 2, "Line 1: a name in double quotes is missing"),
        ("{\n  'a': 1}", 2, 3, "Line 2: a name in double quotes is missing"),
        ("{,}", 1, 2, "Line 1: a name in double quotes is missing"),
        ('{"a" 1}', 1, 5, 'Line 1: a colon is missing after "a"'),
        ('{"a"', 1, 5, 'Line 1: a colon is missing after "a"'),
        ('{"a":\n}', 2, 1, "Line 2: a value is missing"),
        ("[", 1, 2, "Line 1: a value is missing"),
        ("[,]", 1, 2, "Line 1: a value is missing"),
        ("-", 1, 1, "Line 1: a value is missing"),
        ('{"a": {}\n "b": {}}', 1, 9, "Line 1: a comma or } is missing"),
        ('{"a": {}', 1, 9, "Line 1: a comma or } is missing"),
        ("[1 2]", 1, 3, "Line 1: a comma or ] is missing"),
        ('{"a": 1,\n}', 1, 8, "Line 1: the comma before } is one too many"),
        ("[1, ]", 1, 3, "Line 1: the comma before ] is one too many"),
        ('{"a', 1, 2, "Line 1: a closing quote is missing"),
        ('["a\x01"]', 1, 4, "Line 1: this text has a wrong character"),
        ('["a\nb"]', 1, 4, "Line 1: this text has a wrong character"),
        ('["\\q"]', 1, 3, "Line 1: this text has a wrong character"),
        ("[True]", 1, 2, "Line 1: write true in small letters"),
        ("[NULL]", 1, 2, "Line 1: write null in small letters"),
        ("[NaN]", 1, 2, "Line 1: NaN is not a JSON value"),
        ("[Infinity]", 1, 2, "Line 1: Infinity is not a JSON value"),
        ("['a']", 1, 2, "Line 1: JSON takes double quotes only"),
        ("[\x00]", 1, 2, "Line 1: a value is missing"),
    ],
)
def test_an_error_has_its_location_and_message(text: str, line: int, column: int, sentence: str) -> None:
    assert fault(text) == (line, column, sentence)


@pytest.mark.parametrize(("text", "column"), [("[" * 100_000, 42), ('{"a":' * 100_000, 206), ("[" * 50 + "]" * 50, 42)])
def test_too_deep_nesting_is_refused(text: str, column: int) -> None:
    assert fault(text) == (1, column, "Line 1: this is nested more than 40 levels deep")


def test_the_deepest_allowed_nesting_is_read() -> None:
    text = "[" * MAX_DEPTH + "1" + "]" * MAX_DEPTH
    assert read_located(text).end == len(text)


def test_numbers_have_no_maximum() -> None:
    digits = "9" * 10_000
    assert read_located(digits).value == digits
    assert read_located("1e999999").value == "1e999999"


def test_a_byte_order_mark_is_skipped() -> None:
    located = read_located("\ufeff{}")
    assert located.is_object
    assert located.start == 1


def test_repeated_names_are_kept() -> None:
    members = read_located('{"a": 1,\n "a": 2}').members
    assert members is not None
    assert [(member.name, member.start, member.located.value) for member in members] == [("a", 1, "1"), ("a", 10, "2")]


def test_error_messages_can_always_be_printed() -> None:
    _, _, sentence = fault('{"\\ud800\\u202e"}')
    assert sentence == 'Line 1: a colon is missing after "\\ud800\\u202e"'
    assert len(quoted("x" * 1000)) == 62


def test_lines_and_columns_start_at_1() -> None:
    lines = LineMap("ab\n\nc\r\nd")
    assert [lines.place(offset) for offset in (0, 1, 2, 3, 4, 7, 8)] == [
        (1, 1), (1, 2), (1, 3), (2, 1), (3, 1), (4, 1), (4, 2),
    ]  # fmt: skip
    error = lines.error(4, "wrong")
    assert (str(error), error.line, error.column) == ("Line 3: wrong", 3, 1)

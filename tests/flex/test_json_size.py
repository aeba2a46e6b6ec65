"""Counting the objects and arrays of a JSON text without parsing it."""

from __future__ import annotations

import pytest

from flexgui.flex.json_size import has_more_containers, has_more_nested_containers, has_more_values


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0), ("1", 0), ("[]", 1), ('[{"a": {}}]', 3), ('["[{", {"[": "\\"[{["}]', 2),
        ('["\\\\", [], "\\\\\\"["]', 2), ('["[[[[', 1), ('["[[[[\\', 1),
    ],
)  # fmt: skip
def test_brackets_in_strings_do_not_count(text: str, count: int) -> None:
    assert not has_more_containers(text, count)
    assert count == 0 or has_more_containers(text, count - 1)


def test_an_unclosed_string_takes_linear_time() -> None:
    assert has_more_containers("[" * 9 + '"' + '\\"[' * 300_000, 8)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('{"a": "{["}', 0),
        ('[{}, {"a": "}"}, {"a": "\\"}"}]', 1),
        ('[{"a": {"b": 1}}, {"c": []}]', 4),
        ('{"a": "}', 1),
    ],
)
def test_a_flat_object_is_not_nested(text: str, count: int) -> None:
    assert not has_more_nested_containers(text, count)
    assert count == 0 or has_more_nested_containers(text, count - 1)


@pytest.mark.parametrize("part", ["{", '{"', "{1", '{"a",', '{"\\"{'])
def test_nested_text_takes_linear_time(part: str) -> None:
    assert has_more_nested_containers("[" * 9 + part * 100_000, 8)


def test_commas_in_strings_are_not_counted() -> None:
    assert not has_more_values('["a,b,c", 1, "\\",", 2]', 3)
    assert has_more_values('["a,b,c", 1, "\\",", 2]', 2)

"""Variables in collections."""

import pytest

from flexgui.readers.collection import fill_in


@pytest.mark.parametrize(
    ("text", "variables", "filled"),
    [
        ("{{a}}/{{ _.b }}/{{c}}", {"a": "1", "b": "2"}, "1/2/{{c}}"),
        ("{{a}}", {"a": "{{b}}", "b": "x"}, "x"),
        ("{{a}}", {"a": "{{a}}"}, "{{a}}"),
    ],
)
def test_variables_are_replaced(text: str, variables: dict[str, str], filled: str) -> None:
    assert fill_in(text, variables) == filled


def test_recursive_variables_are_limited() -> None:
    assert len(fill_in("{{a}}", {"a": "{{a}}" * 1000})) < 10_000_000

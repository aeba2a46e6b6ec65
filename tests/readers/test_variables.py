"""Variables of collections and .http files."""

import pytest

from flexgui.readers.variables import Variables


@pytest.mark.parametrize(
    ("text", "variables", "filled"),
    [
        ("{{a}}/{{ _.b }}/{{c}}", {"a": "1", "b": "2"}, "1/2/{{c}}"),
        ("{{a}}", {"a": "{{b}}", "b": "x"}, "x"),
        ("{{a}}", {"a": "{{a}}"}, "{{a}}"),
    ],
)
def test_variables_are_replaced(text: str, variables: dict[str, str], filled: str) -> None:
    assert Variables(variables.items()).fill_in(text) == filled


def test_recursive_variables_are_limited() -> None:
    assert len(Variables([("a", "{{a}}" * 1000)]).fill_in("{{a}}")) < 10_000_000

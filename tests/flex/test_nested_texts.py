"""Tokens and JSON nested in texts: parsed once, and limited in number."""

from __future__ import annotations

import json

import pytest

from flexgui.flex.nested_texts import NestedTexts
from flexgui.flex.token import MAX_CONTAINERS, Token
from tests.made_token import made_token


@pytest.mark.parametrize("text", ["[1]", '{"a": 1}', made_token({"a": 1})])
def test_nested_texts_are_parsed_once(text: str) -> None:
    texts = NestedTexts()
    assert texts.nested(text) is not None
    assert texts.nested(text) is texts.nested(text)


@pytest.mark.parametrize("text", ["", "text", "eyJ", "eyJ.x.y", "e.e.e", "{broken", "1", "null", '"[]"', "{" * 9])
def test_other_texts_contain_nothing(text: str) -> None:
    assert NestedTexts().nested(text) is None


def test_the_total_number_of_containers_is_limited() -> None:
    texts = NestedTexts()
    most = [json.dumps([[at]] * 999) for at in range(MAX_CONTAINERS // 1000)]
    assert all(texts.nested(each) is not None for each in most)
    assert texts.nested("[[]]") is None
    assert texts.nested(made_token({})) is None
    assert texts.nested(most[0]) is not None


def test_objects_and_arrays_of_nested_tokens_are_counted() -> None:
    texts = NestedTexts()
    assert isinstance(texts.nested(made_token([[]] * (MAX_CONTAINERS - 2))), Token)
    assert texts.nested("[]") is None
    assert NestedTexts().nested(made_token([[]] * MAX_CONTAINERS)) is None

"""The first token of a text is the first that the search finds."""

from __future__ import annotations

import pytest

from flexgui.errors import NotAToken
from flexgui.flex.first_token import first_context, first_token
from flexgui.flex.token import decode
from flexgui.flex.token_search import find_token
from tests.flex.test_token_search import REAL


@pytest.mark.parametrize("text", [REAL, f" {REAL}\n", f"Bearer {REAL}", f'{{"token": "{REAL}"}}', f"see {REAL}."])
def test_the_first_token_is_that_of_the_search(text: str) -> None:
    assert first_token(text) == decode(find_token(text)) == decode(REAL)


@pytest.mark.parametrize("text", ["", "a.b.c", REAL.rpartition(".")[0], f"{REAL[:60]}…"])
def test_a_text_without_a_token_has_the_error_of_the_search(text: str) -> None:
    with pytest.raises(NotAToken) as searched:
        decode(find_token(text))
    with pytest.raises(NotAToken) as found:
        first_token(text)
    assert str(found.value) == str(searched.value)


def test_a_context_is_a_token_of_that_kind() -> None:
    assert first_context(REAL) == decode(REAL)
    with pytest.raises(NotAToken, match="another kind"):
        first_context("eyJhbGciOiJSUzI1NiJ9.e30.c2ln")

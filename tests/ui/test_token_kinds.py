"""The names of the kinds of tokens."""

from __future__ import annotations

import pytest

from flexgui.flex.token import decode
from flexgui.ui.token_kinds import kind_words
from tests.ui.helpers import HOSTILE, odd, token_text


def context(kind: str) -> str:
    return token_text({"iss": "Flex API", "flx": {}, "ctx": [{"type": kind, "data": {}}]})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (context("api-0.1.0"), "Capture context  ·  api-0.1.0"),
        (context("mf-2.1.0"), "Microform context  ·  mf-2.1.0"),
        (context("gda-0.7.0"), "Unified Checkout context  ·  gda-0.7.0"),
        (token_text({"flx": {}, "ctx": []}), "Capture context"),
        (token_text({"iss": "Flex/08", "content": {}, "type": "api-0.1.0"}), "Transient token"),
        (token_text({"hello": 1}), "Signed token"),
    ],
)
def test_each_kind_is_named(text: str, words: str) -> None:
    assert kind_words(decode(text)) == words


def test_a_hostile_type_is_short_and_plain() -> None:
    words = kind_words(decode(context(HOSTILE * 50)))
    assert len(words) < 120
    assert odd([words]) == []

"""Verdicts, and texts from tokens in them."""

from __future__ import annotations

import pytest

from flexgui.flex.token import JsonObject
from flexgui.flex.verdict import State, clip, invalid, listed, not_checked, quoted, repeats, valid


def test_a_verdict_has_its_purpose() -> None:
    assert (valid("expiry", "Fine.").state, invalid("key", "No.").state) == (State.VALID, State.INVALID)
    assert "refuses an expired token" in not_checked("expiry", "Who knows.").why


@pytest.mark.parametrize(
    ("value", "words"),
    [(None, "nothing"), ({}, "an object"), ([], "a list"), (True, "true"), (7, "7"), ("", "an empty text"), ("a", "a")],
)
def test_values_can_be_used_in_a_sentence(value: object, words: str) -> None:
    assert quoted(value) == words


def test_texts_from_a_token_are_short_and_on_one_line() -> None:
    assert clip("a\nb\u202ec") == "a\\u000ab\\u202ec"
    assert clip("x" * 500) == "x" * 79 + "…"
    assert clip(None) == ""


def test_long_lists_are_cut() -> None:
    assert listed(list("abc")) == "a, b, c"
    assert listed(list("abcdefg")) == "a, b, c, d, e and 2 more"


def test_a_repeated_name_is_detected() -> None:
    assert repeats(JsonObject([("a", 1), ("a", 2)]), "a")
    assert not repeats(JsonObject([("a", 1)]), "a")
    assert not repeats([], "a")

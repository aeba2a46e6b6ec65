"""The meanings of token members have a consistent style."""

from __future__ import annotations

import re

import pytest

from flexgui.flex.meanings import CARD_TYPES, CLAIMS, HEADER

WORDS = [*CLAIMS.items(), *HEADER.items()]


@pytest.mark.parametrize(("path", "text"), WORDS, ids=[path for path, _ in WORDS])
def test_each_meaning_is_a_short_phrase(path: str, text: str) -> None:
    assert re.fullmatch(r"[\w.#-]*(\[\])?([.\w-]+(\[\])?)*", path)
    assert text[0].isupper()
    assert text[-1] not in ".!?"
    assert len(text) < 90


def test_every_parent_of_a_member_has_a_meaning() -> None:
    for path in CLAIMS:
        above = path.rpartition(".")[0]
        assert above in {"", "content[]"} or above in CLAIMS, path


def test_card_types_are_three_digits() -> None:
    assert all(re.fullmatch(r"\d{3}", code) for code in CARD_TYPES)

"""The check for text that must not be stored."""

from __future__ import annotations

import pytest

from flexgui.flex.storage_check import why_not_stored


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a note", ""),
        ("4111 1111 1111 1111", "card number"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "signed token"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.", ""),
    ],
)
def test_card_numbers_and_proofs_are_refused(text: str, reason: str) -> None:
    assert reason in why_not_stored(text)
    assert bool(reason) == bool(why_not_stored(text))

"""Test cards: the published table, and refusal of other numbers."""

from __future__ import annotations

from datetime import date

import pytest

from flexgui.flex.card import (
    DEFAULT_CARD,
    TEST_CARDS,
    CardError,
    card_for,
    check_card,
    find_test_card,
    mask,
    passes_luhn,
)

TODAY = date(2026, 11, 28)
REAL_LOOKING = "4539578763621486"


@pytest.mark.parametrize("test_card", TEST_CARDS, ids=lambda card: card.number)
def test_each_published_card_can_be_used(test_card: object) -> None:
    found = find_test_card(test_card.number)
    assert passes_luhn(found.number)
    check_card(card_for(found, TODAY), TODAY)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("visa", "4111111111111111"),
        ("American Express", "378282246310005"),
        ("maestrouk", "6759411100000008"),
        ("4111 1111-1111 1111", "4111111111111111"),
    ],
)
def test_a_card_is_found_by_brand_or_number(text: str, number: str) -> None:
    assert find_test_card(text).number == number


def test_a_number_outside_the_table_is_refused_and_not_repeated() -> None:
    assert passes_luhn(REAL_LOOKING)
    with pytest.raises(CardError) as refused:
        find_test_card(REAL_LOOKING)
    assert REAL_LOOKING not in str(refused.value)
    with pytest.raises(CardError):
        check_card(card_for(DEFAULT_CARD, TODAY)._replace(number=REAL_LOOKING), TODAY)


@pytest.mark.parametrize(
    "change",
    [
        {"month": "13"}, {"month": "1"}, {"year": "31"}, {"year": "2025"}, {"month": "10", "year": "2026"},
        {"security_code": "12"}, {"security_code": "1234"}, {"security_code": "١٢٣"},
    ],
    ids=str,
)  # fmt: skip
def test_other_values_must_match_the_card(change: dict[str, str]) -> None:
    with pytest.raises(CardError):
        check_card(card_for(DEFAULT_CARD, TODAY)._replace(**change), TODAY)


def test_a_card_is_valid_until_the_end_of_its_month() -> None:
    check_card(card_for(DEFAULT_CARD, TODAY)._replace(month="11", year="2026"), TODAY)


def test_the_number_is_hidden_in_repr_and_masked() -> None:
    assert DEFAULT_CARD.number not in repr(card_for(DEFAULT_CARD, TODAY))
    assert mask("4111111111111111") == "XXXXXXXXXXXX1111"
    assert mask("123") == "XXX"


@pytest.mark.parametrize(
    ("digits", "holds"), [("79927398713", True), ("79927398710", False), ("", False), ("4²", False)]
)
def test_luhn(digits: str, holds: bool) -> None:
    assert passes_luhn(digits) is holds

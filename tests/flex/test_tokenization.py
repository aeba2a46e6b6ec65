"""The plaintext that is encrypted for a capture context, and its allowed address."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from flexgui.flex.card import DEFAULT_CARD, card_for
from flexgui.flex.catalog import load_catalog
from flexgui.flex.token import Token, decode
from flexgui.flex.tokenization import (
    FieldLists,
    TokenizeError,
    check_values,
    default_values,
    field_lists,
    flatten,
    plaintext,
    target,
)
from tests.made_token import made_token

NUMBER, YEAR = "paymentInformation.card.number", "paymentInformation.card.expirationYear"
EMAIL, CITY = "orderInformation.billTo.email", "orderInformation.shipTo.locality"
CARD = card_for(DEFAULT_CARD, date(2026, 11, 28))


def context(
    required: list[str] | None = None, optional: list[str] | None = None, ctx: object = None, **flx: Any
) -> Token:
    listed = {"requiredFields": required or [NUMBER], "optionalFields": optional or []}
    claims = {
        "iss": "Flex API",
        "flx": {"origin": "https://testflex.cybersource.com", "path": "/flex/v2/tokens", "data": "x", **flx},
        "ctx": ctx if ctx is not None else [{"data": listed, "type": "api-0.1.0"}],
    }
    return decode(made_token(claims))


def test_card_data_goes_to_the_address_in_the_context() -> None:
    assert target(context()).url == "https://testflex.cybersource.com/flex/v2/tokens"
    assert target(context(origin="http://127.0.0.1:8080")).origin == "http://127.0.0.1:8080"


@pytest.mark.parametrize(
    "flx",
    [
        {"origin": "https://flex.cybersource.com"},
        {"origin": "https://flex.visaacceptance.com"},
        {"origin": "https://evil.example"},
        {"origin": "https://testflex.cybersource.com.evil.example"},
        {"origin": "https://api.cybersource.com."},
        {"origin": 7},
        {"origin": None},
        {"path": "tokens"},
        {"path": None},
    ],
    ids=str,
)
def test_other_addresses_for_card_data_are_refused(flx: dict[str, Any]) -> None:
    with pytest.raises(TokenizeError):
        target(context(**flx))


def test_only_required_fields_have_test_values() -> None:
    values = default_values(
        FieldLists((NUMBER, EMAIL, CITY), (YEAR, "orderInformation.billTo.company")), CARD, load_catalog()
    )
    assert values == {
        NUMBER: CARD.number,
        EMAIL: "test@example.com",
        CITY: "San Francisco",
        YEAR: CARD.year,
        "orderInformation.billTo.company": "",
    }


@pytest.mark.parametrize("values", [{}, {NUMBER: ""}, {NUMBER: "4111111111111111", EMAIL: "a@b.example"}])
def test_values_must_match_the_context(values: dict[str, str]) -> None:
    with pytest.raises(TokenizeError):
        check_values(values, field_lists(context()))


def test_the_plaintext_nests_the_values_and_leaves_empty_ones_out() -> None:
    made = context([NUMBER, EMAIL], [YEAR])
    text = plaintext({NUMBER: "4111111111111111", EMAIL: "Łukasz@名.example", YEAR: ""}, made.text)
    assert json.loads(text) == {
        "data": {
            "paymentInformation": {"card": {"number": "4111111111111111"}},
            "orderInformation": {"billTo": {"email": "Łukasz@名.example"}},
        },
        "context": made.text,
        "index": 0,
    }
    assert "Łukasz@名" in text


def test_conflicting_paths_are_refused() -> None:
    with pytest.raises(TokenizeError):
        plaintext({"a.b": "1", "a.b.c": "2"}, context(["a.b", "a.b.c"]).text)


@pytest.mark.parametrize("ctx", [[], [1], [{"data": {"requiredFields": 7}}], "x"], ids=str)
def test_a_context_without_field_lists_cannot_be_used(ctx: object) -> None:
    with pytest.raises(TokenizeError):
        field_lists(context(ctx=ctx))


def test_more_fields_than_a_form_can_show_are_refused() -> None:
    assert len(field_lists(context([f"a.f{at}" for at in range(200)])).all) == 200
    with pytest.raises(TokenizeError, match="201"):
        field_lists(context([f"a.f{at}" for at in range(201)]))


def test_nested_and_dotted_data_are_flattened_equally() -> None:
    nested = {"paymentInformation": {"card": {"number": "4111", "expirationYear": 2031}}}
    dotted = {"paymentInformation.card.number": "4111", "paymentInformation.card": {"expirationYear": 2031}}
    assert dict(flatten(nested)) == dict(flatten(dotted)) == {NUMBER: "4111", YEAR: 2031}

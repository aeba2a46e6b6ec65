"""Payment bodies, and their responses."""

from __future__ import annotations

import json
from typing import Any

import pytest

from flexgui.flex.payment import PaymentError, Variant, payment_body, read_payment_answer
from flexgui.flex.text import to_json
from flexgui.flex.token import Token, TokenKind, decode
from tests.made_token import made_token
from tests.specimens import specimen


def transient_token(content: dict[str, Any]) -> Token:
    claims = {"iss": "Flex/08", "type": "api-0.1.0", "jti": "1E" + "0" * 62, "content": content, "exp": 1, "iat": 0}
    token = decode(made_token(claims, kid="00" + "a" * 30))
    assert token.kind is TokenKind.TRANSIENT_TOKEN
    return token


CARD_ONLY = {"paymentInformation": {"card": {"number": {"maskedValue": "XXXXXXXXXXXX1111", "bin": "411111"}}}}
WITH_ORDER = CARD_ONLY | {
    "orderInformation": {"amountDetails": {"totalAmount": {}}, "billTo": {"email": {}, "firstName": {}}}
}


def test_amount_and_address_are_added_if_missing_in_the_token() -> None:
    token = transient_token(CARD_ONLY)
    body = payment_body(token)
    assert body["tokenInformation"] == {"transientTokenJwt": token.text}
    assert body["orderInformation"]["amountDetails"] == {"totalAmount": "102.21", "currency": "USD"}
    assert "billTo" in body["orderInformation"]
    assert "paymentInformation" not in body


def test_fields_in_the_token_are_not_repeated() -> None:
    assert payment_body(transient_token(WITH_ORDER))["orderInformation"] == {"amountDetails": {"currency": "USD"}}


@pytest.mark.parametrize(
    ("variant", "expected"),
    [
        (Variant.AUTHORIZE, None),
        (Variant.SALE, {"capture": True, "commerceIndicator": "internet"}),
        (
            Variant.SALE_AND_SAVE,
            {
                "capture": True,
                "commerceIndicator": "internet",
                "actionList": ["TOKEN_CREATE"],
                "actionTokenTypes": ["customer", "paymentInstrument", "shippingAddress"],
            },
        ),
    ],
)
def test_kinds_of_payments(variant: Variant, expected: object) -> None:
    assert payment_body(transient_token(CARD_ONLY), variant).get("processingInformation") == expected


def test_the_token_can_be_given_by_its_id() -> None:
    token = transient_token(CARD_ONLY)
    assert payment_body(token, by_jti=True)["tokenInformation"] == {"jti": token.claim("jti")}


def test_only_a_transient_token_is_accepted() -> None:
    context = decode(specimen("capture-context", "s01")["input"]["jwt"])
    with pytest.raises(PaymentError):
        payment_body(context)


def test_the_text_is_json() -> None:
    body = payment_body(transient_token(CARD_ONLY))
    assert json.loads(to_json(body)) == body


@pytest.mark.parametrize(
    ("status", "body", "accepted", "words"),
    [
        (201, {"status": "AUTHORIZED", "id": "1"}, True, "Authorized"),
        (201, {"status": "AUTHORIZED_PENDING_REVIEW"}, True, "held"),
        (201, {"status": "DECLINED", "errorInformation": {"message": "No money"}}, False, "No money"),
        (
            400,
            {
                "status": "INVALID_REQUEST",
                "reason": "INVALID_DATA",
                "details": [{"field": "tokenInformation.jti", "reason": "INVALID_DATA"}],
            },
            False,
            "expired",
        ),
        (400, {"status": "INVALID_REQUEST", "message": "Lost", "details": [{"field": "a.b"}, 7]}, False, "Lost (a.b)"),
        (502, {"status": "SERVER_ERROR"}, False, "502"),
    ],
)
def test_responses_are_explained(status: int, body: dict[str, Any], accepted: bool, words: str) -> None:
    answer = read_payment_answer(status, json.dumps(body).encode())
    assert answer.accepted is accepted
    assert words in f"{answer.title} {answer.sentence}"


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b'{"status": 7}', b"[" * 50_000])
def test_another_shape_is_not_a_payment_response(body: bytes) -> None:
    assert read_payment_answer(400, body) is None

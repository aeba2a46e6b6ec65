"""Payments and payment details."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from flexgui.sandbox import Sandbox
from flexgui.sandbox.payments import BROKEN_AMOUNT, DECLINED_AMOUNT, REVIEWED_AMOUNT
from tests.sandbox.caller import NOW, Answer, Caller, decoded
from tests.sandbox.tokens import NUMBER, token_for

PAYMENTS = "/pts/v2/payments"
AMOUNT = {"amountDetails": {"totalAmount": "102.21", "currency": "USD"}}


def pay(caller: Caller, body: object, **claims_changed: Any) -> Answer:
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    claims = caller.claims(text, request_resource_path=PAYMENTS, **claims_changed)
    return caller.ask("POST", PAYMENTS, text, caller.bearer(claims))


def paid(caller: Caller, token: str, total: str = "102.21", **claims_changed: Any) -> Answer:
    order = {"amountDetails": {"totalAmount": total, "currency": "USD"}}
    return pay(caller, {"tokenInformation": {"transientTokenJwt": token}, "orderInformation": order}, **claims_changed)


def test_a_payment_is_authorised(caller: Caller) -> None:
    token = token_for(caller)
    answer = paid(caller, token)
    assert answer.status == 201
    assert answer.json["status"] == "AUTHORIZED"
    assert len(answer.json["id"]) == 22
    assert answer.json["orderInformation"]["amountDetails"]["authorizedAmount"] == "102.21"
    assert set(answer.json["_links"]) == {"self", "capture", "authReversal"}
    jti = decoded(token.split(".")[1])["jti"]
    assert pay(caller, {"tokenInformation": {"jti": jti}, "orderInformation": AMOUNT}).status == 201


@pytest.mark.parametrize(
    ("total", "status", "expected"),
    [
        (DECLINED_AMOUNT, 201, "DECLINED"),
        (REVIEWED_AMOUNT, 201, "AUTHORIZED_PENDING_REVIEW"),
        (BROKEN_AMOUNT, 502, "SERVER_ERROR"),
    ],
)
def test_amounts_select_the_response(caller: Caller, total: str, status: int, expected: str) -> None:
    answer = paid(caller, token_for(caller), total)
    assert (answer.status, answer.json["status"]) == (status, expected)


def test_an_unusable_token_is_refused_with_the_documented_field(caller: Caller) -> None:
    token = token_for(caller)
    for text in (token[:-4] + "AAAA", "0" * 64, "x.y.z", caller.context().body.decode()):
        answer = paid(caller, text)
        assert answer.status == 400
        assert answer.json["details"] == [{"field": "tokenInformation.jti", "reason": "INVALID_DATA"}]


@pytest.mark.parametrize(
    ("body", "reason"),
    [(b"{", "INVALID_DATA"), ([], "INVALID_DATA"), ({}, "MISSING_FIELD"), ({"tokenInformation": 7}, "MISSING_FIELD")],
)
def test_a_body_that_is_not_a_payment_is_refused(caller: Caller, body: object, reason: str) -> None:
    answer = pay(caller, body)
    assert (answer.status, answer.json["reason"]) == (400, reason)


def order(caller: Caller, **changed: Any) -> Answer:
    return pay(caller, {"tokenInformation": {"transientTokenJwt": token_for(caller)}, **changed})


def test_amount_and_card_are_checked(caller: Caller) -> None:
    assert order(caller).json["reason"] == "MISSING_FIELD"
    wrong = {"amountDetails": {"totalAmount": "\N{ARABIC-INDIC DIGIT THREE}", "currency": "USD"}}
    assert order(caller, orderInformation=wrong).json["reason"] == "INVALID_DATA"
    both = order(caller, orderInformation=AMOUNT, paymentInformation={"card": {"number": NUMBER}})
    assert both.json["reason"] == "INVALID_DATA"


def test_an_unsigned_payment_is_refused(caller: Caller) -> None:
    assert caller.ask("POST", PAYMENTS, b"{}", {"Content-Type": "application/json"}).status == 400


def test_tokens_can_be_limited_to_one_use(caller: Caller, sandbox: Sandbox) -> None:
    sandbox.faults.add("single-use")
    token = token_for(caller)
    assert [paid(caller, token).status for _ in range(2)] == [201, 400]


def test_an_expired_token_is_not_found() -> None:
    moment = NOW
    with Sandbox(clock=lambda: moment) as sandbox:
        caller = Caller(sandbox)
        token = token_for(caller)
        moment = NOW + timedelta(seconds=901)
        answer = paid(caller, token, iat=int(moment.timestamp()), exp=int(moment.timestamp()) + 120)
        assert answer.json["details"][0]["field"] == "tokenInformation.jti"


def test_payment_details_contain_no_secrets(caller: Caller) -> None:
    fields = {"paymentInformation": {"card": {"number": {}}}, "orderInformation": {"billTo": {"lastName": {}}}}
    data = {"paymentInformation": {"card": {"number": NUMBER}}, "orderInformation": {"billTo": {"lastName": "Doe"}}}
    token = token_for(caller, data, json.dumps({"fields": fields}).encode())
    jti = decoded(token.split(".")[1])["jti"]
    for path in (f"/up/v1/payment-details/{token}", f"/flex/v2/payment-details/{jti}"):
        claims = caller.claims(b"", request_method="get", request_resource_path=path, digest=None, digestAlgorithm=None)
        answer = caller.ask("GET", path, headers=caller.bearer(claims))
        assert answer.status == 200
        assert answer.json["orderInformation"]["billTo"]["lastName"] == {"value": "Doe"}
        assert answer.json["paymentInformation"]["card"]["number"]["maskedValue"] == "XXXXXXXXXXXX1111"
        assert NUMBER not in answer.body.decode()
    unknown = "/flex/v2/payment-details/" + "0" * 64
    claims = caller.claims(b"", request_method="get", request_resource_path=unknown, digest=None, digestAlgorithm=None)
    assert caller.ask("GET", unknown, headers=caller.bearer(claims)).status == 404

"""`POST /flex/v2/tokens`: accepted and refused requests, and the content of the token."""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import timedelta
from typing import Any

import jwt
import pytest
from jwcrypto import jwk as other_jwk

from flexgui.flex.transient_id import expires_at, is_intact
from flexgui.sandbox import Sandbox
from tests.made_token import base64url
from tests.sandbox.caller import NOW, Caller, decoded
from tests.sandbox.tokens import CARD, NESTED, NUMBER, TOKENS, encrypted, one_time_key, post, token_for

ALL_FIELDS = {
    "paymentInformation": {
        "card": {"number": {}, "securityCode": {}, "expirationMonth": {}, "expirationYear": {}, "type": {}}
    },
    "orderInformation": {"billTo": {"lastName": {}}, "amountDetails": {"totalAmount": {}, "currency": {}}},
}
EVERYTHING = {
    "paymentInformation": {
        "card": {
            "number": NUMBER, "securityCode": "123", "expirationMonth": "12", "expirationYear": 2031, "type": "001",
        }
    },
    "orderInformation": {
        "billTo": {"lastName": "Łucja 名"}, "amountDetails": {"totalAmount": "12.50", "currency": "EUR"},
    },
}  # fmt: skip
BODY = json.dumps({"fields": ALL_FIELDS}).encode()


def test_the_token_has_the_content_of_the_service(caller: Caller) -> None:
    context = caller.context(BODY).body.decode()
    answer = post(caller, encrypted(context, EVERYTHING))
    token = answer.body.decode()
    assert answer.status == 201
    assert answer.headers["Content-Type"].startswith("application/jwt")
    assert answer.headers["Digest"] == "SHA-256=" + base64.b64encode(hashlib.sha256(answer.body).digest()).decode()
    key = one_time_key(context)
    assert jwt.get_unverified_header(token) == {"kid": key["kid"], "alg": "RS256"}
    public = jwt.PyJWK(key | {"use": "sig", "alg": "RS256"})
    claims = json.loads(jwt.PyJWS().decode(token, public, ["RS256"]))
    assert (claims["iat"], claims["exp"]) == (int(NOW.timestamp()), int(NOW.timestamp()) + 900)
    assert claims["type"] == "api-0.1.0"
    assert claims["iss"].startswith("Flex/")
    assert claims["content"] == {
        "paymentInformation": {
            "card": {
                "number": {"maskedValue": "XXXXXXXXXXXX1111", "bin": "411111"},
                "securityCode": {},
                "expirationMonth": {"value": "12"},
                "expirationYear": {"value": "2031"},
                "type": {"value": "001"},
            }
        },
        "orderInformation": {"billTo": {"lastName": {}}, "amountDetails": {"totalAmount": {}, "currency": {}}},
    }
    assert is_intact(claims["jti"])
    assert expires_at(claims["jti"]) == claims["exp"]


@pytest.mark.parametrize(
    "data",
    [
        NESTED,
        {f"{CARD}.number": NUMBER, f"{CARD}.securityCode": "123"},
        {CARD: {"number": NUMBER}},
        {"paymentInformation": {"card": {"number": NUMBER, "securityCode": ""}}},
    ],
    ids=["nested", "dotted", "mixed", "empty optional"],
)
def test_data_is_read_in_the_formats_of_all_clients(caller: Caller, data: object) -> None:
    claims = decoded(token_for(caller, data).split(".")[1])
    assert claims["content"]["paymentInformation"]["card"]["number"]["bin"] == "411111"


def test_the_jwe_may_be_a_member_of_a_json_body(caller: Caller) -> None:
    jwe = encrypted(caller.context().body.decode())
    assert post(caller, json.dumps({"keyId": jwe}), "application/json; charset=utf-8").status == 201


def test_a_context_can_be_used_twice(caller: Caller) -> None:
    context = caller.context().body.decode()
    tokens = {post(caller, encrypted(context)).body for _ in range(2)}
    assert len(tokens) == 2


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        ("", "application/jwt", 400), ("a.b.c", "application/jwt", 400), (b"\xff\xfe", "application/jwt", 400),
        ("{", "application/json", 400), ("[1]", "application/json", 400), ('{"keyId": 7}', "application/json", 400),
        ("x", "text/plain", 415), ("x", None, 415),
    ],
)  # fmt: skip
def test_only_a_jwe_is_accepted(caller: Caller, body: str | bytes, content_type: str | None, status: int) -> None:
    assert post(caller, body, content_type).status == status


def refused(caller: Caller, data: object = None, **changed: Any) -> tuple[str, set[str]]:
    """Return the reason and the locations of a refusal."""
    answer = post(caller, encrypted(caller.context().body.decode(), data, **changed))
    assert answer.status == 400
    status = answer.json["responseStatus"]
    assert set(status) >= {"status", "reason", "message", "correlationId"}
    return status["reason"], {each["location"] for each in status["details"]}


def card(**members: object) -> dict[str, object]:
    return {"paymentInformation": {"card": {"number": NUMBER, **members}}}


@pytest.mark.parametrize(
    ("data", "locations"),
    [
        ({}, {f"{CARD}.number"}),
        (card(number=""), {f"{CARD}.number"}),
        (card(number="4111111111111112"), {f"{CARD}.number"}),
        (card(number="41111111111"), {f"{CARD}.number"}),
        (card(number=True), {f"{CARD}.number"}),
        (card(number=["4111"]), {f"{CARD}.number"}),
        (card(securityCode="12"), {f"{CARD}.securityCode"}),
        (card(securityCode="12a"), {f"{CARD}.securityCode"}),
        (card(expirationMonth="12"), {f"{CARD}.expirationMonth"}),
        ({**card(), "orderInformation": {"billTo": {"email": "a@b.example"}}}, {"orderInformation.billTo.email"}),
        ([], {"data"}),
        ("text", {"data"}),
    ],
    ids=str,
)
def test_wrong_values_are_reported_with_their_location(caller: Caller, data: object, locations: set[str]) -> None:
    assert refused(caller, data) == ("VALIDATION_ERROR", locations)


@pytest.mark.parametrize(
    ("members", "name"),
    [
        ({"expirationMonth": "13"}, "expirationMonth"),
        ({"expirationMonth": "0"}, "expirationMonth"),
        ({"expirationYear": "2025"}, "expirationYear"),
        ({"expirationYear": "25"}, "expirationYear"),
        ({"type": "003", "securityCode": "123"}, "securityCode"),
    ],
)
def test_invalid_card_values_are_refused(caller: Caller, members: dict[str, str], name: str) -> None:
    whole = {"number": NUMBER, "securityCode": "123", "expirationMonth": "12", "expirationYear": "2031", "type": "001"}
    fields = {"paymentInformation": {"card": {name: {} for name in whole}}}
    context = caller.context(json.dumps({"fields": fields}).encode()).body.decode()
    answer = post(caller, encrypted(context, {"paymentInformation": {"card": whole | members}}))
    assert [each["location"] for each in answer.json["responseStatus"]["details"]] == [f"{CARD}.{name}"]


def test_a_foreign_context_or_another_key_is_refused(caller: Caller) -> None:
    other = caller.context().body.decode()
    head, claims, signature = other.split(".")
    changed = decoded(claims) | {"exp": 2**33}
    forged = ".".join([head, base64url(json.dumps(changed).encode()), signature])
    for context in (other, forged, "x", "\ud800.\ud800.\ud800", 7, None):
        assert refused(caller, context=context)[0] == "CAPTURE_CONTEXT_INVALID"


def test_an_unknown_key_or_algorithm_is_refused(caller: Caller) -> None:
    stranger = json.loads(other_jwk.JWK.generate(kty="RSA", size=2048).export_public())
    assert refused(caller, key=stranger)[0] == "VALIDATION_ERROR"
    assert refused(caller, header={"kid": "00nobody"})[0] == "VALIDATION_ERROR"
    assert refused(caller, header={"alg": "RSA-OAEP-256"})[0] == "VALIDATION_ERROR"
    assert refused(caller, header={"enc": "A128GCM"})[0] == "VALIDATION_ERROR"


def test_an_expired_context_is_reported_as_expired() -> None:
    moment = NOW
    with Sandbox(clock=lambda: moment) as sandbox:
        caller = Caller(sandbox)
        jwe = encrypted(caller.context().body.decode())
        moment = NOW + timedelta(seconds=901)
        assert post(caller, jwe).json["responseStatus"]["reason"] == "CAPTURE_CONTEXT_EXPIRED"


def test_nothing_secret_is_logged(caller: Caller, sandbox: Sandbox) -> None:
    token_for(caller)
    refused(caller, card(number="4111111111111112", securityCode="9876543"))
    log = " ".join(map(str, sandbox.log))
    assert not [text for text in (NUMBER, "4111111111111112", "9876543") if text in log]


def test_a_page_from_another_origin_may_post(caller: Caller) -> None:
    asked = {"Origin": "https://shop.example", "Access-Control-Request-Method": "POST"}
    preflight = caller.ask("OPTIONS", TOKENS, headers=asked | {"Access-Control-Request-Headers": "content-type"})
    assert preflight.status == 204
    assert preflight.headers["Access-Control-Allow-Origin"] == "*"
    assert "content-type" in preflight.headers["Access-Control-Allow-Headers"].lower()
    for answer in (post(caller, encrypted(caller.context().body.decode())), post(caller, "x")):
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert caller.ask("GET", TOKENS).status == 405

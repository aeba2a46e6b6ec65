"""HTTP Signature: published requests and requests signed here with hmac."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import timedelta
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any

import pytest

from flexgui.sandbox.messages import Call, GatewayRefused
from tests.sandbox.caller import BODY, NOW, SESSIONS, Caller, digest
from tests.sandbox.specimen_calls import authenticator_for, call_of
from tests.specimens import specimen, specimens

HTTP_SIGNATURES = [each for each in specimens("http-signature") if each["expected"].get("signature_header")]


def signature_call(vector: dict[str, Any]) -> Call:
    given, expected = vector["input"], vector["expected"]
    headers = {
        given["date_name"]: given["date"],
        "v-c-merchant-id": given["merchant_id"],
        "Signature": expected["signature_header"],
    }
    if expected.get("digest"):
        headers["Digest"] = expected["digest"]
    return call_of(given, **headers)


@pytest.mark.parametrize("vector", HTTP_SIGNATURES, ids=lambda vector: vector["id"])
def test_published_http_signatures_are_accepted(vector: dict[str, Any]) -> None:
    given = vector["input"]
    authenticator = authenticator_for(given, given.get("merchant_id_in_signature"))
    now = parsedate_to_datetime(given["date"])
    authenticator.check(signature_call(vector), now + timedelta(seconds=300))
    with pytest.raises(GatewayRefused, match="301 s behind"):
        authenticator.check(signature_call(vector), now + timedelta(seconds=301))


def test_changing_one_character_of_the_body_is_refused() -> None:
    vector = specimen("http-signature", "s12")
    vector["input"]["body"] += " "
    with pytest.raises(GatewayRefused, match="was the body changed"):
        authenticator_for(vector["input"], None).check(
            signature_call(vector), parsedate_to_datetime(vector["input"]["date"])
        )


def test_a_meta_key_signs_the_portfolio_and_sends_the_merchant() -> None:
    vector = specimen("http-signature", "s14")
    now = parsedate_to_datetime(vector["input"]["date"])
    with pytest.raises(GatewayRefused, match="The text that should have been signed"):
        authenticator_for(vector["input"], None).check(signature_call(vector), now)


@pytest.mark.parametrize(
    "names",
    [
        "host date request-target digest v-c-merchant-id",
        "v-c-merchant-id digest (request-target) date host",
        "host v-c-date request-target digest v-c-merchant-id",
        "host date request-target digest v-c-merchant-id content-type",
    ],
)
def test_header_names_may_have_any_order_and_both_spellings(caller: Caller, names: str) -> None:
    moment = format_datetime(NOW, usegmt=True)
    headers = caller.signature_headers(
        names=names, **({"date": None, "v_c_date": moment} if "v-c-date" in names else {})
    )
    assert caller.ask("POST", SESSIONS, BODY, headers).status == 201


def test_header_names_are_case_insensitive(caller: Caller) -> None:
    headers = {name.upper(): value for name, value in caller.signature_headers().items()}
    assert caller.ask("POST", SESSIONS, BODY, headers).status == 201


WRONG_SIGNATURES: dict[str, tuple[dict[str, Any], str]] = {
    "another key": ({"key_id": "00000000-0000-4000-8000-000000000000"}, "is not a key of this sandbox"),
    "another algorithm": ({"algorithm": "hmac-sha512"}, 'has to be "HmacSHA256"'),
    "another merchant": ({"v_c_merchant_id": "another"}, "this sandbox serves"),
    "host without its port": ({"host": "127.0.0.1"}, "the port belongs to it"),
    "another target": ({"signed": {"request-target": "post /flex/v2/tokens"}}, "post /flex/v2/sessions"),
    "an upper case method": ({"signed": {"request-target": f"POST {SESSIONS}"}}, "signed with the method in capitals"),
    "a whole URL": (
        {"signed": {"request-target": f"post http://127.0.0.1{SESSIONS}"}},
        "the signature does not fit. The text that should have been signed is",
    ),
    "a trailing slash": ({"signed": {"request-target": f"post {SESSIONS}/"}}, "signed with a slash at the end"),
    "another signed host": ({"signed": {"host": "127.0.0.1"}}, "host was signed without its port"),
    "capitals in headers=": (
        {"names": "Host Date request-target digest v-c-merchant-id"},
        "headers= has capitals (Host, Date)",
    ),
    "old": ({"date": format_datetime(NOW - timedelta(seconds=301), usegmt=True)}, "date is 301 s behind"),
    "from the future": ({"date": format_datetime(NOW + timedelta(seconds=301), usegmt=True)}, "301 s ahead of"),
    "a date of another form": ({"date": "2026-03-02T09:15:00Z"}, "is not an HTTP date"),
    "a date with a huge number": ({"date": f"Mon, 02 Mar 2026 {9**30}:15:00 GMT"}, "is not an HTTP date"),
    "no date at all in it": ({"date": "yesterday GMT"}, "is not an HTTP date"),
    "another digest": ({"digest": "SHA-256=AAAA"}, "was the body changed after it was hashed"),
    "a digest without its prefix": ({"digest": digest(BODY)}, "the prefix SHA-256="),
    "digest not covered": ({"names": "host date request-target v-c-merchant-id"}, "does not name digest"),
    "host not covered": ({"names": "date request-target digest v-c-merchant-id"}, "does not name host"),
    "date not covered": ({"names": "host request-target digest v-c-merchant-id"}, "does not name date or v-c-date"),
    "target not covered": ({"names": "host date digest v-c-merchant-id"}, "does not name request-target"),
    "merchant not covered": ({"names": "host date request-target digest"}, "does not name v-c-merchant-id"),
    "a name twice": ({"names": "host host date request-target digest v-c-merchant-id"}, "names a header twice"),
    "a signature in words": ({"signature": "trust me"}, "the Signature header is not"),
    "a signature without a key": ({"signature": 'algorithm="HmacSHA256"'}, "lacks keyid, headers, signature"),
}


@pytest.mark.parametrize(("changes", "why"), WRONG_SIGNATURES.values(), ids=WRONG_SIGNATURES)
def test_a_wrong_signature_is_refused_with_a_logged_reason(caller: Caller, changes: dict[str, Any], why: str) -> None:
    answer = caller.ask("POST", SESSIONS, BODY, caller.signature_headers(**changes))
    assert (answer.status, answer.json) == (401, {"response": {"rmsg": "Authentication Failed"}})
    assert why in caller.refusal()


@pytest.mark.parametrize(
    ("encode", "why"),
    [
        (bytes.hex, "the signature is in hex;"),
        (lambda raw: base64.urlsafe_b64encode(raw).decode(), "the signature is in base64url;"),
    ],
    ids=["hexadecimal", "base64url"],
)
def test_another_signature_encoding_is_named(caller: Caller, encode: Callable[[bytes], str], why: str) -> None:
    # Append spaces to the body until its signature differs between the two base64 alphabets.
    for count in range(100):
        body = BODY + b" " * count
        headers = caller.signature_headers(body)
        before, _, right = headers["signature"].removesuffix('"').rpartition('signature="')
        if set(right) & set("+/"):
            break
    headers["signature"] = f'{before}signature="{encode(base64.b64decode(right))}"'
    assert caller.ask("POST", SESSIONS, body, headers).status == 401
    assert why in caller.refusal()


@pytest.mark.parametrize(
    ("headers", "missing"),
    [
        (None, "date,v-c-merchant-id,signature,"),
        ({"date": None}, "date,"),
        ({"v_c_merchant_id": None}, "v-c-merchant-id,"),
        ({"signature": None}, "signature,"),
        ({"digest": None}, "digest,"),
        ({"names": "host date request-target digest v-c-merchant-id v-c-extra"}, "v-c-extra,"),
    ],
)
def test_missing_headers_are_named(caller: Caller, headers: dict[str, Any] | None, missing: str) -> None:
    sent = {"Content-Type": "application/json"} if headers is None else caller.signature_headers(**headers)
    answer = caller.ask("POST", SESSIONS, BODY, sent)
    assert (answer.status, answer.json) == (400, {"response": {"rmsg": f"missing http required header : {missing}"}})

"""Both signing methods, by known answers that others made and by requests signed here with hmac alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.message import Message
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any

import pytest

from flexgui.flex.credentials import Secret, SharedSecretCredentials, SigningMethod
from flexgui.sandbox import Sandbox
from flexgui.sandbox.authentication import Call, Gate
from flexgui.sandbox.refused import GatewayRefused
from tests.sandbox.caller import BODY, NOW, SESSIONS, Caller, digest
from tests.specimens import specimen, specimens

HTTP_SIGNATURES = [each for each in specimens("http-signature") if each["expected"].get("signature_header")]
SHARED_SECRET_TOKENS = [each for each in specimens("jwt-auth") if each["input"].get("shared_secret_base64")]


def gate_for(given: dict[str, Any], portfolio: str | None) -> Gate:
    secret = Secret(given["shared_secret_base64"])
    credentials = SharedSecretCredentials(
        SigningMethod.HTTP_SIGNATURE, given["merchant_id"], given["key_id"], secret, portfolio
    )
    return Gate(credentials, [given["host"]])


def call_of(given: dict[str, Any], **headers: str) -> Call:
    message = Message()
    for name, value in {"Host": given["host"], **headers}.items():
        message[name] = value
    return Call(given["method"], given["target"], message, (given.get("body") or "").encode())


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
def test_published_http_signatures_pass(vector: dict[str, Any]) -> None:
    given = vector["input"]
    gate = gate_for(given, given.get("merchant_id_in_signature"))
    now = parsedate_to_datetime(given["date"])
    gate.check(signature_call(vector), now + timedelta(seconds=300))
    with pytest.raises(GatewayRefused, match="301 s behind"):
        gate.check(signature_call(vector), now + timedelta(seconds=301))


@pytest.mark.parametrize("vector", SHARED_SECRET_TOKENS, ids=lambda vector: vector["id"])
def test_tokens_of_the_official_sdk_pass(vector: dict[str, Any]) -> None:
    given = vector["input"]
    now = datetime.fromtimestamp(given["iat"], UTC)
    call = call_of(given, Authorization=f"Bearer {vector['expected']['token']}")
    gate_for(given, given.get("portfolio_id")).check(call, now)
    with pytest.raises(GatewayRefused, match="exp is 301 s behind"):
        gate_for(given, given.get("portfolio_id")).check(call, now + timedelta(seconds=120 + 301))


def test_one_character_of_the_body_changes_everything() -> None:
    vector = specimen("http-signature", "s12")
    vector["input"]["body"] += " "
    with pytest.raises(GatewayRefused, match="was the body changed"):
        gate_for(vector["input"], None).check(signature_call(vector), parsedate_to_datetime(vector["input"]["date"]))


def test_a_meta_key_signs_the_portfolio_and_sends_the_merchant() -> None:
    vector = specimen("http-signature", "s14")
    now = parsedate_to_datetime(vector["input"]["date"])
    with pytest.raises(GatewayRefused, match="The text that should have been signed"):
        gate_for(vector["input"], None).check(signature_call(vector), now)


@pytest.mark.parametrize(
    "names",
    [
        "host date request-target digest v-c-merchant-id",
        "v-c-merchant-id digest (request-target) date host",
        "host v-c-date request-target digest v-c-merchant-id",
        "host date request-target digest v-c-merchant-id content-type",
    ],
)
def test_header_names_in_any_order_and_both_spellings(caller: Caller, names: str) -> None:
    moment = format_datetime(NOW, usegmt=True)
    headers = caller.signature_headers(
        names=names, **({"date": None, "v_c_date": moment} if "v-c-date" in names else {})
    )
    assert caller.ask("POST", SESSIONS, BODY, headers).status == 201


def test_header_names_on_the_wire_in_any_case(caller: Caller) -> None:
    headers = {name.upper(): value for name, value in caller.signature_headers().items()}
    assert caller.ask("POST", SESSIONS, BODY, headers).status == 201


SPOILT_SIGNATURES: dict[str, tuple[dict[str, Any], str]] = {
    "another key": ({"key_id": "00000000-0000-4000-8000-000000000000"}, "is not a key of this sandbox"),
    "another algorithm": ({"algorithm": "hmac-sha512"}, 'has to be "HmacSHA256"'),
    "another merchant": ({"v_c_merchant_id": "somebody"}, "this sandbox serves"),
    "another host": ({"host": "apitest.cybersource.com"}, "the Host header is 'apitest.cybersource.com'"),
    "host without its port": ({"host": "127.0.0.1"}, "the port belongs to it"),
    "another target": ({"signed": {"request-target": "post /flex/v2/tokens"}}, "post /flex/v2/sessions"),
    "an upper case method": ({"signed": {"request-target": f"POST {SESSIONS}"}}, "the signature does not fit"),
    "old": ({"date": format_datetime(NOW - timedelta(seconds=301), usegmt=True)}, "date is 301 s behind"),
    "from the future": ({"date": format_datetime(NOW + timedelta(seconds=301), usegmt=True)}, "301 s ahead of"),
    "a date of another form": ({"date": "2026-03-02T09:15:00Z"}, "is not an HTTP date"),
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


@pytest.mark.parametrize(("changes", "why"), SPOILT_SIGNATURES.values(), ids=SPOILT_SIGNATURES)
def test_a_spoilt_signature_is_refused_and_the_log_says_why(caller: Caller, changes: dict[str, Any], why: str) -> None:
    answer = caller.ask("POST", SESSIONS, BODY, caller.signature_headers(**changes))
    assert (answer.status, answer.json) == (401, {"response": {"rmsg": "Authentication Failed"}})
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


@pytest.mark.parametrize(
    "changes",
    [
        {"request_method": "POST"},
        {"digestAlgorithm": None, "digest_algorithm": "SHA-256"},
        {"iat": NOW.timestamp() + 300, "exp": NOW.timestamp() + 420},
        {"iat": NOW.timestamp() - 420, "exp": NOW.timestamp() - 300},
        {"jti": None},
    ],
)
def test_what_official_clients_do_differently_passes(caller: Caller, changes: dict[str, Any]) -> None:
    assert caller.ask("POST", SESSIONS, BODY, caller.bearer(caller.claims(**changes))).status == 201


def test_the_query_may_stand_in_the_resource_path_or_not(caller: Caller) -> None:
    for path in (SESSIONS, f"{SESSIONS}?a=b"):
        headers = caller.bearer(caller.claims(request_resource_path=path))
        assert caller.ask("POST", f"{SESSIONS}?a=b", BODY, headers).status == 201


SPOILT_CLAIMS: dict[str, tuple[dict[str, Any], str]] = {
    "another issuer": ({"iss": "somebody"}, "iss is 'somebody'"),
    "another merchant": ({"v_c_merchant_id": "somebody"}, "the claim v-c-merchant-id is 'somebody'"),
    "no merchant": ({"v_c_merchant_id": None}, "the claim v-c-merchant-id is None"),
    "another version": ({"v_c_jwt_version": 2}, "v-c-jwt-version is 2"),
    "another method": ({"request_method": "get"}, "the request is a POST"),
    "another host": ({"request_host": "apitest.cybersource.com"}, "the claim request-host is"),
    "host without its port": ({"request_host": "127.0.0.1"}, "the claim request-host is '127.0.0.1'"),
    "another path": ({"request_resource_path": "/flex/v2/tokens"}, "request-resource-path is '/flex/v2/tokens'"),
    "no digest": ({"digest": None}, "the claim digest is None"),
    "digest with a prefix": ({"digest": f"SHA-256={digest(BODY)}"}, "belongs in the header and not in the claim"),
    "another digest algorithm": ({"digestAlgorithm": "MD5"}, "digestAlgorithm is 'MD5'"),
    "issued in words": ({"iat": "now"}, "iat is 'now'"),
    "issued by a boolean": ({"iat": True}, "iat is True"),
    "never issued": ({"iat": None}, "iat is None"),
    "issued at no time": ({"iat": float("nan")}, "iat is nan"),
    "for more than two minutes": ({"exp": NOW.timestamp() + 121}, "exp is 121.0 s after iat"),
    "expired before it was issued": ({"exp": NOW.timestamp() - 1}, "exp is -1.0 s after iat"),
    "old": ({"iat": NOW.timestamp() - 500, "exp": NOW.timestamp() - 400}, "exp is 400 s behind"),
    "from the future": ({"iat": NOW.timestamp() + 301, "exp": NOW.timestamp() + 400}, "iat is 301 s ahead of"),
}


@pytest.mark.parametrize(("changes", "why"), SPOILT_CLAIMS.values(), ids=SPOILT_CLAIMS)
def test_spoilt_claims_are_refused_and_the_log_says_why(caller: Caller, changes: dict[str, Any], why: str) -> None:
    answer = caller.ask("POST", SESSIONS, BODY, caller.bearer(caller.claims(**changes)))
    assert (answer.status, answer.json) == (401, {"response": {"rmsg": "Authentication Failed"}})
    assert why in caller.refusal()


def test_the_key_decides_the_algorithm(caller: Caller) -> None:
    kid = caller.sandbox.key_id
    for header, why in [
        ({"alg": "none", "kid": kid}, "alg is 'none'"),
        ({"alg": "RS256", "kid": kid}, "this key is for HS256 only"),
        ({"alg": "HS512", "kid": kid}, "this key is for HS256 only"),
        ({"alg": "HS256", "kid": "somebody"}, "kid 'somebody' is neither"),
        ({"alg": "HS256", "kid": ["a"]}, "is neither the key ID nor"),
        ({"alg": "HS256"}, "kid None is neither"),
        ({"alg": "RS256", "x5c": ["AAAA"]}, "x5c is not registered"),
    ]:
        assert caller.ask("POST", SESSIONS, BODY, caller.bearer(caller.claims(), header)).status == 401
        assert why in caller.refusal()


def test_a_secret_used_as_text_is_recognised(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Caller, "key", caller.sandbox.shared_secret.reveal().encode())
    for headers in (caller.bearer(caller.claims()), caller.signature_headers()):
        assert caller.ask("POST", SESSIONS, BODY, headers).status == 401
        assert "decode the secret from base64 first" in caller.refusal()


def test_another_secret_does_not_fit(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Caller, "key", b"another")
    for headers in (caller.bearer(caller.claims()), caller.signature_headers()):
        assert caller.ask("POST", SESSIONS, BODY, headers).status == 401
        assert "does not fit" in caller.refusal()


@pytest.mark.parametrize(
    ("authorization", "why"),
    [
        ("Basic dTpw", "not a Bearer token"),
        ("Bearer a.b", "has 2 parts"),
        ("Bearer a.b.c", "header is not base64url"),
        ("Bearer W10.e30.AA", "header is not a JSON object"),
        ("Bearer e30.eyJhIjoxLCJhIjoyfQ.AA", "claims is not a JSON object with each name once"),
    ],
)
def test_what_is_no_token_is_refused(caller: Caller, authorization: str, why: str) -> None:
    headers = {"Authorization": authorization, "Content-Type": "application/json"}
    assert caller.ask("POST", SESSIONS, BODY, headers).status == 401
    assert why in caller.refusal()


def test_no_refusal_logs_a_secret_or_a_token(sandbox: Sandbox, caller: Caller) -> None:
    headers = caller.bearer(caller.claims(iss="somebody"))
    caller.ask("POST", SESSIONS, BODY, headers)
    caller.ask("POST", SESSIONS, BODY, caller.signature_headers(signed={"host": "elsewhere"}))
    told = "".join(map(repr, sandbox.log))
    assert len(sandbox.log) == 2
    assert sandbox.shared_secret.reveal() not in told
    assert headers["Authorization"].rpartition(".")[2] not in told

"""Redaction removes credentials and keeps public data."""

from __future__ import annotations

import gc
import json
from typing import Any

import pytest

from flexgui.flex.redaction import MASK, holds_proof, redact, redact_header, redact_token, why_not_stored
from flexgui.flex.secret import Secret, living_secrets
from flexgui.flex.token import decode
from tests.made_token import base64url
from tests.specimens import specimens

PROOF = "c2lnbmF0dXJlLW9mLW1pbmUtYW5kLW9mLW5v"


def jws(claims: object, header: object = {"alg": "RS256"}, proof: str = PROOF) -> str:
    return f"{base64url(header)}.{base64url(claims)}.{proof}"


SESSION = jws({"sub": "me", "sid": "1"})
OIDC = jws({"iss": "https://login.example.com", "aud": "x", "scope": "openid"}, {"typ": "at+jwt", "alg": "RS256"})
BEARER = jws({"request-method": "POST"}, {"alg": "HS256", "v-c-merchant-id": "acme"})
INDENTED = jws({"sub": 1}, '  {\n "alg": "none"}')
NESTED = jws({"id_token": SESSION, "deep": [{"inner": jws({"t": OIDC})}]})
IN_KID = jws({"a": 1}, {"alg": "x", "kid": SESSION})
JWE = f"{base64url({'alg': 'dir', 'enc': 'A256GCM'})}..aXZpdml2.Y2lwaGVy.{PROOF}"
REQUEST = f"GET /me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {SESSION}\r\nCookie: sid=hushhush1; b=2\r\n\r\n"


@pytest.mark.parametrize(
    ("text", "secrets"),
    [
        *((token, [PROOF]) for token in (SESSION, OIDC, BEARER, INDENTED, NESTED, IN_KID, JWE)),
        (f"see {SESSION}.", [PROOF]),
        (f"x.y.{SESSION}.z", [PROOF]),
        (f"sid_{SESSION}", [PROOF]),
        (json.dumps({"a": {"b": json.dumps({"t": SESSION})}}), [PROOF]),
        (REQUEST, [PROOF, "hushhush1"]),
        (f"curl -H 'Authorization: Bearer {SESSION}' -H \"Cookie: sid=hushhush1\" https://x", [PROOF, "hushhush1"]),
        ('Authorization: Digest username="me", response="abc"', ["username"]),
        ("authorization:opaque-1", ["opaque-1"]),
        ("proxy-authorization: Basic YWxhZGRpbjpvcGVu", ["YWxhZGRpbjpvcGVu"]),
        ('{"Authorization": "Bearer opaque-1"}', ["opaque-1"]),
        (json.dumps(json.dumps({"authorization": "Bearer opaque-1"})), ["opaque-1"]),
        ('["Authorization", "Bearer opaque-1"]', ["opaque-1"]),
        ('{"name": "Authorization", "value": "opaque-1"}', ["opaque-1"]),
        ("it was sent as bearer opaque-12345", ["opaque-12345"]),
        ("Baſic opaque-12345, coo\u212aie: sid=hushhush1", ["opaque-12345", "hushhush1"]),  # letters equal in any case
        (f'keyid="k", headers="host", signature="{PROOF}"', [PROOF]),
        (f'{{"protected": "e30", "payload": "e30", "signature": "{PROOF}"}}', [PROOF]),
        ("https://x/?access_token=opaque-12345&a=1", ["opaque-12345"]),
        ('{"client_secret": "opaque-12345"}', ["opaque-12345"]),
        ("password = opaque-12345", ["opaque-12345"]),
        ("-----BEGIN RSA PRIVATE KEY-----\nopaque/1+2=\n-----END RSA PRIVATE KEY-----", ["opaque"]),
        (json.dumps("-----BEGIN PRIVATE KEY-----\nopaque"), ["opaque"]),
        ("sent through http://me:opaque@proxy:3128/", ["opaque"]),
        ("curl https://me:op/aq?ue#1@host.example/flex", ["op/aq?ue#1"]),
        ("ValueError: 4111111111111111 is no number", ["4111111111111111"]),
        ("number ٤١١١ ١١١١ ١١١١ ١١١١", ["١١١١"]),
        ('{"number": "5555-5555 5555 4444", "pan": 378282246310005}', ["4444", "378282246310005"]),
        ("GET /cards/4111111111111111?x=1", ["4111111111111111"]),
    ],
)
def test_credentials_are_removed(text: str, secrets: list[str]) -> None:
    redacted = redact(text)
    assert [each for each in secrets if each in redacted] == []
    assert redact(redacted) == redacted
    assert not holds_proof(redacted) or MASK not in redacted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The bearer token of this request authenticates; the signature: valid.",
        "api.cybersource.com/flex/v2/sessions 1.2.3 e.g. this",
        "signature: invalid. Basic authentication, cookies and passwords",
        'keyid="k1", algorithm="HmacSHA256"',
        "https://host.example:8080/a@b http://[::1]:8080/a@b",
        jws({"alg": "none"}, proof=""),
        "id 7284723469136024903092, 1795000000123 ms, 4111111111111112, 2026-11-29 10:15:00,123 on port 38123",
        '{"fields": {"paymentInformation": {"card": {"number": {}, "securityCode": {"required": false}}}}}',
    ],
)
def test_ordinary_text_is_unchanged(text: str) -> None:
    assert redact(text) == text


@pytest.mark.parametrize(
    "vector", [*specimens("capture-context"), *specimens("transient-token")], ids=lambda each: each["id"]
)
def test_public_tokens_keep_their_signature(vector: dict[str, Any]) -> None:
    text = vector["input"].get("jwt") or vector["input"]["token"]
    assert redact(text) == text
    assert not holds_proof(text)


@pytest.mark.parametrize(
    "member", [{"name": "Cookie", "value": "hush"}, {"secret": {"x": ["hush"]}}, {"kty": "oct", "k": "hush"}], ids=str
)
def test_a_secret_in_json_with_many_arrays_is_masked(member: dict[str, object]) -> None:
    assert "hush" not in redact(json.dumps([[[]] * 12_000, member]))


@pytest.mark.parametrize("claims", ['{"flx": 1', '{"flx": 1}}', '{"flx": 1, "a": Infinity}', '{\u00a0"flx": 1}'])
def test_a_damaged_public_token_has_no_signature(claims: str) -> None:
    header, _, signature = jws({"flx": 1}).split(".")
    assert signature not in redact(f"{header}.{base64url(claims)}.{signature}")


def test_the_claims_of_a_large_capture_context_are_not_parsed() -> None:
    text = jws({"flx": 1, "list": [[]] * 9_000})
    gc.collect()
    before = sum(each["collections"] for each in gc.get_stats())
    assert redact(text) == text
    # creating 9,000 arrays would start more than ten
    assert sum(each["collections"] for each in gc.get_stats()) - before < 3


@pytest.mark.parametrize("claims", [{"password": "hush"}, {"jwk": {"kty": "oct", "k": "hush"}}, {"n": "Cookie: hush"}])
def test_a_secret_in_the_claims_is_removed_with_the_signature(claims: dict[str, object]) -> None:
    stripped = decode(redact_token(jws({"flx": {}, "ctx": [], **claims})))
    assert "hush" not in json.dumps(stripped.claims)
    assert stripped.signature == b""


@pytest.mark.parametrize("token", [SESSION, NESTED, IN_KID, JWE, INDENTED])
def test_a_redacted_token_can_be_decoded(token: str) -> None:
    stripped = redact_token(token)
    assert decode(stripped).header.keys() == decode(token).header.keys()
    assert not holds_proof(stripped)


def test_a_capture_context_around_a_session_token_loses_both_signatures() -> None:
    assert PROOF not in redact_token(jws({"flx": {}, "ctx": [], "note": SESSION}))


@pytest.mark.parametrize("text", [base64url(f"a {SESSION}"), SESSION.replace("e", "\\u0065"), f"%65{SESSION[1:]}"])
def test_a_token_in_an_encoding_is_found(text: str) -> None:
    assert holds_proof(text)


def test_secrets_of_this_process_are_masked_while_they_exist() -> None:
    secret = Secret("the shared one")
    assert redact("with the shared one") == redact("with the shared one", ["the shared one"])
    assert "the shared one" not in redact("with the shared one")
    assert holds_proof(base64url("with the shared one"))
    assert "the shared one" in living_secrets()
    del secret
    assert "the shared one" not in living_secrets()


@pytest.mark.parametrize(
    "name",
    ["authorization", "PROXY-AUTHORIZATION", "Cookie", "set-cookie", "Signature", "X-Api-Key", "x-amz-security-token"],
)
def test_headers_that_authenticate_are_masked(name: str) -> None:
    assert "secret-part" not in redact_header(name, "Basic secret-part")
    masked = redact_header(name, "secret-part")
    assert "secret-part" not in masked
    assert redact_header(name, masked) == masked
    assert redact_header("Accept", "secret-part") == "secret-part"
    assert redact_header("Access-Control-Allow-Credentials", "true") == "true"
    assert redact_header(name, "Bearer a") != redact_header(name, "Bearer b")


def test_a_megabyte_without_a_dot_takes_linear_time() -> None:
    text = "m" * (1 << 20)  # used to take longer than a minute
    assert redact(text) == text


@pytest.mark.parametrize(
    "piece",
    [
        "ey", "a.", f"{base64url({'alg': 1})}.", "1 ", "authorization: ", "bearer ", "\\", '{"a":"', "%25", "&amp;",
        "4-", "4111111111111111 ",
    ],
)  # fmt: skip
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece)) + ".a.b"
    redact(text)
    holds_proof(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a note", ""),
        ("4111 1111 1111 1111", "card number"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "signed token"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.", ""),
    ],
)
def test_card_numbers_and_proofs_are_not_stored(text: str, reason: str) -> None:
    assert reason in why_not_stored(text)
    assert bool(reason) == bool(why_not_stored(text))

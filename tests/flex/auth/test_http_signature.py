"""HTTP Signature, checked against requests that the service accepted and against the official client."""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Any

import pytest

from flexgui.errors import CredentialsError
from flexgui.flex.auth import http_signature
from flexgui.flex.auth.digest import body_digest
from flexgui.flex.credentials import SharedSecretCredentials, SigningMethod
from flexgui.flex.secret import Secret
from tests.specimens import specimen, specimens

CURRENT = {("request-target", "date")}
VECTORS = specimens("http-signature")
ACCEPTED_NOW = [
    each for each in VECTORS if (each["input"]["request_target_name"], each["input"]["date_name"]) in CURRENT
]
OLD = [each for each in VECTORS if each not in ACCEPTED_NOW]


def credentials_of(given: dict[str, Any]) -> SharedSecretCredentials:
    return SharedSecretCredentials(
        SigningMethod.HTTP_SIGNATURE,
        given["merchant_id"],
        given["key_id"],
        Secret(given["shared_secret_base64"]),
        given.get("merchant_id_in_signature"),
    )


def body_of(given: dict[str, Any]) -> bytes:
    return (given["body"] or "").encode()


def signed(vector: dict[str, Any], **changes: object) -> http_signature.SignedHeaders:
    given = vector["input"] | changes
    url = f"https://{given['host']}{given['target']}"
    now = parsedate_to_datetime(given["date"])
    return http_signature.sign(credentials_of(given), given["method"], url, body_of(given), now)


def lines_of(given: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    digest = given.get("digest_given") or (f"SHA-256={body_digest(body_of(given))}" if given["body"] else None)
    signed_id = credentials_of(given).signed_id
    lines = http_signature.signed_lines(
        signed_id, given["method"], given["host"], given["target"], given["date"], digest
    )
    old_names = {"date": given["date_name"], "request-target": given["request_target_name"]}
    return tuple((old_names.get(name, name), value) for name, value in lines)


def test_vectors_of_both_forms_exist() -> None:
    assert len(ACCEPTED_NOW) == 3
    assert len(OLD) == 11


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_every_published_signature_is_reproduced(vector: dict[str, Any]) -> None:
    given, expected = vector["input"], vector["expected"]
    lines = lines_of(given)
    text = http_signature.signing_string(lines)
    signature = http_signature.hmac_base64(credentials_of(given).key_bytes(), text)
    assert text == expected["signing_string"]
    assert signature == expected["signature"]
    assert http_signature.signature_header(given["key_id"], lines, signature) == expected["signature_header"]


@pytest.mark.parametrize("vector", ACCEPTED_NOW, ids=lambda vector: vector["id"])
def test_the_headers_are_those_of_the_official_client(vector: dict[str, Any]) -> None:
    given, expected = vector["input"], vector["expected"]
    assert signed(vector).headers == (
        ("v-c-merchant-id", given["merchant_id"]),
        ("Date", given["date"]),
        ("Host", given["host"]),
        ("Digest", expected["digest"]),
        ("Signature", expected["signature_header"]),
    )


def test_a_meta_key_signs_the_portfolio_and_sends_the_merchant() -> None:
    result = signed(specimen("http-signature", "s14"))
    assert result.headers[0] == ("v-c-merchant-id", "testrest")
    assert "v-c-merchant-id: testrest_portfolio" in result.steps[1].value


def test_a_get_has_no_digest() -> None:
    vector = specimen("http-signature", "s04")
    result = signed(vector)
    assert [name for name, _ in result.headers] == ["v-c-merchant-id", "Date", "Host", "Signature"]
    assert [step.title for step in result.steps] == ["Write the signing string", "Sign it", "Send it as one header"]
    given = vector["input"]
    text = (
        f"host: {given['host']}\ndate: {given['date']}\nrequest-target: get {given['target']}\n"
        f"v-c-merchant-id: {given['merchant_id']}"
    )
    key = base64.b64decode(given["shared_secret_base64"])
    signature = base64.b64encode(hmac.new(key, text.encode(), hashlib.sha256).digest()).decode()
    assert f'signature="{signature}"' in dict(result.headers)["Signature"]


def test_the_steps_contain_the_values_of_the_headers() -> None:
    vector = specimen("http-signature", "s12")
    result = signed(vector)
    headers = dict(result.headers)
    digest, text, signature, header = result.steps
    assert digest.value == f"digest: {headers['Digest']}"
    assert text.value == vector["expected"]["signing_string"]
    assert signature.value == vector["expected"]["signature"]
    assert header.value == f"signature: {headers['Signature']}"
    assert all(step.title and step.explanation for step in result.steps)


def test_no_secret_is_in_steps_or_headers() -> None:
    vector = specimen("http-signature", "s12")
    assert vector["input"]["shared_secret_base64"] not in repr(signed(vector))


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("method", "PUT"),
        ("host", "api.cybersource.com"),
        ("target", "/flex/v2/session"),
        ("date", "Mon, 02 Mar 2026 09:15:01 GMT"),
        ("body", "{}"),
        ("merchant_id", "other"),
        ("shared_secret_base64", "AAAA"),
    ],
)
def test_any_change_changes_the_signature(member: str, value: str) -> None:
    vector = specimen("http-signature", "s12")
    assert signed(vector, **{member: value}).steps[2].value != vector["expected"]["signature"]


def test_an_unusable_secret_is_refused() -> None:
    with pytest.raises(CredentialsError, match="not valid base64"):
        signed(specimen("http-signature", "s12"), shared_secret_base64="abcde")


def test_a_date_is_english_and_in_utc() -> None:
    moment = datetime(2026, 3, 2, 1, 5, 9, 999_999, tzinfo=timezone(timedelta(hours=5)))
    assert http_signature.http_date(moment) == "Sun, 01 Mar 2026 20:05:09 GMT"


def test_dates_of_a_year_round_trip() -> None:
    for days in range(366):
        moment = datetime(2028, 1, 1, 23, 59, 59, tzinfo=UTC) + timedelta(days=days)
        assert parsedate_to_datetime(http_signature.http_date(moment)) == moment

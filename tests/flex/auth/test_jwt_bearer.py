"""The bearer token has the header and claims of the official client and the same bytes as PyJWT's."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import jwt
import pytest

from flexgui.errors import CredentialsError
from flexgui.flex.auth import SignedHeaders, jwt_bearer
from flexgui.flex.credentials import P12Credentials, SharedSecretCredentials, SigningMethod
from flexgui.flex.p12_reader import open_p12
from flexgui.flex.secret import Secret
from tests.made_p12 import PASS_PHRASE, make_p12
from tests.specimens import specimen, specimens

VECTORS = [each for each in specimens("jwt-auth") if each["input"].get("key_kind") == "shared-secret"]
WITH_P12 = [each for each in specimens("jwt-auth") if each["id"].startswith(("s04", "s05"))]
SESSIONS = specimen("jwt-auth", "s06")


def sign(vector: dict[str, Any], **changes: Any) -> SignedHeaders:
    given = vector["input"] | changes
    credentials = SharedSecretCredentials(
        SigningMethod.JWT_SHARED_SECRET,
        given["merchant_id"],
        given["key_id"],
        Secret(given["shared_secret_base64"]),
        given.get("portfolio_id"),
    )
    url = f"https://{given['host']}{given['target']}"
    now = datetime.fromtimestamp(given["iat"], UTC)
    return jwt_bearer.sign(credentials, given["method"], url, (given["body"] or "").encode(), now, jti=given["jti"])


def sign_with_p12(vector: dict[str, Any]) -> SignedHeaders:
    """Sign with a new P12 whose certificate has the same names as the published one."""
    given = vector["input"]
    portfolio = given.get("portfolio_id")
    p12 = make_p12(portfolio or given["merchant_id"], serial=vector["expected"]["header"]["kid"])
    opened = open_p12(p12.raw, Secret(PASS_PHRASE), portfolio or given["merchant_id"])
    credentials = P12Credentials(given["merchant_id"], opened, portfolio)
    url = f"https://{given['host']}{given['target']}"
    now = datetime.fromtimestamp(given["iat"], UTC)
    return jwt_bearer.sign(credentials, given["method"], url, (given["body"] or "").encode(), now, jti=given["jti"])


def token_of(signed: SignedHeaders) -> str:
    ((name, value),) = signed.headers
    assert name == "Authorization"
    assert value.startswith("Bearer ")
    return value.removeprefix("Bearer ")


def part(token: str, index: int) -> dict[str, Any]:
    text = token.split(".")[index]
    decoded: dict[str, Any] = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    return decoded


def as_documented(claims: dict[str, Any]) -> dict[str, Any]:
    """Return the claims with the method in lower case, as documented; the official Python client uses upper case."""
    return claims | {"request-method": claims["request-method"].lower()}


def test_vectors_exist() -> None:
    assert [each["id"][:3] for each in VECTORS] == ["s06", "s07"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_header_and_claims_are_those_of_the_official_client(vector: dict[str, Any]) -> None:
    token = token_of(sign(vector))
    assert part(token, 0) == vector["expected"]["header"]
    assert part(token, 1) == as_documented(vector["expected"]["claims"])


def test_a_meta_key_is_issued_by_the_portfolio() -> None:
    vector = specimen("jwt-auth", "s05")
    changes = {name: SESSIONS["input"][name] for name in ("key_id", "shared_secret_base64")}
    token = token_of(sign(vector, **changes))
    assert part(token, 1) == as_documented(vector["expected"]["claims"])


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_the_token_has_the_same_bytes_as_pyjwts(vector: dict[str, Any]) -> None:
    token = token_of(sign(vector))
    key = base64.b64decode(vector["input"]["shared_secret_base64"])
    assert token == jwt.encode(part(token, 1), key, "HS256", headers={"kid": vector["input"]["key_id"]})


@pytest.mark.parametrize("vector", WITH_P12, ids=lambda vector: vector["id"])
def test_a_p12_signs_as_the_official_client_does(vector: dict[str, Any]) -> None:
    token = token_of(sign_with_p12(vector))
    assert part(token, 0) == vector["expected"]["header"]
    assert part(token, 1) == as_documented(vector["expected"]["claims"])
    public = make_p12().key.public_key()
    jwt.decode(token, public, algorithms=["RS256"], options={"verify_exp": False})


def test_the_steps_of_a_p12_describe_its_key() -> None:
    signed = sign_with_p12(WITH_P12[0])
    assert "the P12’s private key" in " ".join(step.explanation for step in signed.steps)
    assert "shared secret" not in " ".join(step.explanation for step in signed.steps)


def test_the_target_is_signed_without_its_query() -> None:
    claims = part(token_of(sign(SESSIONS, target="/rbs/v1/plans?offset=0", method="GET", body=None)), 1)
    assert claims["request-resource-path"] == "/rbs/v1/plans"
    assert claims["request-method"] == "get"


def test_a_get_has_no_digest() -> None:
    result = sign(SESSIONS, method="GET", body=None)
    assert not {"digest", "digestAlgorithm"} & part(token_of(result), 1).keys()
    assert [step.title for step in result.steps] == ["Write header and claims", "Sign them", "Send it as one header"]


def test_the_host_is_signed_with_its_port() -> None:
    assert part(token_of(sign(SESSIONS, host="127.0.0.1:8080")), 1)["request-host"] == "127.0.0.1:8080"


def test_times_are_whole_seconds() -> None:
    credentials = SharedSecretCredentials(SigningMethod.JWT_SHARED_SECRET, "m", "k", Secret("AAAA"))
    now = datetime(2026, 3, 4, 0, 0, 0, 999_999, tzinfo=UTC)
    token = token_of(jwt_bearer.sign(credentials, "POST", "https://h/p", b"{}", now))
    assert part(token, 1)["iat"] == 1772582400
    assert part(token, 1)["exp"] == 1772582520


def test_each_token_has_a_unique_id() -> None:
    ids = {part(token_of(sign(SESSIONS, jti=None)), 1)["jti"] for _ in range(10)}
    assert len(ids) == 10
    assert {UUID(each).version for each in ids} == {4}


def test_the_steps_contain_the_values_of_the_header() -> None:
    result = sign(SESSIONS)
    token = token_of(result)
    digest, claims, signed, header = result.steps
    assert digest.value == f"digest: {SESSIONS['expected']['claims']['digest']}"
    assert json.loads(claims.value) == {"header": part(token, 0), "claims": part(token, 1)}
    assert signed.value == token
    assert header.value == f"Authorization: Bearer {token}"
    assert [step.syntax for step in result.steps] == ["headers", "json", "token", "headers"]


def test_no_secret_is_in_steps_or_headers() -> None:
    assert SESSIONS["input"]["shared_secret_base64"] not in repr(sign(SESSIONS))


def test_an_unusable_secret_is_refused() -> None:
    with pytest.raises(CredentialsError, match="not base64"):
        sign(SESSIONS, shared_secret_base64="not base64!")

"""Bearer JWTs with a shared secret: tokens of an official SDK and tokens signed here with hmac."""

from __future__ import annotations

import hmac
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flexgui.sandbox.messages import GatewayRefused
from tests.sandbox.caller import BODY, NOW, SESSIONS, Caller, digest
from tests.sandbox.specimen_calls import authenticator_for, call_of
from tests.specimens import specimens

SHARED_SECRET_TOKENS = [each for each in specimens("jwt-auth") if each["input"].get("shared_secret_base64")]


@pytest.mark.parametrize("vector", SHARED_SECRET_TOKENS, ids=lambda vector: vector["id"])
def test_tokens_of_the_official_sdk_are_accepted(vector: dict[str, Any]) -> None:
    given = vector["input"]
    now = datetime.fromtimestamp(given["iat"], UTC)
    call = call_of(given, Authorization=f"Bearer {vector['expected']['token']}")
    authenticator_for(given, given.get("portfolio_id")).check(call, now)
    with pytest.raises(GatewayRefused, match="exp is 301 s behind"):
        authenticator_for(given, given.get("portfolio_id")).check(call, now + timedelta(seconds=120 + 301))


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
def test_variants_of_official_clients_are_accepted(caller: Caller, changes: dict[str, Any]) -> None:
    assert caller.ask("POST", SESSIONS, BODY, caller.bearer(caller.claims(**changes))).status == 201


def test_the_resource_path_may_contain_the_query(caller: Caller) -> None:
    for path in (SESSIONS, f"{SESSIONS}?a=b"):
        headers = caller.bearer(caller.claims(request_resource_path=path))
        assert caller.ask("POST", f"{SESSIONS}?a=b", BODY, headers).status == 201


WRONG_CLAIMS: dict[str, tuple[dict[str, Any], str]] = {
    "another issuer": ({"iss": "another"}, "iss is 'another'"),
    "another merchant": ({"v_c_merchant_id": "another"}, "v-c-merchant-id is 'another'"),
    "no merchant": ({"v_c_merchant_id": None}, "v-c-merchant-id is None"),
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


@pytest.mark.parametrize(("changes", "why"), WRONG_CLAIMS.values(), ids=WRONG_CLAIMS)
def test_wrong_claims_are_refused_with_a_logged_reason(caller: Caller, changes: dict[str, Any], why: str) -> None:
    answer = caller.ask("POST", SESSIONS, BODY, caller.bearer(caller.claims(**changes)))
    assert (answer.status, answer.json) == (401, {"response": {"rmsg": "Authentication Failed"}})
    assert why in caller.refusal()


def test_the_algorithm_follows_from_the_key(caller: Caller) -> None:
    kid = caller.sandbox.key_id
    for header, why in [
        ({"alg": "none", "kid": kid}, "alg is 'none'"),
        ({"alg": "RS256", "kid": kid}, "this key is for HS256, HS384, HS512 only"),
        ({"alg": "HS512", "kid": kid}, "does not fit the shared secret"),
        ({"alg": ["HS256"], "kid": kid}, "alg is ['HS256']"),
        ({"alg": "HS256", "kid": kid, "crit": ["b64"], "b64": False}, "no extension is understood"),
        ({"alg": "HS256", "kid": "another"}, "kid 'another' is neither"),
        ({"alg": "HS256", "kid": ["a"]}, "is neither the key ID nor"),
        ({"alg": "HS256"}, "kid None is neither"),
        ({"alg": "RS256", "x5c": ["AAAA"]}, "x5c is not registered"),
    ]:
        assert caller.ask("POST", SESSIONS, BODY, caller.bearer(caller.claims(), header)).status == 401
        assert why in caller.refusal()


@pytest.mark.parametrize("algorithm", ["HS256", "HS384", "HS512"])
def test_every_documented_hmac_algorithm_is_accepted(caller: Caller, algorithm: str) -> None:
    def sign(signed: bytes) -> bytes:
        return hmac.digest(caller.key, signed, f"sha{algorithm[2:]}")

    header = {"alg": algorithm, "kid": caller.sandbox.key_id}
    assert caller.ask("POST", SESSIONS, BODY, caller.bearer(caller.claims(), header, sign)).status == 201


def test_trailing_bits_and_padding_are_refused(caller: Caller) -> None:
    right = caller.bearer(caller.claims())["Authorization"]
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    loose = right[:-1] + alphabet[alphabet.index(right[-1]) + 1]
    for authorization, why in [(loose, "its last bits are not 0"), (right + "=", "not base64url without padding")]:
        headers = {"Authorization": authorization, "Content-Type": "application/json"}
        assert caller.ask("POST", SESSIONS, BODY, headers).status == 401
        assert why in caller.refusal()


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
def test_malformed_tokens_are_refused(caller: Caller, authorization: str, why: str) -> None:
    headers = {"Authorization": authorization, "Content-Type": "application/json"}
    assert caller.ask("POST", SESSIONS, BODY, headers).status == 401
    assert why in caller.refusal()

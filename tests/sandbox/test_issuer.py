"""Contexts have CyberSource's members, order and escapes, and PyJWT verifies them with the published key."""

from __future__ import annotations

import base64
from typing import Any

import jwt
import pytest

from flexgui.sandbox import Sandbox
from flexgui.sandbox import issuer as issuer_module
from flexgui.sandbox.issuer import SIGNING_KID, Issuer, OpenContexts
from tests.made_p12 import rsa_key
from tests.sandbox.caller import NOW, Caller, decoded


def published_key(caller: Caller) -> Any:
    answer = caller.ask("GET", f"/flex/v2/public-keys/{SIGNING_KID}")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "application/json")
    # Like the real key it is published with `use` "enc", which strict libraries refuse for verification.
    assert answer.json["use"] == "enc"
    return jwt.PyJWK({name: answer.json[name] for name in ("kty", "n", "e")}, "RS256").key


def verified(caller: Caller, token: str) -> dict[str, Any]:
    options: Any = {"verify_exp": False, "verify_iat": False}
    claims: dict[str, Any] = jwt.decode(token, published_key(caller), ["RS256"], options=options)
    return claims


def test_the_context_verifies_with_the_published_key(caller: Caller) -> None:
    token = caller.context().body.decode()
    assert decoded(token.split(".")[0]) == {"kid": "sb", "alg": "RS256"}
    claims = verified(caller, token)
    assert list(claims) == ["flx", "ctx", "iss", "exp", "iat", "jti"]
    assert claims["iss"] == "Flex API"
    assert claims["iat"] == NOW.timestamp()
    assert claims["exp"] - claims["iat"] == 900
    assert len(claims["jti"]) == 16
    assert claims["ctx"] == [
        {
            "data": {
                "requiredFields": ["paymentInformation.card.number"],
                "optionalFields": ["paymentInformation.card.securityCode"],
            },
            "type": "api-0.1.0",
        }
    ]


def test_flx_has_the_members_of_cybersource(sandbox: Sandbox, caller: Caller) -> None:
    flx = caller.context().claims["flx"]
    assert list(flx) == ["path", "data", "origin", "jwk"]
    assert (flx["path"], flx["origin"]) == ("/flex/v2/tokens", sandbox.base_url)
    assert base64.b64decode(flx["data"], validate=True)
    assert list(flx["jwk"]) == ["kty", "e", "use", "n", "kid"]
    assert (flx["jwk"]["kty"], flx["jwk"]["e"], flx["jwk"]["use"]) == ("RSA", "AQAB", "enc")
    assert len(base64.urlsafe_b64decode(flx["jwk"]["n"] + "==")) * 8 == 2048
    assert len(flx["jwk"]["kid"]) == 32


def test_equals_signs_are_escaped_in_the_signed_text(caller: Caller) -> None:
    text = base64.urlsafe_b64decode(caller.context().body.decode().split(".")[1] + "==")
    assert b"=" not in text
    assert b"\\u003d" in text


def test_every_context_has_its_own_key(caller: Caller) -> None:
    contexts = [caller.context().claims for _ in range(5)]
    assert len({claims["flx"]["jwk"]["n"] for claims in contexts}) == 5
    assert len({claims["jti"] for claims in contexts}) == 5


def test_the_bad_signature_fault_makes_an_invalid_signature(sandbox: Sandbox, caller: Caller) -> None:
    sandbox.faults.add("bad-signature")
    token = caller.context().body.decode()
    with pytest.raises(jwt.InvalidSignatureError):
        verified(caller, token)


def test_a_reused_one_time_key_is_in_every_context() -> None:
    with Sandbox(clock=lambda: NOW, fast_keys=True) as sandbox:
        caller = Caller(sandbox)
        keys = {caller.context().claims["flx"]["jwk"]["n"] for _ in range(3)}
        assert len(keys) == 1
        assert keys != {sandbox.issuer.public_jwk()["n"]}


def test_the_public_key_is_reported_once_before_its_first_use(caller: Caller) -> None:
    reported: list[dict[str, str]] = []
    issuer = Issuer(on_signing_key=reported.append)
    issuer.start()
    assert [issuer.public_jwk(), issuer.public_jwk()] == reported * 2
    issuer.stop()


KEY = rsa_key("merchant")


def test_a_key_is_found_until_its_context_expires() -> None:
    contexts = OpenContexts()
    contexts.add("one", KEY, 100, 1000)
    found = contexts.key("one", 999)
    assert found.private_numbers() == KEY.private_numbers()
    assert contexts.key("one", 1000) is None
    assert contexts.has_expired("one", 1000)
    assert not contexts.has_expired("one", 999)
    assert not contexts.has_expired("two", 1000)
    assert contexts.public_key("one") == KEY.public_key()
    assert contexts.public_key("two") is None


def test_expired_private_keys_are_removed() -> None:
    contexts = OpenContexts()
    contexts.add("old", KEY, 0, 10)
    contexts.add("new", KEY, 20, 30)
    assert contexts.key("old", 5) is None
    assert contexts.has_expired("old", 20)


def test_the_number_of_contexts_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(issuer_module, "MAX_CONTEXTS", 3)
    contexts = OpenContexts()
    for number in range(5):
        contexts.add(str(number), KEY, 0, 10)
    assert [contexts.key(str(number), 5) is not None for number in range(5)] == [False, False, True, True, True]

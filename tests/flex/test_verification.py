"""Verification of real, re-signed and damaged tokens, and each verdict on its own."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256, SHA512

from flexgui.flex.jwk import Jwk, from_mapping, from_public_key
from flexgui.flex.key_encodings import to_pem
from flexgui.flex.request import CaptureContextRequest, RequestedField
from flexgui.flex.secret import Secret
from flexgui.flex.token import decode
from flexgui.flex.verification import Context, KeySource, State, Verdict, Verification, fitting_key, verify
from tests.made_token import base64url
from tests.specimens import specimen, specimens

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SECONDS = int(NOW.timestamp())
NUMBER, CODE, TYPE = (f"paymentInformation.card.{leaf}" for leaf in ("number", "securityCode", "type"))
VALID, INVALID, NOT_CHECKED = State.VALID, State.INVALID, State.NOT_CHECKED


@cache
def private() -> RSAPrivateKey:
    return generate_private_key(65537, 2048)


@cache
def one_time() -> RSAPublicKey:
    return generate_private_key(65537, 2048).public_key()


def source_of(kid: str = "own", jwk: Jwk | None = None) -> KeySource:
    key = jwk or from_public_key(private().public_key(), kid)
    return KeySource(key, "https://127.0.0.1/flex/v2/public-keys/own", NOW, None)


def context(required: Any = (NUMBER,), optional: Any = (), **claims: Any) -> dict[str, Any]:
    data = {"requiredFields": list(required), "optionalFields": list(optional)}
    flx = {
        "origin": "https://testflex.cybersource.com",
        "data": "c2VhbGVk",
        "jwk": dict(from_public_key(one_time(), "k" * 32).members),
    }
    whole = {"flx": flx, "ctx": [{"type": "api-0.1.0", "data": data}], "iss": "Flex API"}
    return {**whole, "iat": SECONDS - 28, "exp": SECONDS + 872, **claims}


def signed(claims: Any, *, header: Any = None, raw: str | None = None, hash_: Any = None) -> str:
    """Return a signed token; a header in bytes and raw claims are used as they are."""
    header = header or {"kid": "own", "alg": "RS256"}
    head = base64url(header)
    text = f"{head}.{base64url(raw or json.dumps(claims))}"
    return f"{text}.{base64url(private().sign(text.encode(), PKCS1v15(), hash_ or SHA256()))}"


def hmac_signed(claims: Any, key: bytes, **header: str) -> str:
    text = f"{base64url({'alg': 'HS256', **header})}.{base64url(claims)}"
    return f"{text}.{base64url(hmac.digest(key, text.encode(), hashlib.sha256))}"


def judge(text: str, key: KeySource | None = None, **more: Any) -> Verification:
    return verify(decode(text), key if key is not None else source_of(), more.pop("now", NOW), **more)


def verdict(name: str, text: str, key: KeySource | None = None, **more: Any) -> Verdict:
    return judge(text, key, **more)[name]


@pytest.mark.parametrize("kind", ["capture-context", "transient-token"])
def test_every_vector_has_its_signature_verdict(kind: str) -> None:
    any_key = specimen("capture-context", "s01")["expected"]["signature"]["key"]
    for vector in specimens(kind):
        expected = vector["expected"]["signature"]
        jwk = expected.get("key") or vector["input"].get("capture_context_jwk")
        if jwk is None and expected["verifies"] is False:
            jwk = any_key
        source = KeySource(from_mapping(jwk), "file a", None, None) if jwk else KeySource(None, "", None, "No key.")
        at = datetime.fromtimestamp(vector["expected"]["claims"]["iat"] + 60, UTC)
        verification = verify(decode(vector["input"]["jwt"]), source, at)
        states = {True: VALID, False: INVALID, None: NOT_CHECKED}
        assert verification["signature"].state is states[expected["verifies"]], vector["id"]
        assert verification["expiry"].state is VALID
        assert verification["issuer"].state is VALID
        assert verification.state is states[expected["verifies"]]


@pytest.mark.parametrize("name", ["s08", "s09"])
def test_a_context_re_signed_by_a_shop_is_invalid_without_a_key(name: str) -> None:
    verification = verify(decode(specimen("capture-context", name)["input"]["jwt"]), None, NOW)
    assert verification["signature"].state is NOT_CHECKED
    assert verification["algorithm"].state is INVALID
    assert "HS256. A shop may have signed the claims again." in verification["algorithm"].reason
    assert verification["key"].reason == "The header names no key; the service always names one."


def test_a_valid_context_has_valid_verdicts() -> None:
    asked = CaptureContextRequest((RequestedField(NUMBER), RequestedField(CODE, False)))
    verification = judge(signed(context([NUMBER], [CODE])), requested=asked)
    assert verification.state is VALID
    assert [each.name for each in verification.verdicts] == [
        "signature", "key", "algorithm", "expiry", "issuer", "origin", "sealed parts", "fields",
    ]  # fmt: skip
    assert verification.counts == {"valid": 8}
    assert all(each.why.endswith(".") for each in verification.verdicts)
    assert verification["signature"].reason == "Signed with key own; nothing was changed since."
    assert verification["key"].reason.startswith(
        "Key own, RSA 2048 bit, from https://127.0.0.1/flex/v2/public-keys/own, fetched "
    )
    assert verification["fields"].reason == "Exactly the 2 requested fields, required and optional as requested."
    with pytest.raises(KeyError):
        judge(signed(context()))["fields"]


def test_any_change_of_the_signature_is_detected() -> None:
    text = signed(context())
    for at in (-1, -2, -100):
        for sign in "ABCDQgw_":
            changed = text[: len(text) + at] + sign + text[len(text) + at + 1 :]
            assert (verdict("signature", changed).state is VALID) == (changed == text)


def test_any_change_of_the_claims_is_detected() -> None:
    head, claims, proof = signed(context()).split(".")
    changed = base64.urlsafe_b64decode(claims + "==").replace(b"number", b"numbeR")
    verification = judge(f"{head}.{base64url(changed)}.{proof}")
    assert verification["signature"].state is INVALID
    assert verification["signature"].reason == "The token was not signed with key own, or it was changed on its way."
    assert verification.worst is verification["signature"]


@pytest.mark.parametrize(
    "header",
    [
        {"alg": "none", "kid": "own"}, {"alg": "RS512", "kid": "own"}, {"alg": "HS256", "kid": "own"},
        {"alg": "rs256", "kid": "own"}, {"alg": ["RS256"], "kid": "own"}, {"kid": "own"}, {"alg": None, "kid": "own"},
    ],
)  # fmt: skip
def test_only_rs256_is_accepted(header: dict[str, Any]) -> None:
    verification = judge(signed(context(), header=header, hash_=SHA512()))
    assert verification["signature"].state is INVALID
    assert verification["algorithm"].state is INVALID


def test_a_public_key_is_never_an_hmac_key() -> None:
    key = source_of()
    for material in (to_pem(key.jwk).encode(), key.jwk.n.encode(), key.jwk.to_json().encode()):
        assert verdict("signature", hmac_signed(context(), material, kid="own"), key).state is INVALID
        bearer = hmac_signed({"request-method": "post"}, material, kid="own")
        assert verdict("signature", bearer, key).state is NOT_CHECKED


def test_a_token_without_a_signature_is_invalid() -> None:
    text = signed(context(), header={"alg": "none", "kid": "own"}).rpartition(".")[0] + "."
    assert verdict("signature", text).reason == "The token holds no signature."
    assert verify(decode(text), None, NOW)["signature"].state is INVALID


def test_critical_extensions_are_refused() -> None:
    header = {"kid": "own", "alg": "RS256", "crit": ["b64"], "b64": False}
    assert "crit" in verdict("signature", signed(context(), header=header)).reason


@pytest.mark.parametrize(
    ("header", "kid", "signature", "key"),
    [
        ({"kid": "own", "alg": "RS256"}, "other", NOT_CHECKED, INVALID),
        ({"kid": "own", "alg": "RS256"}, "", NOT_CHECKED, NOT_CHECKED),
        ({"alg": "RS256"}, "own", NOT_CHECKED, INVALID),
        ({"alg": "RS256"}, "", NOT_CHECKED, INVALID),
        ({"kid": 7, "alg": "RS256"}, "own", NOT_CHECKED, INVALID),
    ],
)
def test_a_signature_is_valid_only_with_the_named_key(
    header: dict[str, Any], kid: str, signature: State, key: State
) -> None:
    verification = judge(signed(context(), header=header), source_of(kid))
    assert (verification["signature"].state, verification["key"].state) == (signature, key)


def test_a_missing_key_is_the_reason() -> None:
    verification = judge(
        signed(context()), KeySource(None, "", None, "Key own could not be fetched: the server answered 404.")
    )
    assert verification["signature"] == verification["key"]._replace(name="signature")
    assert verification["signature"].reason == "Key own could not be fetched: the server answered 404."
    assert verification.state is NOT_CHECKED
    assert verification.worst.name == "signature"


def test_expiry_counts_down_by_the_servers_clock() -> None:
    local = datetime.fromtimestamp(SECONDS + 872).astimezone()
    text = signed(context())
    assert verdict("expiry", text).reason == f"Expires {local:%H:%M:%S}, in 14 min 32 s."
    ahead = verdict("expiry", text, skew_seconds=600)
    assert ahead.state is VALID
    assert ahead.reason.endswith("in 4 min 32 s, by the server’s clock, which is 10 min 0 s ahead of this computer.")
    assert verdict("expiry", text, skew_seconds=900).expired
    assert verdict("expiry", text, skew_seconds=-900).reason.endswith("which is 15 min 0 s behind this computer.")


def test_the_expiry_can_be_checked_again() -> None:
    first = judge(signed(context()))
    later = first.at(NOW + timedelta(seconds=872))
    assert later["expiry"] == Verdict("expiry", INVALID, later["expiry"].reason, expired=True)
    assert later["expiry"].reason.endswith(", 0 s ago.")
    assert later["signature"] is first["signature"]
    assert later.counts == {"valid": 6, "expired": 1}
    assert later.worst.expired
    assert later.at(NOW) == first
    assert Verification(first.verdicts).at(NOW) == first


def test_an_invalid_verdict_is_worse_than_expired() -> None:
    verification = judge(signed(context(exp=SECONDS - 1, iss="Someone")))
    assert verification.worst.name == "issuer"
    assert verification.state is INVALID


@pytest.mark.parametrize(
    ("exp", "state"),
    [
        (json.dumps(str(SECONDS + 9)), INVALID), ("true", INVALID), ("1e400", INVALID), ("9" * 5000, INVALID),
        ("null", INVALID), ("{}", INVALID), ("1515705948000", VALID), ("1e300", VALID), (f"{SECONDS + 9}.5", VALID),
        ("-1e300", INVALID), ("-62135596801", INVALID), ("0", INVALID),
    ],
)  # fmt: skip
def test_unusual_expiries_have_verdicts(exp: str, state: State) -> None:
    verification = judge(signed(None, raw=f'{{"flx":{{}},"iss":"Flex API","exp":{exp}}}'))
    assert verification["expiry"].state is state
    assert len(verification["expiry"].reason) < 200
    assert verification["signature"].state is VALID


@pytest.mark.parametrize("name", ["exp", "iss", "nbf"])
def test_a_repeated_claim_is_rejected(name: str) -> None:
    raw = json.dumps(context(nbf=SECONDS))[:-1] + f',"{name}":{json.dumps(context(nbf=SECONDS)[name])}}}'
    verification = judge(signed(None, raw=raw))
    assert verification.worst.name == {"exp": "expiry", "iss": "issuer", "nbf": "not before"}[name]
    assert verification.state is INVALID


def test_a_repeated_header_member_is_rejected() -> None:
    verification = judge(signed(context(), header=b'{"kid":"x","kid":"own","alg":"none","alg":"RS256"}'))
    assert [verification[name].state for name in ("signature", "key", "algorithm")] == [NOT_CHECKED, INVALID, INVALID]


def test_not_before_is_checked_only_if_it_is_given() -> None:
    assert "not before" not in [each.name for each in judge(signed(context())).verdicts]
    assert verdict("not before", signed(context(nbf=SECONDS - 5))).state is VALID
    early = verdict("not before", signed(context(nbf=SECONDS + 5)))
    assert early.state is INVALID
    assert early.reason.endswith(", in 5 s.")
    assert verdict("not before", signed(context(nbf=SECONDS + 5)), skew_seconds=6).state is VALID
    assert verdict("not before", signed(context(nbf="soon"))).reason == "The claim nbf is not a usable number: soon."


@pytest.mark.parametrize("issuer", [None, "", "Flex API ", 7, ["Flex API"], "Someone\u202e" + "x" * 500])
def test_another_issuer_is_refused(issuer: object) -> None:
    verification = verdict("issuer", signed(context(iss=issuer)))
    assert verification.state is INVALID
    assert "\u202e" not in verification.reason
    assert len(verification.reason) < 200


ASKED = CaptureContextRequest((RequestedField(NUMBER), RequestedField(CODE, True), RequestedField(TYPE, False)))


@pytest.mark.parametrize(
    ("required", "optional", "message"),
    [
        ([CODE, NUMBER], [TYPE], ""),
        ([CODE, NUMBER, NUMBER], [TYPE], ""),
        ([NUMBER], [TYPE], f"missing: {CODE}."),
        ([NUMBER, CODE], [TYPE, "a.b"], "not asked for: a.b."),
        ([NUMBER], [TYPE, CODE], f"optional instead of required: {CODE}."),
        ([NUMBER, CODE, TYPE], [], f"required instead of optional: {TYPE}."),
        ([NUMBER, CODE], [TYPE, CODE], f"both required and optional: {CODE}."),
        ([], ["a.b"], f"missing: {NUMBER}, {CODE}, {TYPE}; not asked for: a.b."),
        ([7], [], "does not list the fields"),
    ],
)
def test_fields_are_compared_as_sets(required: list[Any], optional: list[Any], message: str) -> None:
    verification = verdict("fields", signed(context(required, optional)), requested=ASKED)
    assert verification.state is (INVALID if message else VALID)
    assert message in verification.reason


@pytest.mark.parametrize("ctx", [None, [], {}, [7], [{"data": 7}], [{"data": {}}], [{"data": {}}, {"data": {}}]])
def test_a_context_without_fields_does_not_match_the_request(ctx: object) -> None:
    assert verdict("fields", signed(context(ctx=ctx)), requested=ASKED).state is INVALID


@pytest.mark.parametrize("name", ["s06", "s07"])
def test_a_bearer_token_is_checked_with_the_shared_secret(name: str) -> None:
    vector = specimen("jwt-auth", name)
    token, given = decode(vector["expected"]["token"]), vector["input"]
    now = datetime.fromtimestamp(given["iat"] + 1, UTC)
    verification = verify(token, None, now, secret=Secret(given["shared_secret_base64"]))
    assert verification.state is VALID
    assert given["shared_secret_base64"] not in repr(verification)
    assert verify(token, None, now)["signature"].state is NOT_CHECKED
    assert verify(token, None, now, secret=Secret("b3RoZXI="))["signature"].state is INVALID
    for unusable in ("not base64", " ", ""):
        assert verify(token, None, now, secret=Secret(unusable))["signature"].state is NOT_CHECKED


@pytest.mark.parametrize("name", ["s04", "s05"])
def test_a_bearer_token_is_checked_with_a_key(name: str) -> None:
    expected = specimen("jwt-auth", name)["expected"]
    source = KeySource(from_mapping(expected["signature"]["key"]), "file a", None, None)
    verification = verify(decode(expected["token"]), source, NOW)
    assert verification["signature"].state is VALID
    assert verification["key"].state is VALID
    assert verification["issuer"].state is (VALID if name == "s04" else NOT_CHECKED)
    assert verification["expiry"].expired


def test_a_capture_context_signed_with_a_secret_is_invalid() -> None:
    key = b"0123456789abcdef0123456789abcdef"
    text = hmac_signed(context(), key, kid="own")
    assert judge(text, secret=Secret(base64.b64encode(key).decode()))["signature"].state is INVALID


@pytest.mark.parametrize("claims", ["7", "null", "[]", '"text"', "{}"])
def test_empty_claims_are_never_valid(claims: str) -> None:
    verification = judge(signed(None, raw=claims))
    assert verification["signature"].state is VALID
    assert verification.state is NOT_CHECKED


def test_a_jwe_is_not_checked() -> None:
    header = base64url(b'{"alg":"RSA-OAEP","enc":"A256GCM"}')
    verification = judge(f"{header}.AAAA.AAAA.AAAA.AAAA")
    assert {each.state for each in verification.verdicts} == {NOT_CHECKED}
    assert verification["algorithm"].reason == "Encrypted with RSA-OAEP and A256GCM."


def test_a_token_from_the_future_is_reported_without_nbf() -> None:
    verification = judge(signed(context(iat=SECONDS + 3600, exp=SECONDS + 4500)))["not before"]
    assert verification.state is INVALID
    assert "1 h 0 min from now. One of the clocks is wrong." in verification.reason
    assert "not before" not in [each.name for each in judge(signed(context(iat=SECONDS + 59))).verdicts]
    ahead = judge(signed(context(iat=SECONDS + 3600, exp=SECONDS + 4500)), skew_seconds=3600)
    assert "not before" not in [each.name for each in ahead.verdicts]


@pytest.mark.parametrize("claims", [{"iat": SECONDS + 120}, {"iat": SECONDS, "nbf": SECONDS + 120}])
def test_a_token_from_the_future_becomes_valid_once_its_time_comes(claims: dict[str, int]) -> None:
    early = judge(signed(context(**claims)))
    assert early.worst.name == "not before"
    later = early.at(NOW + timedelta(minutes=3))
    assert later.worst.state is not INVALID
    assert later.at(NOW).verdicts == early.verdicts


def transient(**claims: Any) -> str:
    content = {"paymentInformation": {"card": {"number": {"maskedValue": "XXXXXXXXXXXX1111"}}}}
    whole = {"iss": "Flex/08", "type": "api-0.1.0", "iat": SECONDS, "exp": SECONDS + 900, "content": content}
    return signed({**whole, **claims})


@pytest.mark.parametrize(
    ("judged", "state"),
    [(True, VALID), (False, NOT_CHECKED), (None, NOT_CHECKED)],
    ids=["genuine", "no key", "not judged"],
)
def test_a_transient_token_has_the_state_of_its_context(judged: bool | None, state: State) -> None:
    text = signed(context())
    source = source_of() if judged else KeySource(None, "", None, "No key.")
    made_from = Context(decode(text), None if judged is None else verify(decode(text), source, NOW))
    verification = judge(transient(), context=made_from)
    assert [each.name for each in verification.verdicts][-4:] == ["context", "type", "collected", "issued"]
    assert verification["context"].state is state
    assert verification["type"].state is verification["collected"].state is VALID
    assert verification.state is state


def test_an_expired_context_does_not_invalidate_its_token_and_a_forged_one_does() -> None:
    expired = signed(context(iat=SECONDS - 1000, exp=SECONDS - 100))
    forged = signed(context())[:-8] + "A" * 8
    for text, state in ((expired, VALID), (forged, INVALID)):
        made_from = Context(decode(text), verify(decode(text), source_of(), NOW))
        verification = judge(transient(), context=made_from)
        assert verification["context"].state is state
        assert state is VALID or verification.state is INVALID


def test_the_rules_of_flex_do_not_apply_to_other_tokens() -> None:
    verification = verify(
        decode(hmac_signed({"sub": "1234567890", "name": "John Doe"}, b"your-256-bit-secret")), None, NOW
    )
    assert {each.name: each.state for each in verification.verdicts if each.state is INVALID} == {}
    assert verification.state is NOT_CHECKED


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ({"b64": False}, "not in base64url"),
        ({"b64": "true"}, "not in base64url"),
        ({"b64": None}, "not in base64url"),
        ({"b64": False, "crit": ["b64"]}, "extensions"),
        ({"crit": []}, "extensions"),
        ({"crit": ["exp"], "exp": 1}, "extensions"),
    ],
)
def test_a_header_that_changes_the_rules_is_refused(header: dict[str, Any], sentence: str) -> None:
    judged = judge(signed(context(), header={"kid": "own", "alg": "RS256", **header}))
    assert judged["signature"].state is INVALID
    assert sentence in judged["signature"].reason
    assert judge(signed(context(), header={"kid": "own", "alg": "RS256", "b64": True})).state is VALID  # the default


@pytest.mark.parametrize(
    ("raw", "path"),
    [
        ('{"ctx":[],"ctx":[]', "ctx"),
        ('{"new":{"a":1,"a":1}', "new.a"),
        ('{"list":[0,{"x":{"y":1,"y":2}}]', "list[1].x.y"),
        ('{"jti":"a","jti":"b"', "jti"),
    ],
)
def test_a_repeated_member_is_invalid(raw: str, path: str) -> None:
    text = signed(None, raw=raw + "," + json.dumps(context())[1:])
    judged = judge(text)
    assert judged.state is INVALID
    assert path in judged["members"].reason


def test_a_repeated_member_of_the_header_is_invalid() -> None:
    judged = judge(signed(context(), header=b'{"kid":"own","typ":"JWT","typ":"x","alg":"RS256"}'))
    assert judged.state is INVALID
    assert judged["members"].reason == "Named more than once: header.typ."


@pytest.mark.parametrize("length", [1, 100, 255])
def test_a_truncated_signature_is_reported(length: int) -> None:
    head, claims, signature = signed(context()).split(".")
    raw = base64.urlsafe_b64decode(signature + "==")
    judged = judge(f"{head}.{claims}.{base64url(raw[:length])}")
    assert judged["signature"].reason == f"The signature is cut off: it has {length} of 256 bytes."


def test_every_key_is_tried_before_a_signature_is_invalid() -> None:
    token = decode(signed(context()))
    right, wrong = (from_public_key(each, "own") for each in (private().public_key(), one_time()))
    assert fitting_key(token, (wrong, right)) == right
    assert fitting_key(token, (wrong,)) == wrong
    unnamed = from_public_key(private().public_key(), "")
    chosen = fitting_key(token, (wrong, unnamed))
    assert (chosen.n, chosen.kid) == (right.n, "own")

"""Records of the history: stored, omitted and restored parts of an outcome."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from flexgui.errors import FlexGuiError, NotStored
from flexgui.flex.card import DEFAULT_CARD, card_for
from flexgui.flex.credentials import SigningMethod
from flexgui.flex.request import CaptureContextRequest, RequestedField
from flexgui.flex.token import decode
from flexgui.history.codec import MAX_SIZE, from_record, to_entry
from flexgui.history.store import History
from flexgui.outcome import Inspection, Outcome, RequestOutcome
from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.translation import speak
from flexgui.transport.redacted_exchange import exchange_json
from flexgui.workbench import Workbench
from tests.leaks import Canaries, Leak
from tests.made_token import base64url, made_token
from tests.specimens import specimens

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
ASKED = CaptureContextRequest(
    (RequestedField("paymentInformation.card.number"), RequestedField("orderInformation.billTo.email", False))
)


def sent(bench: Workbench, fault: str = "", method: SigningMethod = SigningMethod.JWT_SHARED_SECRET) -> RequestOutcome:
    if fault:
        bench.sandbox.start().faults.add(fault)
    return bench.create_capture_context(LOCAL_SANDBOX._replace(method=method), ASKED)


def stored(outcome: Outcome, tmp_path: Path) -> Outcome:
    """Store an outcome and return the restored one."""
    history = History(tmp_path)
    entry = history.add(to_entry(outcome, LOCAL_SANDBOX, NOW))
    return from_record(history.record(entry) or "")


@pytest.mark.parametrize("fault", ["", "401", "500", "html", "not-a-jwt", "bad-signature", "fewer-fields", "reset"])
def test_an_exchange_is_restored(bench: Workbench, fault: str, tmp_path: Path) -> None:
    before = sent(bench, fault)
    after = stored(before, tmp_path)
    assert isinstance(after, RequestOutcome)
    assert after.explanation == before.explanation._replace(steps=(), findings=())
    assert after.token == before.token
    assert after.verification == before.verification
    assert after.request == before.request
    assert after.environment == before.environment
    assert after.refusal == before.refusal
    assert after.not_a_token == before.not_a_token
    assert after.key == before.key
    assert exchange_json(after.exchange) == exchange_json(before.exchange)


@pytest.mark.parametrize("method", [SigningMethod.JWT_SHARED_SECRET, SigningMethod.HTTP_SIGNATURE])
def test_credentials_of_a_request_are_not_stored(bench: Workbench, method: SigningMethod) -> None:
    outcome = sent(bench, method=method)
    draft = to_entry(outcome, LOCAL_SANDBOX, NOW)
    name = "authorization" if method is SigningMethod.JWT_SHARED_SECRET else "signature"
    proof = (outcome.exchange.request.header(name) or "").rpartition("." if name == "authorization" else 'signature="')[
        2
    ]
    assert len(proof) > 20
    for secret in (proof.rstrip('"'), bench.sandbox.start().shared_secret.reveal()):
        assert secret not in draft.record + draft.search


def test_an_entry_has_the_values_for_the_list(bench: Workbench) -> None:
    draft = to_entry(sent(bench), LOCAL_SANDBOX, NOW)
    assert (draft.kind, draft.profile, draft.environment, draft.title) == (
        "exchange",
        "Local sandbox",
        "sandbox",
        "201 Created",
    )
    assert (draft.state, draft.fields, len(draft.key_id)) == ("valid", 2, 32)
    assert "orderInformation.billTo.email" in draft.search


@pytest.mark.parametrize("method", [SigningMethod.JWT_SHARED_SECRET, SigningMethod.HTTP_SIGNATURE])
def test_an_entry_has_the_merchant_of_the_request(bench: Workbench, method: SigningMethod) -> None:
    draft = to_entry(sent(bench, method=method), LOCAL_SANDBOX._replace(merchant_id="of_the_profile"), NOW)
    assert draft.merchant == bench.sandbox.start().merchant_id
    assert draft.merchant in draft.search


def test_an_entry_of_a_token_without_a_merchant_has_that_of_the_profile(bench: Workbench) -> None:
    token = jws({"request-method": "POST"}, **{"v-c-merchant-id": "acme"})
    profile = LOCAL_SANDBOX._replace(merchant_id="of_the_profile")
    assert to_entry(bench.inspect(token), profile, NOW).merchant == "of_the_profile"
    token = jws({"request-method": "POST", "v-c-merchant-id": "acme"})
    assert to_entry(bench.inspect(token), profile, NOW).merchant == "acme"


def test_the_token_of_a_tokenization_is_listed_as_a_transient_token(bench: Workbench) -> None:
    context = sent(bench).token
    found = bench.tokenize(context.text, card_for(DEFAULT_CARD, datetime.now(UTC).date()))
    assert to_entry(found.outcome, LOCAL_SANDBOX, NOW).kind == "transient-token"


def test_the_state_does_not_depend_on_the_language(bench: Workbench) -> None:
    speak(lambda text, _n: f"*{text}*")
    try:
        draft = to_entry(sent(bench, "expired"), LOCAL_SANDBOX, NOW)
    finally:
        speak(None)
    assert (draft.state, draft.title) == ("expired", "*Signature valid, but expired*")


@pytest.mark.parametrize(
    "vector", [*specimens("capture-context"), *specimens("transient-token")], ids=lambda v: v["id"]
)
def test_public_tokens_are_restored_whole(bench: Workbench, vector: dict[str, Any], tmp_path: Path) -> None:
    text = vector["input"].get("jwt") or vector["input"]["token"]
    before = bench.inspect(text, environment=bench.environment(LOCAL_SANDBOX))
    after = stored(before, tmp_path)
    assert after.token == before.token
    assert after.verification == before.verification


def jws(claims: object, **header: object) -> str:
    return made_token(claims, PROOF, **header)


PROOF = "c2lnbmF0dXJlLW9mLW1pbmUtYW5kLW9mLW5vLW9uZQ"
SESSION = jws({"sid": "1", "sub": "me"})
TOKENS = {
    "bearer": jws({"request-method": "POST"}, **{"v-c-merchant-id": "acme"}),
    "OIDC access token": jws({"iss": "https://login.example.com", "scope": "openid"}, typ="at+jwt"),
    "session": SESSION,
    "JWE session": f"{base64url({'alg': 'dir', 'enc': 'A256GCM'})}..aXZpdml2.Y2lwaGVy.{PROOF}",
    "header line": f"Authorization: Bearer {SESSION}",
    "whole request": f"GET / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {SESSION}\r\nAccept: */*\r\n\r\n",
    "cURL": f"curl -H 'Authorization: Bearer {SESSION}' https://x/",
    "nested": jws({"id_token": jws({"deeper": [{"t": SESSION}]})}),
    "nested in the header": jws({"a": 1}, kid=SESSION),
    "nested in a context": jws({"flx": {}, "ctx": [], "note": SESSION}),
    "nested as JSON in a claim": jws({"log": json.dumps({"headers": {"Authorization": f"Bearer {SESSION}"}})}),
}


@pytest.mark.parametrize("pasted", TOKENS.values(), ids=TOKENS)
def test_the_signature_of_an_identity_token_is_not_stored(bench: Workbench, tmp_path: Path, pasted: str) -> None:
    before = bench.inspect(pasted)
    after = stored(before, tmp_path)
    assert after.token.kind is before.token.kind
    assert after.token.signature == b""
    assert after.verification == before.verification
    assert leaks(tmp_path, PROOF) == []


@pytest.mark.parametrize(
    "member", [{"password": "hunter2-hunter2-hunter2"}, {"jwk": {"kty": "oct", "k": "hunter2-hunter2-hunter2"}}]
)
def test_a_secret_in_the_claims_is_not_stored(bench: Workbench, tmp_path: Path, member: dict[str, object]) -> None:
    context = jws({"flx": {"origin": "https://testflex.cybersource.com", **member}, "ctx": []})
    after = stored(bench.inspect(context), tmp_path)
    assert after.token is not None and after.token.claim("flx") is not None
    assert leaks(tmp_path, "hunter2-hunter2-hunter2") == []


def test_a_base64_encoded_token_in_a_claim_is_not_stored(bench: Workbench) -> None:
    with pytest.raises(NotStored, match="signed token"):
        to_entry(bench.inspect(jws({"log": base64.b64encode(f"a={SESSION}".encode()).decode()})), None, NOW)


@pytest.mark.parametrize(
    "claims_and_header",
    [
        ({"pan": "4111111111111111"}, {}),
        ({"pan": "4111\u00a01111\u20031111.1111"}, {}),
        ({"note": "PAN4111 1111  1111 1111"}, {}),
        ({"t": jws({"pan": "8171 9999 2766 0000"})}, {}),
        ({"a": 1}, {"kid": "4111111111111111"}),
        ({"a": 1}, {"kid": "key of 6521 1111 1111 1110"}),
    ],
)
def test_a_card_number_is_not_stored(bench: Workbench, claims_and_header: tuple[object, dict[str, object]]) -> None:
    claims, header = claims_and_header
    with pytest.raises(NotStored, match="card number"):
        to_entry(bench.inspect(jws(claims, **header)), None, NOW)


def test_a_profile_named_like_a_card_number_is_not_stored(bench: Workbench) -> None:
    with pytest.raises(NotStored, match="card number"):
        to_entry(bench.inspect(SESSION), LOCAL_SANDBOX._replace(name="4111-1111-1111-1111"), NOW)


def leaks(folder: Path, text: str) -> list[Leak]:
    return list(Canaries({"text": text}).in_files([folder]))


@pytest.mark.parametrize("text", ["", "{}", "null", "[" * 9999, '{"token": 7}', '{"token": "a.b.c"}'])
def test_a_damaged_record_is_refused(text: str) -> None:
    with pytest.raises(FlexGuiError, match="damaged or has an unknown format"):
        from_record(text)


def test_a_large_response_is_not_stored(bench: Workbench) -> None:
    outcome = sent(bench, "500")
    large = outcome.exchange.response._replace(body=b"x" * (MAX_SIZE + 1))
    with pytest.raises(NotStored, match="64 KiB"):
        to_entry(outcome._replace(exchange=outcome.exchange._replace(response=large)), LOCAL_SANDBOX, NOW)


@pytest.mark.parametrize("is_bearer", [False, True])
def test_a_token_is_not_compared_with_itself(bench: Workbench, tmp_path: Path, is_bearer: bool) -> None:
    history, outcomes = History(tmp_path), (sent(bench), sent(bench))
    if is_bearer:
        headers = (dict(each.exchange.request.headers) for each in outcomes)
        outcomes = tuple(Inspection(token=decode(each["Authorization"].removeprefix("Bearer "))) for each in headers)
    first, _ = (history.add(to_entry(each, LOCAL_SANDBOX, NOW)) for each in outcomes)
    assert [each.id for each in history.tokens(("exchange",), "", outcomes[1].token.text)] == [first]

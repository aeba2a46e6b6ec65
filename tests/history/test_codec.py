"""What the history keeps of an outcome, and what comes back of it."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from flexgui.flex.credentials import SigningMethod
from flexgui.flex.request import CaptureContextRequest, RequestedField
from flexgui.flex.token import TokenKind
from flexgui.history.codec import NotKept, UnreadableRecord, from_record, holds_card_number, to_draft
from flexgui.history.store import History
from flexgui.outcome import Outcome
from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.sandbox import Sandbox
from flexgui.secret_store.store import SessionStore
from flexgui.translation import speak
from flexgui.workbench import Workbench
from tests.specimens import specimens

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
ASKED = CaptureContextRequest(
    (RequestedField("paymentInformation.card.number"), RequestedField("orderInformation.billTo.email", False))
)


@pytest.fixture(scope="module")
def shared() -> Iterator[Workbench]:
    sandbox = Sandbox()
    bench = Workbench(SessionStore(), lambda: sandbox)
    yield bench
    bench.close()


@pytest.fixture
def bench(shared: Workbench) -> Iterator[Workbench]:
    yield shared
    shared._running_sandbox().faults.clear()


def sent(bench: Workbench, fault: str = "", method: SigningMethod = SigningMethod.JWT_SHARED_SECRET) -> Outcome:
    if fault:
        bench._running_sandbox().faults.add(fault)
    return bench.create_capture_context(replace(LOCAL_SANDBOX, method=method), ASKED)


def kept(outcome: Outcome, tmp_path: Path) -> Outcome:
    """Through the file and back."""
    history = History(tmp_path)
    entry = history.add(to_draft(outcome, LOCAL_SANDBOX, NOW))
    return from_record(history.record(entry) or "")


@pytest.mark.parametrize("fault", ["", "401", "500", "html", "not-a-jwt", "bad-signature", "fewer-fields", "reset"])
def test_an_exchange_comes_back_as_it_was(bench: Workbench, fault: str, tmp_path: Path) -> None:
    before = sent(bench, fault)
    after = kept(before, tmp_path)
    assert after.explanation == replace(before.explanation, steps=())
    assert after.token == before.token
    assert after.verification == before.verification
    assert after.asked == before.asked
    assert after.environment == before.environment
    assert after.refusal == before.refusal
    assert after.not_a_token == before.not_a_token
    assert after.key == before.key
    assert before.exchange is not None
    assert after.exchange is not None
    assert after.exchange.to_json() == before.exchange.to_json()


@pytest.mark.parametrize("method", [SigningMethod.JWT_SHARED_SECRET, SigningMethod.HTTP_SIGNATURE])
def test_nothing_that_proves_an_identity_is_kept(bench: Workbench, method: SigningMethod) -> None:
    outcome = sent(bench, method=method)
    assert outcome.exchange is not None
    draft = to_draft(outcome, LOCAL_SANDBOX, NOW)
    name = "authorization" if method is SigningMethod.JWT_SHARED_SECRET else "signature"
    proof = (outcome.exchange.request.header(name) or "").rpartition("." if name == "authorization" else 'signature="')[
        2
    ]
    assert len(proof) > 20
    for secret in (proof.rstrip('"'), bench._running_sandbox().shared_secret.reveal()):
        assert secret not in draft.record + draft.search


def test_an_entry_says_what_it_is(bench: Workbench) -> None:
    draft = to_draft(sent(bench), LOCAL_SANDBOX, NOW)
    assert (draft.kind, draft.profile, draft.environment, draft.title) == (
        "exchange",
        "Local sandbox",
        "sandbox",
        "201 Created",
    )
    assert (draft.state, draft.fields, len(draft.key_id)) == ("valid", 2, 32)
    assert "orderInformation.billTo.email" in draft.search


def test_what_has_expired_is_known_whatever_the_language_of_its_title(bench: Workbench) -> None:
    speak(lambda text, _n: f"*{text}*")
    try:
        draft = to_draft(sent(bench, "expired"), LOCAL_SANDBOX, NOW)
    finally:
        speak(None)
    assert (draft.state, draft.title) == ("expired", "*Signature valid, but expired*")


@pytest.mark.parametrize(
    "vector", [*specimens("capture-context"), *specimens("transient-token")], ids=lambda v: v["id"]
)
def test_every_known_token_is_kept_whole(bench: Workbench, vector: dict[str, Any], tmp_path: Path) -> None:
    text = vector["input"].get("jwt") or vector["input"]["token"]
    before = bench.inspect(text, environment=bench.environment(LOCAL_SANDBOX))
    after = kept(before, tmp_path)
    assert after.token == before.token
    assert after.verification == before.verification


def test_a_bearer_token_is_kept_without_its_signature(bench: Workbench, tmp_path: Path) -> None:
    exchange = sent(bench).exchange
    assert exchange is not None
    bearer = (exchange.request.header("authorization") or "").removeprefix("Bearer ")
    before = bench.inspect(bearer)
    after = kept(before, tmp_path)
    assert before.token is not None
    assert after.token is not None
    assert after.token.kind is TokenKind.BEARER
    assert after.token.claims == before.token.claims
    assert after.token.signature == b""
    assert after.verification == before.verification


def jws(claims: object) -> str:
    parts = [
        base64.urlsafe_b64encode(json.dumps(each).encode()).rstrip(b"=").decode() for each in ({"alg": "x"}, claims)
    ]
    return f"{parts[0]}.{parts[1]}.c2ln"


@pytest.mark.parametrize("number", ["4111111111111111", "4111 1111 1111 1111", "3782-822463-10005"])
def test_a_card_number_is_never_kept(bench: Workbench, number: str) -> None:
    with pytest.raises(NotKept, match="card number"):
        to_draft(bench.inspect(jws({"pan": number})), None, NOW)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4111111111111111", True),
        ('{"n": 5555555555554444}', True),
        ("4111111111111112", False),
        ("0000000000000000", False),
        ("1111111111111111", False),
        ("XXXXXXXXXXXX1111", False),
        ("5746642430690177107046", False),
        ("1643024777", False),
        ("a4111111111111111", False),
        ("", False),
    ],
)
def test_card_numbers_are_told_from_other_digits(text: str, found: bool) -> None:
    assert holds_card_number(text) is found


@pytest.mark.parametrize("text", ["", "{}", "null", "[" * 9999, '{"token": 7}', '{"token": "a.b.c"}'])
def test_a_record_that_cannot_be_read_is_told(text: str) -> None:
    with pytest.raises(UnreadableRecord):
        from_record(text)

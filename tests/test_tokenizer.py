"""From a capture context to a transient token and a payment, on the embedded sandbox."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flexgui.errors import NotAToken, ProductionLocked
from flexgui.flex.card import DEFAULT_CARD, TEST_CARDS, Card, CardError, card_for
from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.payment import payment_body
from flexgui.flex.request import CaptureContextRequest, RequestedField
from flexgui.flex.text import to_json
from flexgui.flex.token import TokenKind, decode
from flexgui.flex.tokenization import TokenizeError, card_values
from flexgui.flex.verification import State
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.sandbox import Sandbox
from flexgui.secret_store.memory import SessionStore
from flexgui.transport.redacted_exchange import exchange_json
from flexgui.workbench import Workbench
from tests.made_token import with_changed_claims

NAMES = ("number", "expirationMonth", "expirationYear", "securityCode", "type")
CARD_REQUEST = CaptureContextRequest(tuple(RequestedField(f"paymentInformation.card.{name}") for name in NAMES))
NUMBER = "paymentInformation.card.number"
FIELDS_WITH_NAME = CaptureContextRequest((*CARD_REQUEST.fields, RequestedField("orderInformation.billTo.lastName")))


class Clock:
    """A clock that tests can advance."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@pytest.fixture(scope="module")
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def bench(clock: Clock) -> Iterator[Workbench]:
    workbench = Workbench(SessionStore(), lambda: Sandbox(clock=clock), clock)
    yield workbench
    workbench.close()


@pytest.fixture(autouse=True)
def _real_time(clock: Clock) -> Iterator[None]:
    yield
    clock.ahead = timedelta()


def card() -> Card:
    return card_for(DEFAULT_CARD, datetime.now(UTC).date())


def context(bench: Workbench, request: CaptureContextRequest = CARD_REQUEST) -> str:
    token = bench.create_capture_context(LOCAL_SANDBOX, request).token
    return token.text


@pytest.mark.parametrize("test_card", TEST_CARDS, ids=lambda each: each.number)
def test_each_test_card_becomes_a_verified_transient_token(bench: Workbench, test_card: Any) -> None:
    found = bench.tokenize(context(bench), card_for(test_card, datetime.now(UTC).date()))
    token, verification = found.outcome.token, found.outcome.verification
    assert token.kind is TokenKind.TRANSIENT_TOKEN
    assert {each.name: each.state for each in verification.verdicts if each.state is not State.VALID} == {}
    assert {"signature", "context", "type", "collected", "token ID", "issued", "card"} <= {
        each.name for each in verification.verdicts
    }


def test_other_fields_have_test_values_and_keep_unicode(bench: Workbench) -> None:
    text = context(bench, FIELDS_WITH_NAME)
    assert bench.tokenize(text, card()).outcome.token is not None
    values = {f"paymentInformation.card.{name}": value for name, value in zip(
        NAMES, ("4111111111111111", "12", "2031", "123", "001"), strict=True
    )}  # fmt: skip
    found = bench.tokenize(text, card(), values | {"orderInformation.billTo.lastName": "Łęcka 名"})
    assert found.outcome.token is not None
    assert "Łęcka 名" in found.plaintext


def test_the_outcome_does_not_reveal_the_card_number(bench: Workbench) -> None:
    found = bench.tokenize(context(bench), card())
    assert DEFAULT_CARD.number not in repr(found)
    assert DEFAULT_CARD.number not in repr(bench.encrypt(found.context, card_values(card())))
    assert found.outcome.exchange is not None
    assert DEFAULT_CARD.number not in json.dumps(exchange_json(found.outcome.exchange))


def test_an_expired_context_is_refused(bench: Workbench, clock: Clock) -> None:
    text = context(bench)
    clock.ahead = timedelta(hours=1)
    with pytest.raises(TokenizeError):
        bench.tokenize(text, card())


@pytest.mark.parametrize(
    "change",
    [
        lambda claims: claims.update(jti="other"),
        lambda claims: claims["flx"].update(origin="https://flex.cybersource.com"),
        lambda claims: claims["flx"].update(origin="https://evil.example"),
        lambda claims: claims["flx"].update(path="elsewhere"),
        lambda claims: claims["flx"]["jwk"].update(n="AQAB"),
        lambda claims: claims["flx"].pop("jwk"),
        lambda claims: claims.update(ctx=[]),
    ],
)
def test_a_changed_context_is_refused(bench: Workbench, change: Any) -> None:
    with pytest.raises((TokenizeError, NotAToken)):
        bench.tokenize(with_changed_claims(context(bench), change), card())


def test_only_test_cards_and_granted_fields_are_encrypted(bench: Workbench) -> None:
    text = context(bench)
    with pytest.raises(CardError):
        bench.tokenize(text, card()._replace(number="4539578763621486"))
    with pytest.raises(TokenizeError):
        bench.tokenize(text, card(), {NUMBER: ""})
    with pytest.raises(TokenizeError):
        bench.tokenize(text, card(), {"orderInformation.billTo.email": "a@b.example"})
    with pytest.raises(NotAToken):
        bench.tokenize("no token", card())


def test_a_refusal_is_in_the_outcome(bench: Workbench) -> None:
    text = context(bench)
    one_time_key = decode(text).claims["flx"]["jwk"]["kid"]
    forget(bench, one_time_key)
    found = bench.tokenize(text, card())
    assert found.outcome.token is None
    assert found.outcome.refusal is not None
    assert found.outcome.explanation.title


def forget(bench: Workbench, one_time_key: str) -> None:
    """Remove a context from the sandbox, as it does itself after many more contexts."""
    bench.sandbox.start().issuer.open_contexts._entries.pop(one_time_key)


@pytest.fixture
def token(bench: Workbench) -> Any:
    return bench.tokenize(context(bench), card()).outcome.token


def test_a_token_is_accepted_for_a_payment(bench: Workbench, token: Any) -> None:
    for by_jti in (False, True):
        paid = bench.pay(LOCAL_SANDBOX, to_json(payment_body(token, by_jti=by_jti)))
        assert paid.answer.accepted
        assert paid.answer.status == "AUTHORIZED"


def test_a_foreign_token_is_refused_and_explained(bench: Workbench, token: Any) -> None:
    body = payment_body(token) | {"tokenInformation": {"jti": "1E" + "0" * 62}}
    paid = bench.pay(LOCAL_SANDBOX, to_json(body))
    assert not paid.answer.accepted
    assert "tokenInformation.jti" in paid.answer.sentence


@pytest.mark.parametrize(
    ("kind", "address"), [(EnvironmentKind.PRODUCTION, None), (EnvironmentKind.CUSTOM, "https://mock.example")]
)
def test_payments_go_to_the_sandbox_or_a_test_host_only(
    bench: Workbench, kind: EnvironmentKind, address: str | None
) -> None:
    with pytest.raises(ProductionLocked):
        bench.pay(Profile("other", "Other", kind, "acme", base_url=address), "{}")

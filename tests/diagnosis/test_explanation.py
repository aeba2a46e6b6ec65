"""Explanations of outcomes other than refusals."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import get_args

import pytest

from flexgui.diagnosis.explanation import explain
from flexgui.diagnosis.findings import Explanation, nothing_yet
from flexgui.flex.credentials import SigningMethod
from flexgui.flex.environment import TEST, EnvironmentKind
from flexgui.flex.jwk import from_mapping
from flexgui.flex.token import decode
from flexgui.flex.verification import KeySource, verify
from flexgui.profiles.profile import Profile
from flexgui.transport.exchange import Exchange, FailureKind, Phase, Response, SentRequest, TransportFailure
from flexgui.transport.route import Route, Setting
from tests.specimens import specimens

STARTED = datetime(2026, 3, 2, 15, 45, 0, tzinfo=UTC)
BODY = b'{"fields":{"a":{"b":{}}}}'


def test_a_response_that_is_not_a_token_is_explained() -> None:
    request = SentRequest("POST", TEST.sessions_url, (), BODY)
    exchange = Exchange(request, Response(201, "Created", (), b"hello"), None, STARTED, 0)
    explanation = explain(exchange, TEST, not_a_token="The text has one part.")
    assert explanation.title == "201, but no token"
    assert explanation.sentence.endswith("The text has one part.")


def test_empty_input_has_no_explanation() -> None:
    assert explain(None, None) == nothing_yet()


@pytest.mark.parametrize(("known", "title"), [(True, "valid, but expired"), (False, "Expired, signature not checked")])
def test_an_expired_token_is_reported_as_expired_only(known: bool, title: str) -> None:
    vector = next(each for each in specimens("capture-context") if each["expected"]["signature"]["verifies"])
    jwk = from_mapping(vector["expected"]["signature"]["key"]) if known else None
    key = KeySource(jwk, "a file", None, None if known else "No key.")
    token = decode(vector["input"]["jwt"])
    explanation = explain(None, None, verification=verify(token, key, datetime(2030, 1, 1, tzinfo=UTC)), key=key)
    assert title in explanation.title
    assert explanation.tone == "warn"


STARTED = datetime(2026, 3, 2, 15, 45, 0, tzinfo=UTC)
PROFILE = Profile("p", "Acme EU test", EnvironmentKind.TEST, "acme_eu_test", "k", SigningMethod.JWT_SHARED_SECRET)
BODY = b'{"fields":{"a":{"b":{}}}}'


def failed(kind: str) -> Explanation:
    failure = TransportFailure(kind, "apitest.cybersource.com did something.")
    request = SentRequest("POST", TEST.sessions_url, (), BODY)
    return explain(Exchange(request, None, failure, STARTED, 1), TEST)


@pytest.mark.parametrize("kind", get_args(FailureKind))
def test_every_failure_has_a_title_the_reason_and_a_next_step(kind: str) -> None:
    explanation = failed(kind)
    assert 1 < len(explanation.title.split()) <= 5
    assert explanation.title[-1] != "."
    assert explanation.sentence.startswith("apitest.cybersource.com did something.")
    assert "send-again" in explanation.steps


@pytest.mark.parametrize(
    ("phase", "kind", "sentence"),
    [
        ("preparing", "proxy", "Nothing was sent."),
        ("preparing", "ca file", "Nothing was sent."),
        ("connecting", "dns", "Nothing was sent."),
        ("tunnel", "proxy", "Nothing was sent."),
        ("handshake", "tls", "Nothing was sent."),
        ("sending", "broken", "A part of the request may have been sent."),
        ("waiting", "read timeout", "The request may have reached it."),
        ("waiting", "broken", "The request may have reached it."),
        ("receiving", "truncated", "The request may have reached it."),
        ("receiving", "too large", "did something."),
    ],
)
def test_the_phase_determines_how_much_was_sent(phase: Phase, kind: FailureKind, sentence: str) -> None:
    request = SentRequest("POST", TEST.sessions_url, (), BODY)
    failure = TransportFailure(kind, "apitest.cybersource.com did something.", phase=phase)
    assert explain(Exchange(request, None, failure, STARTED, 1), TEST).sentence.endswith(sentence)


def test_an_untrusted_certificate_is_recognised_by_the_failure() -> None:
    request = SentRequest("POST", TEST.sessions_url, (), BODY)
    failures = [TransportFailure("tls", "No.", distrusted=distrusted) for distrusted in (True, False)]
    explanation = [explain(Exchange(request, None, each, STARTED, 1), TEST).title for each in failures]
    assert explanation == ["Certificate not trusted", "No secure connection"]


@pytest.mark.parametrize(
    ("trust", "advice"),
    [
        (Setting("", "system"), "The certificates of the system are trusted."),
        (Setting("/ca.pem", "variable", "SSL_CERT_FILE"), "Only the certificates that SSL_CERT_FILE names are trusted"),
        (Setting("/ca.pem", "setting"), "Only the certificates in /ca.pem are trusted, as set in"),
    ],
)
def test_the_trusted_certificates_are_named_for_an_untrusted_one(trust: Setting, advice: str) -> None:
    request = SentRequest("POST", TEST.sessions_url, (), BODY)
    failure = TransportFailure("tls", "No.", distrusted=True, phase="handshake")
    exchange = Exchange(request, None, failure, STARTED, 1, Route(Setting("", "none"), trust))
    assert explain(exchange, TEST).checks[0].text.startswith(advice)

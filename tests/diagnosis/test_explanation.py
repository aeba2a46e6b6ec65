"""Explanations of outcomes other than refusals."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from flexgui.diagnosis.explanation import explain
from flexgui.diagnosis.findings import nothing_yet
from flexgui.flex.environment import TEST
from flexgui.flex.jwk import from_mapping
from flexgui.flex.token import decode
from flexgui.flex.verification import KeySource, verify
from flexgui.transport.exchange import Exchange, Response, SentRequest
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

"""The response to a token request: a token, a refusal, or neither."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from flexgui.flex.environment import TEST
from flexgui.outcome import RequestOutcome
from flexgui.token_response import read_response
from flexgui.transport.exchange import Exchange, Response, SentRequest
from tests.flex.test_token_search import REAL


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (201, REAL, "token"),
        (200, f'{{"captureContext": "{REAL}"}}', "token"),
        (201, "", "not_a_token"),
        (201, "<html></html>", "not_a_token"),
        (401, REAL, "refusal"),
        (302, "", "refusal"),
        (200, f'{{"encryptedResponse": "{REAL}"}}', "refusal"),
        pytest.param(200, '{"a": [' + "[]," * 100_000 + '1], "encryptedResponse": "x"}', "not_a_token", id="large"),
    ],
)
def test_exactly_one_result_is_set(status: int, body: str, expected: str) -> None:
    response = Response(status, "", (), body.encode())
    sent = Exchange(SentRequest("POST", TEST.sessions_url, (), b""), response, None, datetime.now(UTC), 0)
    outcome = read_response(RequestOutcome(exchange=sent, environment=TEST), response)
    assert [name for name in ("token", "not_a_token", "refusal") if getattr(outcome, name) is not None] == [expected]

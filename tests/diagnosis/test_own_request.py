"""Our own request as the diagnosis reads it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from flexgui.diagnosis.own_request import digests, find_problems, pasted
from flexgui.flex.environment import TEST
from flexgui.transport.exchange import Exchange, Response, SentRequest
from tests.diagnosis.refused import credentials
from tests.diagnosis.signing import signed_request

STARTED = datetime(2026, 3, 2, 15, 45, 0, tzinfo=UTC)


def exchange(sign: str = "") -> Exchange:
    sent = signed_request(lambda text: text + sign)
    return Exchange(
        SentRequest(sent.method, sent.url, sent.headers, sent.body), Response(401, "", (), b""), None, STARTED, 0
    )


def test_request_and_response_are_taken_as_they_were() -> None:
    own = exchange()
    request = pasted(own)
    assert (request.method, request.url, request.headers, request.body) == (
        own.request.method, own.request.url, own.request.headers, own.request.body
    )  # fmt: skip
    assert request.response is own.response


@pytest.mark.parametrize(("sign", "problems"), [("", 0), ("\n", 1)])
def test_problems_are_those_that_the_diagnosis_proves(sign: str, problems: int) -> None:
    found = find_problems(exchange(sign), credentials(), STARTED, TEST)
    assert len([each for each in found if each.id == "signature.string-separators"]) == problems


def test_the_signed_digest_is_compared_with_that_of_the_body() -> None:
    body, signed = digests(exchange())
    assert signed == f"SHA-256={body}"

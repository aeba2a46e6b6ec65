"""Diagnosis of our own requests."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from flexgui.diagnosis.findings import LocalFacts
from flexgui.diagnosis.own_request import diagnose_own, pasted
from flexgui.flex.credentials import SigningMethod
from flexgui.flex.environment import PRODUCTION, TEST, Environment
from flexgui.profiles.profile import Profile
from flexgui.transport.exchange import Exchange, Response, SentRequest
from tests.diagnosis.attempts import KEY_ID, credentials
from tests.diagnosis.signing import signed_request

STARTED = datetime(2026, 3, 2, 15, 45, 0, tzinfo=UTC)


def exchange(sign: str = "") -> Exchange:
    sent = signed_request(lambda text: text + sign)
    return Exchange(
        SentRequest(sent.method, sent.url, sent.headers, sent.body), Response(401, "", (), b""), None, STARTED, 0
    )


def test_request_and_response_are_unchanged() -> None:
    own = exchange()
    request = pasted(own)
    assert (request.method, request.url, request.headers, request.body) == (
        own.request.method, own.request.url, own.request.headers, own.request.body
    )  # fmt: skip
    assert request.response is own.response


def test_the_proved_cause_is_the_problem() -> None:
    facts = LocalFacts(credentials(), STARTED)
    assert diagnose_own(exchange(), TEST, facts).problems == ()
    assert diagnose_own(exchange("\n"), TEST, facts).problems[0].id == "signature.string-separators"


@pytest.mark.parametrize(
    ("kind", "key_id", "problems"),
    [(PRODUCTION, KEY_ID, ["credentials.wrong-environment"]), (TEST, KEY_ID, []), (PRODUCTION, "another", [])],
)
def test_a_key_of_a_profile_for_another_environment_is_suspected(
    kind: Environment, key_id: str, problems: list[str]
) -> None:
    other = Profile("q", "Live", kind.kind, "acme", key_id, SigningMethod.HTTP_SIGNATURE)
    found = diagnose_own(exchange(), TEST, LocalFacts(credentials(), STARTED, (other,))).problems
    assert [each.id for each in found] == problems
    assert all("“Live”" in each.evidence for each in found)

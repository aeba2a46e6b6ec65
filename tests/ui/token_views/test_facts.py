"""Short texts about an exchange."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from flexgui.diagnosis.findings import Explanation
from flexgui.flex.verification import State, Verdict, Verification
from flexgui.transport.exchange import Exchange, SentRequest
from flexgui.ui.token_views.facts import correlation_id, key_text, sentence_above_checks, size_and_time

UNANSWERED = Exchange(SentRequest("POST", "https://h/p", (), b""), None, None, datetime(2026, 1, 1, tzinfo=UTC), 0.25)


def test_without_a_response_there_is_a_time_only() -> None:
    assert (size_and_time(UNANSWERED), correlation_id(UNANSWERED), key_text(None)) == ("250 ms", "", "")


@pytest.mark.parametrize(
    ("signature", "issuer", "said"),
    [
        (State.VALID, State.VALID, "short"),
        (State.INVALID, State.VALID, "short"),
        (State.VALID, State.INVALID, "The issuer is another."),
        (State.NOT_CHECKED, State.VALID, "The issuer is another."),
    ],
)
def test_a_banner_above_the_checks_says_what_the_first_one_does_not(signature: State, issuer: State, said: str) -> None:
    verification = Verification((Verdict("signature", signature, "x"), Verdict("issuer", issuer, "x")))
    assert sentence_above_checks(Explanation("x", "The issuer is another.", banner="short"), verification) == said

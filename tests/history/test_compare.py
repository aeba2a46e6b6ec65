"""Comparing two outcomes part by part."""

from __future__ import annotations

from datetime import UTC, datetime

from flexgui.flex.token import decode
from flexgui.history.compare import compare_outcomes
from flexgui.outcome import Outcome
from flexgui.transport.exchange import Exchange, Response, SentRequest
from tests.specimens import specimen

CONTEXT = decode(specimen("capture-context", "s01")["input"]["jwt"])
TOKEN = decode(specimen("transient-token", "s01")["input"]["jwt"])


def exchange(body: bytes, status: int, proof: str) -> Exchange:
    request = SentRequest("POST", "https://h/p", (("Authorization", f"Bearer {proof}"),), body)
    return Exchange(request, Response(status, "", (("X-Echo", proof),), b""), None, datetime(2026, 1, 1, tzinfo=UTC), 1)


def test_the_parts_that_both_have_are_compared() -> None:
    left = Outcome(exchange(b'{"a": 1, "b": 2}', 201, "first-proof-of-me"), CONTEXT)
    right = Outcome(exchange(b"no JSON", 401, "second-proof-of-me"))
    body, answer = compare_outcomes(left, right)
    assert (body.name, answer.name) == ("body", "answer")
    assert "401" in answer.text and "proof-of-me" not in answer.text
    assert compare_outcomes(Outcome(), right) == []


def test_equal_parts_have_no_text() -> None:
    (part,) = compare_outcomes(Outcome(token=CONTEXT), Outcome(token=CONTEXT))
    assert part.differences and part.text == ""


def test_a_transient_token_and_its_context_are_compared_by_meaning_in_either_order() -> None:
    one = compare_outcomes(Outcome(token=CONTEXT), Outcome(token=TOKEN))
    other = compare_outcomes(Outcome(token=TOKEN), Outcome(token=CONTEXT))
    assert one == other
    assert one[0].rows and not one[0].differences

"""Comparing two outcomes part by part."""

from __future__ import annotations

from datetime import UTC, datetime

from flexgui.flex.token import decode
from flexgui.history.compare import compare_outcomes
from flexgui.outcome import Inspection
from flexgui.transport.exchange import Exchange, Response, SentRequest
from tests.outcomes import request_outcome
from tests.specimens import specimen

CONTEXT = decode(specimen("capture-context", "s01")["input"]["jwt"])
TOKEN = decode(specimen("transient-token", "s01")["input"]["jwt"])


def exchange(body: bytes, status: int, proof: str) -> Exchange:
    request = SentRequest("POST", "https://h/p", (("Authorization", f"Bearer {proof}"),), body)
    return Exchange(request, Response(status, "", (("X-Echo", proof),), b""), None, datetime(2026, 1, 1, tzinfo=UTC), 1)


def test_common_parts_are_compared() -> None:
    left = request_outcome(exchange(b'{"a": 1, "b": 2}', 201, "first-proof-of-me"), token=CONTEXT)
    right = request_outcome(exchange(b"no JSON", 401, "second-proof-of-me"))
    (part,) = compare_outcomes(left, right)
    assert part.name == "exchange"
    assert {each.path for each in part.differences if each.kind == "changed"} >= {"request.body", "response.status"}
    assert "proof-of-me" not in part.text
    assert [each.name for each in compare_outcomes(left, left)] == ["token", "exchange"]
    assert compare_outcomes(Inspection(token=CONTEXT), right) == []


def test_a_response_is_compared_with_a_failure() -> None:
    (part,) = compare_outcomes(request_outcome(exchange(b"{}", 201, "x")), request_outcome())
    assert "failure" in part.text


def test_equal_parts_have_no_text() -> None:
    (part,) = compare_outcomes(Inspection(token=CONTEXT), Inspection(token=CONTEXT))
    assert part.differences and part.text == ""


def test_a_transient_token_and_its_context_are_compared_by_meaning_in_either_order() -> None:
    (one,) = compare_outcomes(Inspection(token=CONTEXT), Inspection(token=TOKEN))
    (other,) = compare_outcomes(Inspection(token=TOKEN), Inspection(token=CONTEXT))
    assert one.rows == other.rows != ()
    assert (one.swapped, other.swapped) == (False, True)

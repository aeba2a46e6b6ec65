"""Rows of a comparison: by meaning or by path, with equal values folded."""

from __future__ import annotations

from typing import Any

import pytest

from flexgui.flex.columns import Columns
from flexgui.flex.comparison import Difference
from flexgui.flex.token import decode
from flexgui.outcome import Inspection
from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.sandbox import Sandbox
from flexgui.ui.delegate import RUNS
from flexgui.ui.token.compare_model import (
    CLAIM,
    LEFT,
    MAX_ROWS,
    RESULT,
    RIGHT,
    TRUNCATED,
    CompareModel,
    CompareNode,
    Comparison,
    compare,
)
from tests.outcomes import request_outcome
from tests.shared_sandbox import workbench
from tests.ui.helpers import CARD, HOSTILE, NUMBER, TWO, Clock, odd, token_text


def outcome(claims: Any, **header: Any) -> Inspection:
    return Inspection(token=decode(token_text(claims, **header)))


def context(kid: str = "one") -> Inspection:
    data = {"requiredFields": [NUMBER], "optionalFields": ["paymentInformation.card.securityCode"]}
    return outcome(
        {"iss": "Flex API", "exp": 1000, "flx": {"jwk": {"kid": kid}}, "ctx": [{"type": "api-0.1.0", "data": data}]}
    )


def transient(**more: Any) -> Inspection:
    content = {"paymentInformation": {"card": {"number": {"maskedValue": "XXXX1111"}}}}
    return outcome({"iss": "Flex/08", "exp": 1245, "type": "api-0.1.0", "content": content, **more}, kid="one")


@pytest.fixture
def model() -> CompareModel:
    return CompareModel()


def rows(model: CompareModel) -> list[tuple[str, ...]]:
    return [tuple(model.text(node, column) for column in range(4)) for node in model.roots]


def icon(model: CompareModel, node: CompareNode) -> tuple[str, str]:
    (run,) = model.data(model.index_of(node, RESULT), RUNS)
    return run.icon, run.token


def test_a_transient_token_is_compared_with_its_context_by_meaning(model: CompareModel) -> None:
    for left, right in ((context(), transient()), (transient(), context())):
        titles = ("Capture context", "Transient token") if left.token == context().token else ("Transient token", "C")
        model.show(compare(left, right, *titles), only_differences=False)
        assert model.columns[2].startswith("C")  # the context is on the left in either order
        found = rows(model)
        assert [each[0] for each in found if not each[1]] == ["Must agree", "Fields", "May differ"]
        assert ("Match", "header.kid", "flx.jwk.kid one", "one") in found
        assert ("Absent", "card.securityCode", "optional", "not sent") in found
        assert "expected difference" in model.comparison.summary


def test_a_mismatch_of_required_equality_is_bad(model: CompareModel) -> None:
    model.show(compare(context("other"), transient(), "C", "T"), only_differences=True)
    kid = next(node for node in model.roots if model.text(node, CLAIM) == "header.kid")
    assert model.text(kid, RESULT) == "Differs"
    assert icon(model, kid) == ("not-equal", "bad")
    assert "1 mismatch" in model.comparison.summary
    assert all(model.text(node, RESULT) != "Match" for node in model.roots)


def test_other_tokens_are_compared_by_path_with_equal_values_folded(model: CompareModel) -> None:
    left = outcome({"a": 1, "b": 2, "c": 3, "gone": 0, "exp": 100})
    right = outcome({"a": 1, "b": 2, "c": 4, "exp": 160, "new": True})
    model.show(compare(left, right, "L", "R"), only_differences=False)
    fold, *others = model.roots
    assert fold.has_children and len(fold.children) == 4  # alg, kid, a, b
    assert [model.text(each, CLAIM) for each in fold.children] == ["header.alg", "header.kid", "a", "b"]
    assert [tuple(model.text(each, column) for column in range(4)) for each in others] == [
        ("Changed", "c", "3", "4"),
        ("Only left", "gone", "0", ""),
        ("Changed", "exp", "100", "160  (1 min 0 s later)"),
        ("Only right", "new", "", "true"),
    ]
    assert [icon(model, each)[0] for each in others] == ["not-equal", "arrow-left", "not-equal", "arrow-right"]
    assert model.comparison.summary == "4 equal  ·  2 changed  ·  1 only left  ·  1 only right"
    model.show(model.comparison, only_differences=True)
    assert [model.text(each, CLAIM) for each in model.roots] == ["c", "gone", "exp", "new"]


def test_two_requests_are_compared_by_body_and_headers(sandbox: Sandbox) -> None:
    bench = workbench(sandbox, Clock())
    left = bench.create_capture_context(LOCAL_SANDBOX, CARD)
    right = bench.create_capture_context(LOCAL_SANDBOX, TWO)
    found = compare(left, right, "L", "R")
    paths = {each.path: each.kind for each in found.differences}
    assert paths["request.url"] == "equal"
    assert any(path.startswith("request.body.") and kind == "only right" for path, kind in paths.items())
    assert any(path.startswith("response.headers.") for path in paths)
    assert "flx.jwk.kid" in paths
    assert sandbox.shared_secret.reveal() not in found.text
    authorization = left.exchange.request.header("authorization")
    assert authorization and authorization not in found.text


def test_a_token_and_a_refusal_cannot_be_compared() -> None:
    found = compare(outcome({"a": 1}), request_outcome(), "L", "R")
    assert found == Comparison("L", "R")
    assert found.summary == "They have nothing in common"


def test_hostile_values_are_plain(model: CompareModel) -> None:
    model.show(compare(outcome({HOSTILE: HOSTILE}), outcome({HOSTILE: [HOSTILE]}), "L", "R"), only_differences=False)
    texts = [model.text(node, column) for node in model.roots for column in (RESULT, CLAIM, LEFT, RIGHT)]
    assert odd(texts) == []


def test_a_long_comparison_is_truncated_with_a_note(model: CompareModel) -> None:
    equal = [Difference(f"a{row}", "equal", 1, 1) for row in range(MAX_ROWS + 5)]
    changed = [Difference(f"b{row}", "changed", 1, 2) for row in range(MAX_ROWS + 5)]
    model.show(Comparison("", "", differences=Columns(Difference, equal + changed)), only_differences=False)
    assert len(model.roots) == len(model.roots[0].children) == MAX_ROWS + 1
    assert model.roots[-1].heading == model.roots[0].children[-1].heading == TRUNCATED

"""Comparison of bodies, headers and tokens by path, and of a token and its context by meaning."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexgui.flex.comparison import (
    MISSING,
    Difference,
    compare_json,
    compare_tokens,
    compare_with_context,
    rows_to_text,
    to_text,
    value_text,
)
from flexgui.flex.token import Token, decode, parse_json
from tests.made_token import made_token
from tests.specimens import specimen

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


def token(claims: object, **header: object) -> Token:
    return decode(made_token(claims, **header))


def differences(left: object, right: object) -> list[tuple[str, str]]:
    return [(each.path, each.kind) for each in compare_json(left, right)]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ({"a": 1}, {"a": 1}, [("a", "equal")]),
        ({"a": 1}, {"a": 2}, [("a", "changed")]),
        ({"a": 1}, {}, [("a", "only left")]),
        ({}, {"a": 1}, [("a", "only right")]),
        ({"a": None}, {}, [("a", "only left")]),
        ({"a": {"b": 1, "c": 2}}, {}, [("a.b", "only left"), ("a.c", "only left")]),
        ({"a": {"b": 1}}, {"a": [1]}, [("a", "changed")]),
        ({"a": True}, {"a": 1}, [("a", "changed")]),
        ({"a": 1}, {"a": 1.0}, [("a", "changed")]),
        ({"a": "1"}, {"a": 1}, [("a", "changed")]),
        ([1, 2], [1, 3, 4], [("[0]", "equal"), ("[1]", "changed"), ("[2]", "only right")]),
        ([1, [2]], [1], [("[0]", "equal"), ("[1][0]", "only left")]),
        ({"a": {}}, {"a": {}}, []),
        ({"a": {}}, {"a": {"b": 1}}, [("a.b", "only right")]),
        ({"b": 1, "a": 2}, {"a": 2, "b": 1, "c": 3}, [("b", "equal"), ("a", "equal"), ("c", "only right")]),
        (1, 2, [("", "changed")]),
    ],
)
def test_values_are_compared_by_path(left: object, right: object, expected: list[tuple[str, str]]) -> None:
    assert differences(left, right) == expected


def test_lists_of_fields_are_compared_as_sets() -> None:
    left, right = ({"requiredFields": ["a.b", "c.d"]}, {"requiredFields": ["c.d", "e.f"]})
    assert differences(left, right) == [
        ("requiredFields.a.b", "only left"),
        ("requiredFields.c.d", "equal"),
        ("requiredFields.e.f", "only right"),
    ]


@given(JSON, JSON)
def test_equal_values_have_no_difference_and_others_have_one(left: object, right: object) -> None:
    assert all(each.kind == "equal" for each in compare_json(left, left))
    mirrored = {"only left": "only right", "only right": "only left"}
    there = {(each.path, each.kind) for each in compare_json(left, right)}
    back = {(each.path, mirrored.get(each.kind, each.kind)) for each in compare_json(right, left)}
    assert there == back
    assert to_text(compare_json(left, right)).count("\n") == len(compare_json(left, right))


def test_times_are_compared_as_durations() -> None:
    (exp, iat) = compare_json({"exp": 1000, "iat": 5000}, {"exp": 1090, "iat": 4000})
    assert (exp.note, iat.note) == ("1 min 30 s later", "16 min 40 s earlier")
    (odd,) = compare_json({"exp": "soon"}, {"exp": 5})
    assert odd.note == ""


def test_an_object_that_repeats_a_name_is_compared_whole() -> None:
    left, right = parse_json('{"o": {"a": 1, "a": 2}}'), parse_json('{"o": {"a": 2}}')
    (found,) = compare_json(left, right)
    assert (found.path, found.kind) == ("o", "changed")
    assert [each.kind for each in compare_json(left, left)] == ["equal"]


def test_headers_are_compared_with_the_claims() -> None:
    found = {each.path: each.kind for each in compare_tokens(token({"a": 1}, kid="x"), token({"a": 1}, kid="y"))}
    assert found == {"header.alg": "equal", "header.kid": "changed", "a": "equal"}


def test_the_report_is_plain_text() -> None:
    text = to_text(
        [
            Difference("a", "equal", 1, 1),
            Difference("exp", "changed", 1, 61, "1 min 0 s later"),
            Difference("b", "only left", "\u202ex\n", MISSING),
            Difference("c", "only right", MISSING, None),
            Difference("d\n= a", "equal", 1, 1),
        ]
    )
    assert text == "= a: 1\n≠ exp: 1 → 61 (1 min 0 s later)\n< b: \\u202ex\\u000a\n> c: null\n= d\\u000a= a: 1\n"
    assert to_text([]) == ""


@pytest.mark.parametrize(
    ("value", "words"), [("1", '"1"'), ("", '""'), ("null", '"null"'), ("a", "a"), (1, "1"), (MISSING, ""), ([], "[]")]
)
def test_texts_are_distinguished_from_numbers(value: object, words: str) -> None:
    assert value_text(value) == words


def context(**changes: Any) -> Token:
    data = {"requiredFields": ["p.card.number", "p.card.month"], "optionalFields": ["p.card.code"]}
    claims = {"flx": {"jwk": {"kid": "k" * 32}}, "ctx": [{"type": "api-0.1.0", "data": data}], "iss": "Flex API"}
    return token({**claims, "iat": 1000, "exp": 1900, "jti": "one", **changes})


def transient(content: object, kid: str = "k" * 32, kind: str = "api-0.1.0") -> Token:
    return token({"iss": "Flex/08", "type": kind, "iat": 1100, "exp": 2000, "content": content}, kid=kid)


def test_a_token_is_compared_with_its_context() -> None:
    content = {
        "p": {"card": {"number": {"maskedValue": "XXXX1111", "bin": "411111"}, "month": {}, "odd": {"value": "x"}}}
    }
    rows = compare_with_context(context(), transient(content))
    assert [(each.group, each.word, each.name, each.left, each.right) for each in rows[:6]] == [
        ("Must agree", "Match", "header.kid", f"flx.jwk.kid {'k' * 32}", "k" * 32),
        ("Must agree", "Match", "type", "ctx[0].type api-0.1.0", "api-0.1.0"),
        ("Fields", "Match", "card.month", "required", "collected, withheld"),
        ("Fields", "Match", "card.number", "required", "XXXX1111, bin 411111"),
        ("Fields", "Absent", "card.code", "optional", "not sent"),
        ("Fields", "Differs", "card.odd", "not asked for", "x"),
    ]
    assert {each.name: each.word for each in rows[6:]} == {
        "iss": "Differs",
        "iat": "Differs",
        "exp": "Differs",
        "jti": "Differs",
    }
    assert rows[8].right.endswith("1 min 40 s later")
    assert not any(each.bad for each in rows)
    assert rows_to_text(rows).count("\n") == len(rows)


def test_a_mismatch_of_required_equality_is_bad() -> None:
    rows = compare_with_context(context(), transient({}, kid="other", kind="mf-2.0.0"))
    assert [each.bad for each in rows[:2]] == [True, True]
    assert [(each.name, each.word) for each in rows[2:4]] == [("card.month", "Differs"), ("card.number", "Differs")]


def test_a_published_token_and_context_match() -> None:
    vector = specimen("transient-token", "s02")
    rows = compare_with_context(context(), decode(vector["input"]["jwt"]))
    assert [each.group for each in rows[:2]] == ["Must agree", "Must agree"]


def test_two_large_tokens_are_compared_whole() -> None:
    left, right = ({f"claim {number}": {"value": number + offset} for number in range(20_000)} for offset in (0, 1))
    assert sum(each.kind == "changed" for each in compare_json(left, right)) == 20_000


def test_equal_times_are_reported_as_equal() -> None:
    rows = compare_with_context(token({"exp": 7}), token({"exp": 7}))
    (expiry,) = [each for each in rows if each.name == "exp"]
    assert (expiry.word, expiry.right) == ("Match", f"{expiry.left}, the same")

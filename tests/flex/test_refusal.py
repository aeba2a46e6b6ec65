"""Refusals: every published format, HTML, empty bodies, and malformed responses."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexgui.flex.refusal import MAX_LENGTH, Refusal, parse_refusal
from flexgui.flex.token import MAX_CONTAINERS
from tests.specimens import specimen, specimens


def published(start: str) -> Refusal:
    given_ = specimen("error-response", start)["input"]
    return parse_refusal(given_["status"], given_["content_type"] or "", given_["body"].encode())


def parse(value: object, content_type: str = "application/json") -> Refusal:
    return parse_refusal(400, content_type, json.dumps(value).encode())


SHAPES = {
    "response.rmsg": "gateway",
    "flat": "flat",
    "pts": "pts",
    "errorMessage": "other",
    "errors[]": "other",
    "responseStatus": "responseStatus",
}


@pytest.mark.parametrize("vector", specimens("error-response"), ids=lambda vector: vector["id"])
def test_published_refusals_are_read(vector: dict[str, Any]) -> None:
    refusal = published(vector["id"])
    expected = vector["expected"]
    assert refusal.shape == SHAPES[expected["shape"]]
    if "message" in expected:
        assert refusal.message == expected["message"]
    reason = expected.get("reason") or expected.get("error") or expected.get("type")
    if reason:
        assert refusal.reason == reason
    if "correlation_id" in expected:
        assert refusal.correlation_id == expected["correlation_id"]
    assert [location for location, _ in refusal.details] == expected.get("detail_fields", [])


def test_json_in_the_message_of_the_gateway_is_parsed() -> None:
    assert published("s02") == Refusal("gateway", "UNAUTHORIZED_USER", "UNAUTHORIZED USER")


def test_an_error_of_another_service_is_read() -> None:
    assert published("s06").message.startswith("Action cannot be performed")
    assert published("s04").correlation_id == "6969445272686268503955"


def test_the_form_with_response_status_is_read() -> None:
    status = {
        "reason": "INVALID_DATA",
        "message": "Wrong.",
        "correlationId": "c-1",
        "details": [{"location": "fields.a", "message": "unknown"}, "odd", {}],
    }
    assert parse({"responseStatus": status}) == Refusal(
        "responseStatus", "INVALID_DATA", "Wrong.", "c-1", (("fields.a", "unknown"),)
    )


def test_details_may_be_one_object() -> None:
    refusal = parse({"reason": "R", "message": "M", "details": {"location": "a", "message": "b"}})
    assert refusal == Refusal("flat", "R", "M", "", (("a", "b"),))


def test_json_in_a_json_string_is_parsed() -> None:
    assert parse(json.dumps({"reason": "R", "message": "M"})) == Refusal("flat", "R", "M")
    assert parse("just text").message == '"just text"'


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("text/html", "<html><head><style>p {}</style><script>x()</script></head><p>Bad  gateway</p></html>"),
        ("", "<!DOCTYPE html>\n<title>Bad</title> gateway"),
        ("", "<!DOCTYPE html>\n<title>Bad gateway</title><h1>Bad gateway</h1>"),
        ("", "<!DOCTYPE html>\n<title>Bad gateway</title>"),
        ("", "<!DOCTYPE html>\n<title>Bad gateway</title><h1>gateway</h1>"),
        ("application/json", "\n<HTML>Bad gateway</HTML>"),
        ("text/html", "Bad gateway<script>never closed"),
    ],
)
def test_the_text_of_html_is_used(content_type: str, body: str) -> None:
    assert parse_refusal(502, content_type, body.encode()) == Refusal("html", message="Bad gateway")


@pytest.mark.parametrize("body", [b"", b"  \r\n"])
def test_an_empty_body_is_named(body: bytes) -> None:
    assert parse_refusal(503, "", body) == Refusal("empty", message="The server answered 503 without a body.")


@pytest.mark.parametrize("value", [[], [1], 7, True, None, {}, {"x": 1}, {"response": "x"}, {"responseStatus": []}])
def test_json_of_an_unknown_format_is_kept_as_text(value: object) -> None:
    refusal = parse(value)
    assert (refusal.shape, refusal.message) == ("other", json.dumps(value))


def test_members_that_are_not_text_are_shown_as_json() -> None:
    assert parse({"reason": 5, "message": {"a": "ü"}, "correlationId": ["x"]}) == Refusal(
        "flat", "5", '{"a": "ü"}', '["x"]'
    )


def test_only_json_with_too_many_arrays_is_too_large() -> None:
    arrays = "[" + "[]," * MAX_CONTAINERS + "1]"
    for body in (arrays, json.dumps(arrays)):
        assert parse_refusal(400, "application/json", body.encode()).shape == "too large"
    assert parse_refusal(400, "text/plain", f"Log: {arrays}".encode()).shape == "other"


def test_a_long_text_is_cut() -> None:
    assert len(parse({"reason": "R", "message": "m" * 10_000}).message) == MAX_LENGTH
    assert len(parse_refusal(500, "text/plain", b"m" * 100_000).message) == MAX_LENGTH


def test_a_lone_surrogate_can_be_printed() -> None:
    refusal = parse_refusal(400, "", b'{"reason": "\\ud800", "message": "\\udfff", "correlationId": "\\ud83d"}')
    assert (refusal.reason, refusal.message, refusal.correlation_id) == ("\\ud800", "\\udfff", "\\ud83d")


@pytest.mark.parametrize("start", [b"<html>" + b"<" * 100_000, b"<html>" + b"<script" * 100_000])
def test_html_with_many_open_tags_takes_linear_time(start: bytes) -> None:
    before = time.process_time()
    parse_refusal(500, "text/html", start)
    assert time.process_time() - before < 0.1


@pytest.mark.parametrize(
    "frame", ['{"reason": %s, "message": 1}', '{"response": {"rmsg": %s}}', '{"errors": [{"type": %s}]}']
)
def test_deep_nesting_does_not_raise(frame: str) -> None:
    for depth in (50, *range(900, 1000), 100_000):
        parse_refusal(400, "", (frame % ("[" * depth + "]" * depth)).encode())


@given(st.binary(max_size=200), st.sampled_from(["", "text/html", "application/json"]))
def test_no_bytes_raise(body: bytes, content_type: str) -> None:
    assert parse_refusal(400, content_type, body).shape in {"html", "other", "empty"}


NAMES = st.sampled_from(
    ["response", "rmsg", "responseStatus", "reason", "message", "details", "errors", "status", "submitTimeUtc", "id"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=6),
)


@given(JSON)
def test_no_json_raises(value: object) -> None:
    refusal = parse(value)
    assert all(isinstance(text, str) for text in (refusal.reason, refusal.message, refusal.correlation_id))
    assert all(isinstance(text, str) for pair in refusal.details for text in pair)

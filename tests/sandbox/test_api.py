"""Accepted bodies, methods and media types, and one detail for each error."""

from __future__ import annotations

import json
from typing import Any

import pytest

from flexgui.flex.catalog import load_catalog
from flexgui.flex.request import CaptureContextRequest, RequestedField
from flexgui.sandbox.api import read_grant
from flexgui.sandbox.messages import FlatRefused
from tests.sandbox.caller import BODY, SESSIONS, Caller
from tests.specimens import specimens

NUMBER = {"paymentInformation": {"card": {"number": {}}}}


@pytest.mark.parametrize("vector", specimens("sessions-request"), ids=lambda vector: vector["id"])
def test_documented_requests_are_granted(vector: dict[str, Any]) -> None:
    body = vector["input"]["body"]
    raw = body if isinstance(body, str) else json.dumps(body)
    grant = read_grant(raw.encode(), load_catalog())
    assert set(grant.required) == set(vector["expected"]["required_fields"])
    assert set(grant.optional) == set(vector["expected"]["optional_fields"])


def test_every_field_of_the_catalogue_is_granted() -> None:
    catalog = load_catalog()
    fields = tuple(RequestedField(field.path, False) for field in catalog.fields)
    grant = read_grant(CaptureContextRequest(fields).to_bytes(), catalog)
    assert set(grant.optional) == {field.path for field in catalog.fields}
    assert len(grant.optional) >= 31
    assert grant.required == ()


BAD_BODIES: dict[str, tuple[str, list[str]]] = {
    "nothing": ("", [""]),
    "no JSON": ("{'a'}", [""]),
    "no object": ("[]", [""]),
    "no wrapper": (json.dumps(NUMBER), ["paymentInformation", "fields"]),
    "no fields": ('{"fields": {}}', ["fields"]),
    "empty groups": ('{"fields": {"paymentInformation": {"card": {}}}}', ["fields"]),
    "fields is null": ('{"fields": null}', ["fields"]),
    "another member": (json.dumps({"fields": NUMBER, "targetOrigins": []}), ["targetOrigins"]),
    "unknown fields": (
        '{"fields": {"paymentInformation": {"card": {"number": {}, "colour": {}}}, "x": {"y": {}}}}',
        ["fields.paymentInformation.card.colour", "fields.x"],
    ),
    "a group as a field": ('{"fields": {"paymentInformation": {"card": true}}}', ["fields.paymentInformation.card"]),
    "required in words": (
        '{"fields": {"paymentInformation": {"card": {"number": {"required": "yes"}, "type": {"required": 1}}}}}',
        ["fields.paymentInformation.card.number.required", "fields.paymentInformation.card.type.required"],
    ),
    "required is null": (
        '{"fields": {"paymentInformation": {"card": {"number": {"required": null}}}}}',
        ["fields.paymentInformation.card.number.required"],
    ),
    "another attribute": (
        '{"fields": {"paymentInformation": {"card": {"number": {"mask": true}}}}}',
        ["fields.paymentInformation.card.number.mask"],
    ),
    "a field that is no object": (
        '{"fields": {"paymentInformation": {"card": {"number": true}}}}',
        ["fields.paymentInformation.card.number"],
    ),
    "a dotted name": ('{"fields": {"paymentInformation.card.number": {}}}', ["fields.paymentInformation.card.number"]),
    "a dotted name in a group": (
        '{"fields": {"paymentInformation": {"card.number": {}}}}',
        ["fields.paymentInformation.card.number"],
    ),
    "an empty name": ('{"fields": {"": {"paymentInformation": {}}}}', ["fields."]),
    "a name twice": ('{"fields": {}, "fields": {}}', [""]),
    "too deep": ("[" * 30000, [""]),
    "a long number": ('{"fields": ' + "1" * 5000 + "}", [""]),
}


@pytest.mark.parametrize(("body", "locations"), BAD_BODIES.values(), ids=BAD_BODIES)
def test_a_bad_body_has_a_detail_for_each_location(caller: Caller, body: str, locations: list[str]) -> None:
    raw = body.encode()
    answer = caller.ask("POST", SESSIONS, raw, caller.bearer(caller.claims(raw)))
    refusal = answer.json
    assert (answer.status, refusal["reason"]) == (400, "VALIDATION_ERROR")
    assert refusal["message"]
    assert [detail["location"] for detail in refusal["details"]] == locations
    assert all(detail["message"] for detail in refusal["details"])
    assert refusal["correlationId"] == answer.headers["v-c-correlation-id"]


def test_a_body_that_is_not_utf_8_is_refused() -> None:
    with pytest.raises(FlatRefused, match="not JSON in UTF-8"):
        read_grant('{"fields": {}}'.encode("utf-16"), load_catalog())


def test_the_response_is_the_token_only(caller: Caller) -> None:
    answer = caller.context()
    assert answer.status == 201
    assert answer.headers["Content-Type"] == "application/jwt;charset=UTF-8"
    assert answer.headers["Content-Length"] == str(len(answer.body))
    assert answer.body.count(b".") == 2
    assert answer.body == answer.body.strip()


@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        ("application/json;charset=utf-8", 201),
        ("application/json; charset=UTF-8", 201),
        ("application/json;charset=utf-16", 415),
        ("text/plain", 415),
        (None, 415),
    ],
)
def test_only_json_in_utf_8_is_accepted(caller: Caller, content_type: str | None, status: int) -> None:
    headers = caller.bearer(caller.claims())
    del headers["Content-Type"]
    if content_type is not None:
        headers["Content-Type"] = content_type
    assert caller.ask("POST", SESSIONS, BODY, headers).status == status


def test_a_compressed_body_is_refused(caller: Caller) -> None:
    headers = {**caller.bearer(caller.claims()), "Content-Encoding": "gzip"}
    assert caller.ask("POST", SESSIONS, BODY, headers).status == 415


@pytest.mark.parametrize(
    ("method", "target", "allowed"),
    [("GET", SESSIONS, "POST"), ("BREW", SESSIONS, "POST"), ("POST", "/flex/v2/public-keys/sb", "GET, HEAD")],
)
def test_another_method_is_not_allowed(caller: Caller, method: str, target: str, allowed: str) -> None:
    answer = caller.ask(method, target)
    assert (answer.status, answer.headers["Allow"]) == (405, allowed)


@pytest.mark.parametrize("target", ["/", "/flex/v2/public-keys/zu", "/flex/v2/public-keys/../sb", "/flex/v2/tokens/x"])
def test_an_unknown_path_is_404(caller: Caller, target: str) -> None:
    answer = caller.ask("GET", target)
    assert (answer.status, answer.json["reason"]) == (404, "NOT_FOUND")

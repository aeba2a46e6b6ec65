"""Reading request bodies with the lines of their fields, and all errors in them."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flexgui.errors import BadBody
from flexgui.flex.catalog import load_catalog
from flexgui.flex.request import CaptureContextRequest, RequestedField
from flexgui.flex.request_body import ParsedBody, find_fix, parse_body
from tests.specimens import specimens

CATALOG = load_catalog()
NUMBER = "paymentInformation.card.number"
CHOICES = st.none() | st.booleans()
CATALOGUED = st.lists(
    st.builds(RequestedField, st.sampled_from([field.path for field in CATALOG.fields]), CHOICES),
    unique_by=lambda each: each.path,
)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda name: "." not in name)
OWN = st.builds(RequestedField, st.builds("own.{}.{}".format, NAMES, NAMES.map("f{}".format)), CHOICES)


def request(*fields: tuple[str, bool | None]) -> CaptureContextRequest:
    return CaptureContextRequest(tuple(RequestedField(*field) for field in fields))


def parse(text: str) -> ParsedBody:
    return parse_body(text, CATALOG)


def in_card(text: str) -> str:
    return '{"fields": {"paymentInformation": {"card": {\n' + text + "\n}}}}"


@pytest.mark.parametrize("vector", specimens("sessions-request"), ids=lambda vector: vector["id"])
def test_published_requests_are_read(vector: dict[str, dict[str, list[str]]]) -> None:
    parsed = parse(json.dumps(vector["input"]["body"]))
    assert sorted(parsed.request.required_paths) == vector["expected"]["required_fields"]
    assert sorted(parsed.request.optional_paths) == vector["expected"]["optional_fields"]
    assert parsed.unknown == ()
    assert json.loads(parsed.request.to_bytes()) == vector["input"]["body"]


@given(CATALOGUED)
def test_a_body_round_trips(fields: list[RequestedField]) -> None:
    asked = CaptureContextRequest(tuple(fields))
    for text in (asked.to_json(), asked.to_bytes().decode()):
        parsed = parse(text)
        assert set(parsed.request.fields) == set(fields)
        assert parsed.unknown == ()
        assert parsed.lines.keys() == asked.paths
    assert parse(asked.to_json()).request.to_json() == asked.to_json()


@given(OWN)
def test_a_custom_field_is_read_back_and_distinguished(own: RequestedField) -> None:
    parsed = parse(CaptureContextRequest((RequestedField(NUMBER), own)).to_json())
    assert parsed.request.fields == (RequestedField(NUMBER), own)
    assert parsed.unknown == (own.path,)


def test_each_field_has_its_lines() -> None:
    parsed = parse(in_card('"number": {},\n"securityCode": {\n  "required": false\n}, "type": {}'))
    card = "paymentInformation.card"
    assert parsed.lines == {f"{card}.number": (2, 2), f"{card}.securityCode": (3, 5), f"{card}.type": (5, 5)}


def test_a_request_may_be_empty() -> None:
    assert parse('{"fields": {}}').request == CaptureContextRequest()


@pytest.mark.parametrize(
    ("text", "line", "column", "sentence"),
    [
        ("[]", 1, 1, "Line 1: the body is one object, { … }"),
        ("\n 7", 2, 2, "Line 2: the body is one object, { … }"),
        ("{}", 1, 1, 'Line 1: "fields" is missing'),
        ('{"fields": []}', 1, 12, 'Line 1: "fields" is an object, { … }'),
        (
            '{"fields": {},\n "targetOrigins": []}',
            2,
            2,
            'Line 2: "targetOrigins" belongs to a Microform request; this is a request of the Flex API',
        ),
        ('{"fields": {},\n "fields": {}}', 2, 2, 'Line 2: "fields" appears twice here'),
        (in_card('"number": {},\n"number": {}'), 3, 1, 'Line 3: "number" appears twice here'),
        (in_card('"number": {"required": true,\n"required": false}'), 3, 1, 'Line 3: "required" appears twice here'),
        (in_card('"number": {"required": 1}'), 2, 24, 'Line 2: "required" is true or false'),
        (in_card('"number": {"required": "true"}'), 2, 24, 'Line 2: "required" is true or false'),
        (in_card('"number": {"required": null}'), 2, 24, 'Line 2: "required" is true or false'),
        (in_card('"number": {"required": {}}'), 2, 24, 'Line 2: "required" is true or false'),
        (in_card('"number": {"max": 1}'), 2, 12, 'Line 2: a field takes "required" only, not "max"'),
        (in_card('"number": {"last4": {}}'), 2, 12, 'Line 2: a field takes "required" only, not "last4"'),
        (in_card('"number": true'), 2, 11, 'Line 2: "number" is an object: {} or {"required": false}'),
        (in_card('"number": []'), 2, 11, 'Line 2: "number" is an object: {} or {"required": false}'),
        (in_card('"": {}'), 2, 1, 'Line 2: "" is not the name of a field'),
        (in_card('"a.b": {}'), 2, 1, 'Line 2: "a.b" is not the name of a field'),
        (in_card('"\\udc00": {}'), 2, 1, 'Line 2: "\\udc00" is not the name of a field'),
        (in_card('"required": true'), 2, 1, 'Line 2: "card" is a group; "required" belongs to its fields'),
        ('{"fields": {"required": true}}', 1, 13, 'Line 1: "fields" is a group; "required" belongs to its fields'),
        ('{"fields": {"own": {"required": {"a": {}}}}}', 1, 33, 'Line 1: "required" is true or false'),
        (
            '{"fields": {"own": {"required": {}, "a": {}}}}',
            1,
            21,
            'Line 1: "own" is a group; "required" belongs to its fields',
        ),
        (
            '{"fields": {"own": {"a": {},\n"required": false}}}',
            2,
            1,
            'Line 2: "own" is a group; "required" belongs to its fields',
        ),
        ('{"fields": {"paymentInformation":\n{"card": {}}}}', 2, 2, 'Line 2: "card" is a group; name its fields in it'),
        ('{"fields":\n{"orderInformation": {}}}', 2, 2, 'Line 2: "orderInformation" is a group; name its fields in it'),
        (in_card('"number": {}\n"type": {}'), 2, 13, "Line 2: a comma or } is missing"),
        (in_card('"number": NaN'), 2, 11, "Line 2: NaN is not a JSON value"),
    ],
)
def test_an_error_has_its_location_and_message(text: str, line: int, column: int, sentence: str) -> None:
    with pytest.raises(BadBody) as caught:
        parse(text)
    error = caught.value
    assert (str(error), error.line, error.column) == (sentence, line, column)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00",
        "{" * 100_000,
        '{"fields":' * 100_000,
        in_card('"number": ' + '{"a":' * 10_000),
        in_card('"number": {"required": ' + "9" * 10_000 + "}"),
        in_card('"number": {"required": 1e999999}'),
        in_card('"number": {"required": -Infinity}'),
        in_card('"number\x07": {}'),
        in_card('"number": {"\ud800": true}'),
        in_card('"\\ud800": {}'),
    ],
    ids=lambda text: repr(text[:60]),
)
def test_a_hostile_body_is_a_bad_body(text: str) -> None:
    with pytest.raises(BadBody) as caught:
        parse(text)
    assert str(caught.value).encode()  # it can be printed
    assert len(str(caught.value)) < 200


@given(st.text() | st.text('{}":, fields.required\\utrueal[]\n', max_size=60))
@example('{"fields":{"a":{"b":{}}},"fields":0}')
def test_only_a_body_error_is_raised(text: str) -> None:
    try:
        parsed = parse(text)
    except BadBody as error:
        assert str(error).encode()
    else:
        assert json.loads(parsed.request.to_bytes()) == json.loads(parsed.request.to_json())


def test_a_byte_order_mark_is_skipped() -> None:
    assert parse("\ufeff" + in_card('"number": {}')).request == request((NUMBER, None))


CATALOG = load_catalog()
CARD = {"paymentInformation": {"card": {"number": {}, "securityCode": {"required": False}}}}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (CARD, "wrap"),
        ({"fields": CARD, "x": 1}, "keep-fields"),
        ({"targetOrigins": ["https://shop.example"], "fields": CARD}, "keep-fields"),
    ],
)
def test_a_known_mistake_is_corrected_and_no_field_is_lost(body: object, kind: str) -> None:
    fix = find_fix(json.dumps(body), CATALOG)
    assert fix.kind == kind
    assert json.loads(fix.text) == {"fields": CARD}


@pytest.mark.parametrize(
    "text",
    [
        "{", "[]", "7", "[" * 100_000, '{"fields": 7, "x": 1}', '{"targetOrigins": ["https://a.example"]}',
        '{"a": {"b": {}}}',
    ],
)  # fmt: skip
def test_a_correction_must_be_a_valid_body(text: str) -> None:
    assert find_fix(text, CATALOG) is None


def test_an_empty_body_is_wrapped() -> None:
    fix = find_fix("{}", CATALOG)
    assert json.loads(fix.text) == {"fields": {}}

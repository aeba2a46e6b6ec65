"""The capture-context request: shown and sent body, required and optional fields, presets."""

from __future__ import annotations

from flexgui.flex.catalog import load_catalog
from flexgui.flex.request import CaptureContextRequest, RequestedField, presets, request_of
from flexgui.flex.request_body import parse_body

CATALOG = load_catalog()
NUMBER = "paymentInformation.card.number"
CVN = "paymentInformation.card.securityCode"


def request(*fields: tuple[str, bool | None]) -> CaptureContextRequest:
    return CaptureContextRequest(tuple(RequestedField(*field) for field in fields))


def test_the_shown_body_is_indented_with_empty_objects_on_one_line() -> None:
    shown = """{
  "fields": {
    "paymentInformation": {
      "card": {
        "number": {},
        "securityCode": {
          "required": false
        }
      }
    }
  }
}"""
    assert request((NUMBER, None), (CVN, False)).to_json() == shown
    assert request().to_json() == '{\n  "fields": {}\n}'


def test_the_sent_body_is_compact_utf_8() -> None:
    assert request((NUMBER, None)).to_bytes() == b'{"fields":{"paymentInformation":{"card":{"number":{}}}}}'
    assert request(("own.straße", True)).to_bytes() == '{"fields":{"own":{"straße":{"required":true}}}}'.encode()


def test_a_lone_surrogate_is_sent_as_an_escape_and_not_as_another_character() -> None:
    assert request(("own.\ud800", None)).to_bytes() == b'{"fields":{"own":{"\\ud800":{}}}}'


def test_fields_are_required_by_default() -> None:
    asked = request(("a.b", None), ("a.c", True), ("a.d", False))
    assert [field.is_required for field in asked.fields] == [True, True, False]
    assert asked.required_paths == {"a.b", "a.c"}
    assert asked.optional_paths == {"a.d"}
    assert asked.paths == {"a.b", "a.c", "a.d"}


def test_the_presets_have_their_fields() -> None:
    made = presets(CATALOG)
    names = ["Card", "Card number", "Card with optional CVN and expiry", "Card and billing address", "Everything"]
    assert list(made) == names
    assert made["Card number"] == request((NUMBER, None))
    assert len(made["Card"].required_paths) == 3
    assert made["Card"].optional_paths == {CVN}
    assert made["Card with optional CVN and expiry"].required_paths == {NUMBER}
    assert CVN in made["Card with optional CVN and expiry"].optional_paths
    assert {path.rpartition(".")[0] for path in made["Card and billing address"].paths} == {
        "paymentInformation.card",
        "orderInformation.billTo",
    }


def test_presets_contain_documented_fields_only() -> None:
    documented = {field.path for field in CATALOG.fields if field.documented}
    assert presets(CATALOG)["Everything"].paths == documented
    for name, asked in presets(CATALOG).items():
        assert asked.paths <= documented, name
        assert parse_body(asked.to_json(), CATALOG).request == asked, name


def test_a_stored_preset_is_read_in_each_format() -> None:
    required = ["a", ["b", None], ["c", True], {"path": "d"}, {"path": "e", "required": True}]
    optional = [["f", False], {"path": "g", "required": False}]
    other = [7, "", "a..b", [1], ["h"], ["h", 1], [None, None], {"path": "h", "required": "no"}, {"required": True}]
    assert request_of([*required, *other, *optional]) == request(
        *((path, None) for path in "abcde"), ("f", False), ("g", False)
    )


def test_an_invalid_stored_path_is_left_out() -> None:
    impossible = ["", "a.", "a..b", "a.b.required", "a.required.x", ".".join("a" * 20_000)]
    stored = [["a.b", False], *([path, required] for path in impossible for required in (None, False))]
    assert request_of(stored) == request(("a.b", False))
    assert request_of(stored).to_bytes() == b'{"fields":{"a":{"b":{"required":false}}}}'

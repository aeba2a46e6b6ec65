"""The catalogue is complete, in order, and accepts custom fields."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flexgui.errors import UsageError
from flexgui.flex import catalog
from flexgui.flex.catalog import Catalog, Field, check_path, load_catalog
from tests.specimens import specimens

CATALOG = load_catalog()


def test_groups_are_in_order() -> None:
    assert [(group.key, group.label) for group in CATALOG.groups] == [
        ("paymentInformation.card", "Card"),
        ("orderInformation.amountDetails", "Amount"),
        ("orderInformation.billTo", "Bill to"),
        ("orderInformation.shipTo", "Ship to"),
    ]


def test_every_documented_field_is_listed_once() -> None:
    documented = [field.path for field in CATALOG.fields if field.documented]
    assert len(documented) == 31
    assert len(set(documented)) == 31
    assert {field.path for field in CATALOG.fields if not field.documented} == {
        "orderInformation.shipTo.email",
        "orderInformation.shipTo.phoneNumber",
    }


@pytest.mark.parametrize("vector", specimens("sessions-request"), ids=lambda vector: vector["id"])
def test_fields_of_published_requests_are_known(vector: dict[str, dict[str, list[str]]]) -> None:
    expected = vector["expected"]
    for path in expected["required_fields"] + expected["optional_fields"]:
        assert CATALOG.by_path(path) is not None, path


@pytest.mark.parametrize("field", CATALOG.fields, ids=lambda field: field.path)
def test_every_field_has_a_description(field: Field) -> None:
    assert field is CATALOG.by_path(field.path)
    for text in (field.label, field.description, field.example, field.leaf):
        assert text
        assert text == text.strip()
    assert field.sensitivity in {"card", "pii", "none"}
    official = "https://developer.cybersource.com/" if field.documented else "https://github.com/CyberSource/"
    assert field.documentation.startswith(official)
    assert field.note or field.documented
    assert not field.own


def test_examples_are_not_longer_than_the_api_allows() -> None:
    groups = json.loads(Path(catalog.__file__).with_name("catalog.json").read_text("utf-8"))["groups"]
    limits = [(entry["example"], entry["max_length"]) for group in groups for entry in group["fields"]]
    assert all(most is None or len(example) <= most for example, most in limits)


def test_card_data_is_marked() -> None:
    card = {field.leaf: field.sensitivity for field in CATALOG.groups[0].fields}
    assert card["number"] == card["securityCode"] == "card"
    address = CATALOG.by_path("orderInformation.billTo.address1")
    assert address.sensitivity == "pii"


def test_groups_fields_and_paths_below_a_field_are_distinguished() -> None:
    assert CATALOG.is_group("paymentInformation")
    assert CATALOG.is_group("paymentInformation.card")
    assert not CATALOG.is_group("paymentInformation.card.number")
    assert not CATALOG.is_group("paymentInformation.car")
    assert not CATALOG.is_group("")
    assert CATALOG.by_path("paymentInformation.card") is None
    assert CATALOG.is_in_field("paymentInformation.card.number.last4")
    assert not CATALOG.is_in_field("paymentInformation.card.number")
    assert not CATALOG.is_in_field("paymentInformation.card.numberOfCards")


def test_a_custom_field_is_placed_in_its_parent_group() -> None:
    mine = CATALOG.with_custom(["orderInformation.billTo.county"])
    assert [group.key for group in mine.groups] == [group.key for group in CATALOG.groups]
    field = mine.groups[2].fields[-1]
    assert (field.path, field.leaf, field.own, field.documented) == (
        "orderInformation.billTo.county",
        "county",
        True,
        False,
    )
    assert mine.by_path(field.path) is field


def test_a_field_without_a_group_gets_its_own() -> None:
    mine = CATALOG.with_custom(["a.b", "orderInformation.other.c", "a.b"])
    assert mine.groups[:-1] == CATALOG.groups
    last = mine.groups[-1]
    assert (last.key, last.label) == ("", "Custom fields")
    assert [field.path for field in last.fields] == ["a.b", "orderInformation.other.c"]
    assert mine.is_group("a")


def test_a_catalogue_may_be_empty() -> None:
    mine = Catalog(()).with_custom(["a.b"])
    assert [field.path for field in mine.fields] == ["a.b"]


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("orderInformation.billTo.county", "orderInformation.billTo.county"),
        ("  a.b\n", "a.b"),
        ("fields.a.b", "a.b"),
        ("merchantDefined.key_1", "merchantDefined.key_1"),
        ("a." + "b" * 198, "a." + "b" * 198),
    ],
)
def test_a_typed_path_is_tidied(typed: str, path: str) -> None:
    assert check_path(typed) == path


NAMES_ONLY = [
    "a", "a.", ".a", "a..b", "a b.c", "a.1", "a.b\x00", "straße.a", "a.b.{}", '"a.b"', "a/b.c", "a\n.b", "fields",
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        *((typed, "needs a path") for typed in ("", "   ", "fields.")),
        *((typed, "names joined by dots") for typed in NAMES_ONLY),
        ("a." + "b" * 199, "at most 200 characters"),
        ("paymentInformation.card.number.required", "flag of a field"),
        ("paymentInformation.card.number.required.x", "flag of a field"),
    ],
)
def test_an_impossible_path_is_refused(typed: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        check_path(typed)


@pytest.mark.parametrize("last", ["", ".card", ".card.number", ".card.number.last4"])
def test_a_custom_field_is_not_a_known_one_and_has_none_above_or_below_it(last: str) -> None:
    assert CATALOG.with_custom([f"paymentInformation{last}"]) is CATALOG.with_custom([]) is CATALOG


@pytest.mark.parametrize(
    ("words", "leaf"),
    [
        ("zip", "postalCode"), ("post code", "postalCode"), ("CVV", "securityCode"), ("cvc", "securityCode"),
        ("cvn", "securityCode"), ("pan", "number"), ("state", "administrativeArea"), ("city", "locality"),
        ("expiration date", "expirationYear"), ("4111", "number"), ("iso 4217", "currency"), ("surname", "lastName"),
    ],
)  # fmt: skip
def test_a_field_is_found_by_its_common_name(words: str, leaf: str) -> None:
    assert leaf in {field.leaf for field in CATALOG.fields if field.found_by(words)}
    assert not [field for field in CATALOG.fields if field.found_by(f"{words} zzz")]

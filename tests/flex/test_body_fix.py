"""Corrections of request bodies."""

from __future__ import annotations

import json

import pytest

from flexgui.flex.body_fix import find_fix
from flexgui.flex.catalog import load_catalog

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
    assert fix is not None
    assert fix.kind == kind
    assert json.loads(fix.text) == {"fields": CARD}


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "7",
        "[" * 100_000,
        '{"fields": 7, "x": 1}',
        '{"targetOrigins": ["https://a.example"]}',
        '{"a": {"b": {}}}',
    ],
)
def test_a_correction_must_be_a_valid_body(text: str) -> None:
    assert find_fix(text, CATALOG) is None

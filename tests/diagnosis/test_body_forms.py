from __future__ import annotations

import json

import pytest

from flexgui.diagnosis.body_forms import MAX_BODY_BYTES, body_forms

VALUE = {"b": "ü/ß", "a": [1, {"c": None}]}
COMPACT = json.dumps(VALUE, separators=(",", ":"), ensure_ascii=False)


@pytest.mark.parametrize(
    ("cause", "hashed"),
    [
        ("digest.newline-or-bom", f"{COMPACT}\n".encode()),
        ("digest.newline-or-bom", f"\ufeff{COMPACT}".encode()),
        ("digest.charset", COMPACT.encode("latin-1")),
        ("digest.charset", COMPACT.encode().decode("latin-1").encode()),
        ("digest.body-reserialised", json.dumps(VALUE).encode()),
        ("digest.body-reserialised", json.dumps(VALUE, sort_keys=True, indent=2).encode()),
        ("digest.body-reserialised", json.dumps(VALUE, separators=(",", ":")).replace("/", "\\/").encode()),
        ("digest.body-reserialised", json.dumps(COMPACT).encode()),
        ("digest.body-reserialised", b""),
        ("digest.body-reserialised", b"[object Object]"),
    ],
)
def test_known_mistakes_are_among_the_forms(cause: str, hashed: bytes) -> None:
    assert cause in [each.cause for each in body_forms(COMPACT.encode()) if each.body == hashed]


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"[" * 100_000, b'"\\ud800"', b"1e999", b"{" * 9])
def test_any_body_is_accepted(body: bytes) -> None:
    forms = list(body_forms(body))
    assert body not in [each.body for each in forms]


def test_a_large_body_is_not_serialised_again() -> None:
    assert len(list(body_forms(b'"' + b"a" * MAX_BODY_BYTES + b'"'))) < 20

"""Public keys as JWK: published ones, from PEM, and damaged ones."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from flexgui.flex.jwk import Jwk, NotAKey, from_json, from_mapping
from flexgui.flex.jws import base64url_encode
from tests.specimens import specimen

PUBLISHED: dict[str, Any] = specimen("capture-context", "s01")["expected"]["signature"]["key"]


def number(value: int) -> str:
    return base64url_encode(value.to_bytes((value.bit_length() + 7) // 8))


@cache
def key() -> Jwk:
    return from_json(json.dumps(PUBLISHED))


def test_the_published_key_with_use_enc_is_accepted() -> None:
    assert (key().kid, key().use, key().bits) == ("zu", "enc", 2048)
    assert key().exponent == 65537
    assert json.loads(key().to_json()) == PUBLISHED


def test_keys_are_read_from_bytes_and_text() -> None:
    assert from_json(json.dumps(PUBLISHED).encode()) == key()
    assert from_mapping(PUBLISHED) == key()


def test_the_thumbprint_follows_rfc_7638() -> None:
    # The example of RFC 7638, section 3.1.
    example = {
        "kty": "RSA",
        "n": "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCi"
        "FV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZH"
        "zu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8"
        "awapJzKnqDKgw",
        "e": "AQAB",
        "alg": "RS256",
        "kid": "2011-04-29",
    }
    assert from_mapping(example).thumbprint == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"


def test_private_members_are_left_out() -> None:
    private = from_mapping({**PUBLISHED, "d": "c2VjcmV0", "p": "c2VjcmV0"})
    assert "c2VjcmV0" not in repr(private) + private.to_json()
    assert private == key()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kty": "oct"}, "not an RSA key"),
        ({"kty": None}, "not an RSA key"),
        ({"n": None}, "lacks n or e"),
        ({"e": 65537}, "lacks n or e"),
        ({"n": "a+b/"}, "member n of the key is not base64url"),
        ({"e": "ä"}, "member e of the key is not base64url"),
        ({"n": number(1 << 1023)}, "has 1024 bits; RS256 needs 2048"),
        ({"n": "A" * 400}, "has 0 bits"),
        ({"n": "_" * 5000}, "longer than 16384 bits"),
        ({"e": "AQ"}, "exponent e"),
        ({"e": "Ag"}, "exponent e"),
        ({"e": ""}, "exponent e"),
        ({"e": number((1 << 80) + 1)}, "exponent e"),
    ],
)
def test_damaged_keys_are_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(NotAKey, match=message):
        from_mapping({**PUBLISHED, **change})


@pytest.mark.parametrize("text", ["", "[]", "null", b"\xff", "{", "[" * 100_000, " " * 70_000, '{"kty":"RSA"}'])
def test_text_without_a_key_is_refused(text: str | bytes) -> None:
    with pytest.raises(NotAKey):
        from_json(text)


def test_a_kid_that_is_not_text_is_ignored() -> None:
    assert from_mapping({**PUBLISHED, "kid": 7, "use": []}).kid == ""
    assert from_mapping({**PUBLISHED, "use": []}).use is None

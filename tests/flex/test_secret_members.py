"""The values of JSON members named like a secret are masked, others are kept."""

from __future__ import annotations

import json

import pytest

from flexgui.flex.redaction import redact
from flexgui.flex.secret_members import mask_secret_members
from flexgui.flex.token import MAX_CONTAINERS

MASK = "•••"


@pytest.mark.parametrize(
    "value",
    [
        {"secret": "hunter2"}, {"client_secret": "hunter2"}, {"sharedSecret": {"value": "hunter2"}},
        {"secrets": ["a", {"b": "hunter2"}]}, {"DB-Password": "hunter2"}, {"passphrase": "hunter2"}, {"pwd": "hunter2"},
        {"apiKey": "hunter2"}, {"private_key": "hunter2"}, {"key": "hunter2hunter2hunter2="}, {"cookie": "hunter2"},
        {"credentials": [{"user": "hunter2"}]}, {"card": {"securityCode": "hunter2"}}, {"refresh_token": "hunter2"},
        {"kty": "oct", "k": "hunter2"}, {"keys": [{"kty": "RSA", "n": "a", "d": "hunter2", "oth": [{"r": "hunter2"}]}]},
        {"headers": [{"name": "Cookie", "value": "hunter2"}]}, {"key": "db_password", "value": {"a": "hunter2"}},
        {"log": json.dumps({"deeper": json.dumps([{"secret": "hunter2"}])})}, [{"secret": "a"}, {"secret": "hunter2"}],
    ],
    ids=str,
)  # fmt: skip
@pytest.mark.parametrize("ascii_only", [True, False])
def test_secret_values_are_masked(value: object, ascii_only: bool) -> None:
    masked = mask_secret_members(json.dumps(value, ensure_ascii=ascii_only), MASK)
    assert "hunter2" not in masked
    assert MASK in masked
    assert mask_secret_members(masked, MASK) == masked
    assert redact(json.dumps(json.loads(masked), ensure_ascii=ascii_only)).count("fingerprint") == 0


def test_all_headers_of_a_long_har_are_masked() -> None:
    headers = [{"name": "Cookie", "value": "hunter2"}] * 2 * MAX_CONTAINERS
    assert "hunter2" not in mask_secret_members(json.dumps({"headers": headers}), MASK)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('{"a": {"pin": 1234, "b": 1.5}, "secret": 7}', {"a": {"pin": MASK, "b": 1.5}, "secret": MASK}),
        ('{"secret": "x", "secret": "y", "n": 1e999}', {"secret": MASK, "n": "1e999"}),
        ('{"pass\\u0077ord": "y"}', {"password": MASK}),
    ],
)
def test_other_members_are_kept(text: str, left: object) -> None:
    assert json.loads(mask_secret_members(text, MASK)) == left


def test_a_secret_before_an_empty_one_of_the_same_name_is_masked() -> None:
    assert "hunter2" not in mask_secret_members('{"secret": "hunter2", "secret": ""}', MASK)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('{"secret": "hunter2", "a": "b", "c"', '{"secret": "•••", "a": "b", "c"'),
        ('{"secret": "hun', '{"secret": "•••"'),
        ('{"secret": "hun\\"ter', '{"secret": "•••"'),
        ('{"cvv": 1234, "n": 1} and more', '{"cvv": "•••", "n": 1} and more'),
        ('[{"pwd":"hunter2"}]\n[{"pwd":""}]', '[{"pwd":"•••"}]\n[{"pwd":""}]'),
        ('{"pin": "12", "a": ' + "[" * 101 + "]" * 101 + "}", '{"pin": "•••", "a": ' + "[" * 101 + "]" * 101 + "}"),
        ('{"id_token": "eyJhbGciOiJub25lIn0.e30.", "x"', '{"id_token": "eyJhbGciOiJub25lIn0.e30.", "x"'),
    ],
)
def test_truncated_or_deep_json_is_masked(text: str, left: str) -> None:
    assert mask_secret_members(text, MASK) == left
    assert mask_secret_members(left, MASK) == left


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "secret", "7", '"secret"', '{"secret": ""}', '{"secret": null}', '{"passwordRequired": true}',
        '{"securityCode": {"required": false}}', '{"securityCode": {"maskedValue": "XXX"}}', '{"pin": true}',
        '{"key": "paymentInformation.card.number"}', '{"publicKey": "abc1"}', '{"kid": "k1", "d": "x", "k": "y"}',
        '{"kty": "RSA", "n": "abc", "e": "AQAB", "kid": "d1"}', '{"secretary": "x", "keyId": "1"}',
        '{"id_token": "eyJhbGciOiJub25lIn0.e30."}',
        '{"name": "Accept", "value": "a"}', '{"value": "a"}', "[" * 500 + "]" * 500,
    ],
)  # fmt: skip
def test_other_text_is_unchanged(text: str) -> None:
    assert mask_secret_members(text, MASK) == text

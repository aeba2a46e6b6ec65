"""Decoding of real and hostile tokens."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flexgui.errors import NotAToken
from flexgui.flex.claims import claim_tree
from flexgui.flex.text import to_json
from flexgui.flex.token import (
    MAX_CONTAINERS,
    MAX_DEPTH,
    MAX_NODES,
    MAX_TOKEN_BYTES,
    JsonObject,
    LargeNumber,
    TokenKind,
    decode,
    has_public_claims,
    parse_json,
    parse_plain_json,
)
from flexgui.flex.token_search import find_token
from tests.made_token import base64url
from tests.specimens import specimen, specimens

REAL: str = specimen("capture-context", "s01")["input"]["jwt"]


def make_token(claims: str | bytes, header: str | bytes = '{"alg":"RS256","kid":"zu"}', signature: str = "c2ln") -> str:
    return f"{base64url(header)}.{base64url(claims)}.{signature}"


@pytest.mark.parametrize("kind", ["capture-context", "transient-token"])
def test_every_vector_is_decoded(kind: str) -> None:
    for vector in specimens(kind):
        token, expected = decode(vector["input"]["jwt"]), vector["expected"]
        assert token.kind == kind, vector["id"]
        assert token.header == expected["header"]
        assert token.claims == expected["claims"]
        assert token.context_type == expected["context_type"]
        assert token.lifetime == expected["lifetime_seconds"]
        assert token.kid == expected["header"].get("kid")
        assert token.text == vector["input"]["jwt"]


@pytest.mark.parametrize("vector", specimens("jwt-auth"), ids=lambda each: each["id"])
def test_both_versions_of_bearer_tokens_are_recognised(vector: dict[str, Any]) -> None:
    token = decode(vector["input"].get("token") or vector["expected"]["token"])
    assert token.kind is TokenKind.BEARER or set(vector["expected"]["claims"]) == {"iat"}
    assert token.claims == vector["expected"]["claims"]
    assert token.header == vector["expected"]["header"]


def test_a_jwe_has_a_header_and_no_claims() -> None:
    vector = specimen("jwe", "s01")
    ends = vector["input"]
    token = decode(f"{ends['protected_segment']}.AAAA.{ends['third_segment']}.AAAA.{ends['fifth_segment']}")
    assert token.kind is TokenKind.JWE
    assert token.header == vector["expected"]["header"]
    assert token.claims is None
    assert token.expires_at is None


@pytest.mark.parametrize(
    ("claims", "kind"),
    [
        ('{"ctx":[],"v-c-merchant-id":"m"}', TokenKind.CAPTURE_CONTEXT),
        ('{"type":"api-0.1.0","iss":"Flex/00"}', TokenKind.TRANSIENT_TOKEN),
        ('{"type":"api-0.1.0"}', TokenKind.JWS),
        ('{"request-method":"post"}', TokenKind.BEARER),
        ("[]", TokenKind.JWS),
        ("null", TokenKind.JWS),
    ],
)
def test_the_kind_is_inferred_from_the_claims(claims: str, kind: TokenKind) -> None:
    assert decode(make_token(claims)).kind is kind


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a.b", "The text has two parts; a JWT has three, a JWE five, divided by dots."),
        ("a", "The text has one part; a JWT has three, a JWE five, divided by dots."),
        ("a.b.c.d.e.f.g", "The text has 7 parts; a JWT has three, a JWE five, divided by dots."),
        ("..", "The header is empty."),
        (f"{base64url('{}')}..", "The claims are empty."),
        (make_token("x"), "The claims are not JSON: it breaks at character 1."),
        (make_token("{}", "[]"), "The header is not a JSON object."),
        (make_token(b"\xff\xfe"), "The claims are not text in UTF-8."),
        (make_token('{"a":NaN}'), "The claims are not JSON: NaN is not a JSON value."),
        (make_token("[" * 600 + "]" * 600), f"The claims are nested more than {MAX_DEPTH} levels deep."),
        (make_token("[" * 9_000 + "]" * 9_000), f"The claims are nested more than {MAX_DEPTH} levels deep."),
        (
            make_token("[" * 90_000 + "]" * 90_000),
            f"The claims have more than {MAX_CONTAINERS} objects and arrays, which no token has.",
        ),
        (make_token('{"a":' * 600 + "1" + "}" * 600), f"The claims are nested more than {MAX_DEPTH} levels deep."),
        ("e30.e30.AAAAA", "The signature is cut off: no base64url text has 5 characters."),
        ("e30.e30.AA+A", "The signature has a character that base64url lacks: +"),
        ("e30.e30.ä", "The signature has a character that base64url lacks: no letter or digit"),
    ],
)
def test_text_that_is_not_a_token_is_refused(text: str, message: str) -> None:
    with pytest.raises(NotAToken) as caught:
        decode(text)
    assert str(caught.value) == message


def test_repeated_names_are_kept() -> None:
    token = decode(make_token('{"exp":1,"iss":"x","exp":2}'))
    assert isinstance(token.claims, JsonObject)
    assert token.claims.pairs == [("exp", 1), ("iss", "x"), ("exp", 2)]
    assert token.claims.repeats("exp")
    assert not token.claims.repeats("iss")


@pytest.mark.parametrize("exp", ['"1643024777"', "true", "1e400", "-1e400", "9" * 5000, "null", "[]", "{}"])
def test_a_time_that_is_not_a_finite_number_is_ignored(exp: str) -> None:
    assert decode(make_token(f'{{"exp":{exp},"iat":1}}')).expires_at is None
    assert decode(make_token(f'{{"exp":{exp},"iat":1}}')).lifetime is None


@pytest.mark.parametrize(("exp", "seconds"), [("1.5", 1.5), ("0", 0.0), ("1515705948000", 1515705948000.0)])
def test_a_time_may_be_any_finite_number(exp: str, seconds: float) -> None:
    assert decode(make_token(f'{{"exp":{exp}}}')).expires_at == seconds


def test_very_long_numbers_keep_their_digits() -> None:
    claims = decode(make_token(f'{{"a":{"7" * 5000},"b":1e400}}')).claims
    assert claims == {"a": "7" * 5000, "b": "1e400"}
    assert isinstance(claims, JsonObject)
    assert all(isinstance(each, LargeNumber) for each in claims.values())
    json.dumps(claims)


def test_lone_surrogates_survive() -> None:
    assert decode(make_token('{"a":"\\ud800"}')).claim("a") == "\ud800"


def test_a_token_of_thousands_of_claims_is_read() -> None:
    claims = {f"claim{at}": "x" * 40 for at in range(3_000)}
    assert decode(make_token(json.dumps(claims))).claims == claims


def test_a_token_over_the_limit_is_refused() -> None:
    text = make_token('"' + "x" * MAX_TOKEN_BYTES + '"')
    with pytest.raises(NotAToken, match="longer than 256 KiB"):
        decode(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[" + "1," * MAX_NODES + "1]", "too many values"),
        ("[" + "[]," * MAX_CONTAINERS + "1]", "too many objects and arrays"),
    ],
)
def test_json_with_too_many_values_is_refused(text: str, reason: str) -> None:
    for parse in (parse_json, parse_plain_json):
        with pytest.raises(ValueError, match=reason):
            parse(text)
    with pytest.raises(NotAToken, match=r"is longer than 256 KiB|more than 100000? "):
        decode(make_token(text))


def test_flat_objects_of_plain_json_are_dicts_without_a_limit() -> None:
    header = {"name": "a", "value": "b"}
    value = parse_plain_json(json.dumps([header] * 3 * MAX_CONTAINERS))
    assert value == [header] * 3 * MAX_CONTAINERS
    assert {type(each) for each in value} == {dict}
    assert parse_plain_json('{"a": 1, "a": 2}').pairs == [("a", 1), ("a", 2)]


@pytest.mark.parametrize("one", ["[]", '{"a":1}', '{"a":{"b":[1,2]}}'])
def test_claims_with_too_many_objects_and_arrays_are_refused(one: str) -> None:
    most = (MAX_CONTAINERS - 1) // (one.count("{") + one.count("["))
    assert len(decode(make_token("[" + ",".join([one] * most) + "]")).claims) == most
    with pytest.raises(NotAToken, match=f"^The claims have more than {MAX_CONTAINERS} objects and arrays, which no"):
        decode(make_token("[" + ",".join([one] * (most + 1)) + "]"))


@pytest.mark.parametrize("text", ["[" * 100_000, '\\"[{' * 20_000, "[]\\\\" * 20_000, "\\"])
def test_brackets_in_the_strings_of_claims_do_not_count(text: str) -> None:
    assert decode(make_token(json.dumps({"a": text, text[:9]: 1}))).claim("a") == text


@pytest.mark.parametrize(("alg", "whole"), [("RS256", 256), ("HS256", 32), ("HS512", 64)])
def test_a_truncated_signature_is_described_with_its_length(alg: str, whole: int) -> None:
    with pytest.raises(NotAToken, match=f"cut off: it has 15 of {whole} bytes"):
        decode(make_token("{}", f'{{"alg":"{alg}"}}', "A" * 21))


def test_the_module_is_cheap_to_import() -> None:
    code = "import sys, flexgui.flex.claims, flexgui.flex.verification; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"jwt", "cryptography", "requests", "email", "uuid", "ssl"} & set(loaded)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


def visit_all(text: str) -> None:
    """Decode a text and visit each node. May raise only NotAToken."""
    try:
        token = decode(text)
    except NotAToken:
        return
    nodes = list(claim_tree(token))
    while nodes:
        node = nodes.pop()
        assert node.summary.isprintable() or node.summary
        assert isinstance(node.kind + node.path + to_json(node.value), str)
        nodes.extend(node.children)


@settings(max_examples=150, deadline=None)
@given(st.text() | st.text('abeyJ.=\n" {}'))
def test_any_text_is_found_or_refused(text: str) -> None:
    visit_all(text)
    try:
        visit_all(find_token(text))
    except NotAToken:
        return


@settings(max_examples=150, deadline=None)
@given(st.binary(), st.binary(), st.binary())
def test_any_bytes_are_decoded_or_refused(header: bytes, claims: bytes, signature: bytes) -> None:
    visit_all(make_token(claims, header, base64url(signature)))


@settings(max_examples=150, deadline=None)
@given(JSON, st.dictionaries(st.sampled_from(["alg", "kid", "crit", "typ"]), JSON))
def test_any_json_is_decoded(claims: Any, header: dict[str, Any]) -> None:
    text = make_token(json.dumps(claims), json.dumps(header))
    assert decode(text).text == text
    visit_all(text)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(REAL) - 1), st.characters())
def test_any_change_to_a_real_token_is_handled(at: int, sign: str) -> None:
    visit_all(REAL[:at] + sign + REAL[at + 1 :])


@pytest.mark.parametrize(
    "claims",
    [
        {"flx": 1}, {"a": [{}], "ctx": []}, {"iss": "Flex/08", "type": "api-0.1.0"}, {"type": "mf-2.1.0", "data": {}},
        {"type": "api-0.1.0", "content": None}, {"type": "api-0.1.0"}, {"iss": "Flex/08"}, {"a": {"flx": 1}}, {}, [], 1,
    ],
    ids=str,
)  # fmt: skip
def test_claims_are_public_if_the_token_is_a_capture_context_or_a_transient_token(claims: object) -> None:
    text = json.dumps(claims, indent=1)
    try:
        public = has_public_claims(text)
    except ValueError:
        public = False
    assert public is (decode(make_token(text)).kind in (TokenKind.CAPTURE_CONTEXT, TokenKind.TRANSIENT_TOKEN))


@pytest.mark.parametrize(
    "text",
    [
        "", "{", '{"a"', '{"a"1}', '{"a": 1', '{"a": 1 "b": 2}', '{"a": 1}}', '{"a": [}',
        '{"flx": 1', '{"flx": 1}}', '{"flx": 1, "a": NaN}', '{\u00a0"flx": 1}', '{"flx": 1\v}',
        f'{{"flx": {"[" * (MAX_DEPTH + 1)}{"]" * (MAX_DEPTH + 1)}}}', f'{{"flx": [{"{}," * MAX_CONTAINERS}{{}}]}}',
        f'{{"flx": [{"1," * MAX_NODES}1]}}',
    ],
)  # fmt: skip
def test_invalid_claims_are_not_public(text: str) -> None:
    with pytest.raises(ValueError):
        has_public_claims(text)

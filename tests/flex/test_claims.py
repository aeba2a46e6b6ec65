"""The tree of claims and their meanings."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given, settings
from hypothesis import strategies as st

from flexgui.flex.catalog import load_catalog
from flexgui.flex.claims import MAX_ROWS, ClaimNode, claim_tree, meaning, page
from flexgui.flex.text import to_json
from flexgui.flex.token import decode
from tests.made_p12 import certificate, rsa_key
from tests.made_token import made_token
from tests.specimens import specimen, specimens

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SECONDS = int(NOW.timestamp())
CATALOG = load_catalog()


def tree(claims: Any, *, raw: str | None = None, header: Any = None) -> Sequence[ClaimNode]:
    return claim_tree(decode(made_token(raw or json.dumps(claims), "", **(header or {}))))


def node(nodes: Sequence[ClaimNode], path: str) -> ClaimNode:
    return next(each for each in everything(nodes) if each.path == path)


def everything(nodes: Sequence[ClaimNode]) -> list[ClaimNode]:
    return [found for each in nodes for found in (each, *everything(each.children))]


def meaning_of(claims: Any, path: str) -> str:
    return meaning(node(tree(claims), path), NOW, CATALOG)


def all_texts() -> list[str]:
    vectors = [each for kind in ("capture-context", "transient-token", "jwt-auth") for each in specimens(kind)]
    return [each["input"].get("jwt") or each["input"].get("token") or each["expected"]["token"] for each in vectors]


@pytest.mark.parametrize("text", all_texts())
def test_every_member_of_every_real_token_has_a_meaning(text: str) -> None:
    for each in everything(claim_tree(decode(text))):
        assert meaning(each, NOW, CATALOG), each.path
        assert each.summary


def test_the_tree_of_a_real_context() -> None:
    nodes = claim_tree(decode(specimen("capture-context", "s01")["input"]["jwt"]))
    assert [each.name for each in nodes] == ["header", "flx", "ctx", "iss", "exp", "iat", "jti"]
    assert [each.row for each in nodes] == list(range(7))
    assert nodes[0].summary == "RS256 · key zu"
    assert node(nodes, "flx.jwk").summary == "RSA · 2048 bit"
    assert node(nodes, "ctx[0].data.optionalFields").summary == "4 paths"
    first = node(nodes, "ctx[0].data.requiredFields[0]")
    assert (first.name, first.row, first.kind) == ("[0]", 0, "string")
    assert first.parent is node(nodes, "ctx[0].data.requiredFields")
    assert meaning(first, NOW, CATALOG) == "Card number"
    assert json.loads(to_json(node(nodes, "flx.jwk").value))["kty"] == "RSA"


def test_times_have_meanings() -> None:
    claims = {"iat": SECONDS - 28, "exp": SECONDS + 872, "nbf": SECONDS + 61}
    at = {name: datetime.fromtimestamp(value).strftime("%H:%M:%S") for name, value in claims.items()}
    assert meaning_of(claims, "iat") == f"Issued {at['iat']} today"
    assert meaning_of(claims, "exp") == f"Expires {at['exp']}, in 14 min 32 s"
    assert meaning_of(claims, "nbf") == f"Valid from {at['nbf']}, in 1 min 1 s"
    past = {"iat": 0, "exp": SECONDS - 90, "nbf": SECONDS - 1}
    assert meaning_of(past, "iat").startswith("Issued 19")
    assert meaning_of(past, "exp").endswith(", 1 min 30 s ago")
    assert meaning_of(past, "nbf").startswith("In force since ")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ('"Tue, 10 Oct 2023 13:38:22 GMT"', "Expires: a text, not a number"),
        ("true", "Expires: not a usable number"),
        ("1e400", "Expires: not a usable number"),
        ("1515705948000", "Expires beyond the calendar, in 17522113 days"),
        ("1e300", "Expires beyond the calendar, in a very long time"),
        ("-1e300", "Expired beyond the calendar, a very long time ago"),
    ],
)
def test_unusual_times_have_a_meaning(value: str, words: str) -> None:
    (found,) = (each for each in tree(None, raw=f'{{"exp":{value}}}') if each.name == "exp")
    assert meaning(found, NOW, CATALOG).startswith(words)


def test_transient_tokens_show_the_entered_fields() -> None:
    card = {"number": {"bin": "411111", "detectedCardTypes": ["001"]}, "securityCode": {}, "type": {"value": "042"}}
    claims = {"content": {"paymentInformation": {"card": card}}, "data": {"number": "4", "type": "002"}}
    path = "content.paymentInformation.card"
    assert meaning_of(claims, f"{path}.number") == "Card number"
    assert meaning_of(claims, f"{path}.number.detectedCardTypes[0]") == "Visa"
    assert meaning_of(claims, f"{path}.securityCode") == "Security code, taken and withheld"
    assert meaning_of(claims, f"{path}.type.value") == "Maestro International"
    assert meaning_of(claims, "data.type") == "Mastercard"
    assert meaning_of(claims, "data.number") == "Card number"


@pytest.mark.parametrize("path", ["other", "flx.other", "ctx[0].data.other", "content.a.b", "data.a.b", "header.other"])
def test_unknown_claims_have_no_meaning(path: str) -> None:
    claims = {"other": 1, "flx": {"other": 1}, "ctx": [{"data": {"other": 1}}], "content": {"a": {"b": 1}}}
    nodes = tree({**claims, "data": {"a": {"b": 1}}}, header={"alg": "RS256", "other": 1})
    assert meaning(node(nodes, path), NOW, CATALOG) == ""


def test_a_claim_below_all_documented_levels_has_no_meaning() -> None:
    deep: dict[str, Any] = {"maskedValue": "X"}
    shallow = meaning_of({"content": {"a": deep}}, "content.a.maskedValue")
    for _ in range(30):
        deep = {"a": deep}
    assert shallow
    assert meaning_of({"content": deep}, f"content{'.a' * 30}.maskedValue") == ""


def test_an_unknown_path_has_no_meaning() -> None:
    nodes = tree({"ctx": [{"data": {"requiredFields": ["a.b", 7]}}]})
    assert meaning(node(nodes, "ctx[0].data.requiredFields[0]"), NOW, CATALOG) == ""
    assert meaning(node(nodes, "ctx[0].data.requiredFields[1]"), NOW, None) == ""


def test_a_claim_named_header_is_not_the_header() -> None:
    nodes = tree({"header": {"alg": "x"}})
    assert meaning(nodes[0].children[0], NOW, CATALOG)
    assert meaning(nodes[1].children[0], NOW, CATALOG) == ""


def test_kinds_and_summaries() -> None:
    raw = (
        '{"o":{"a":1},"a":["x y"],"s":"t\\u202e\\ud800","n":1.5,"b":true,"z":null,"l":1e400,"e":{},"f":[],"j":"[1,2]",'
        '"k":"{broken","m":"eyJ.x.y"}'
    )
    seen = {each.name: (each.kind, each.summary, each.has_children) for each in tree(None, raw=raw)}
    assert seen == {
        "header": ("object", "RS256", True),
        "o": ("object", "1 member", True),
        "a": ("array", "1 entry", True),
        "s": ("string", "t\\u202e\\ud800", False),
        "n": ("number", "1.5", False),
        "b": ("bool", "true", False),
        "z": ("null", "null", False),
        "l": ("number", "1e400", False),
        "e": ("object", "{}", False),
        "f": ("array", "[]", False),
        "j": ("json", "JSON, 2 entries", True),
        "k": ("string", "{broken", False),
        "m": ("string", "eyJ.x.y", False),
    }


def test_a_token_in_a_claim_is_decoded_and_explained() -> None:
    inner = specimen("transient-token", "s01")["input"]["jwt"]
    nodes = tree({"token": inner, "list": json.dumps({"exp": 1})})
    found = nodes[1]
    assert (found.kind, found.has_children, found.summary) == ("token", True, "transient-token, RS256")
    assert [each.name for each in found.children][:2] == ["header", "iss"]
    assert meaning(found.children[1], NOW, CATALOG) == "Who issued the token"
    assert meaning(found.children[0].children[0], NOW, CATALOG) == "Names the key"
    assert [each.name for each in nodes[2].children] == ["exp"]


def test_repeated_names_each_have_a_node() -> None:
    nodes = tree(None, raw='{"exp":1,"exp":2,"o":{"a":1,"a":2}}')
    assert [(each.name, each.value) for each in nodes[1:3]] == [("exp", 1), ("exp", 2)]
    assert [each.value for each in nodes[3].children] == [1, 2]
    assert nodes[3].summary == "2 members"


def test_claims_that_are_not_an_object_are_one_node() -> None:
    assert [(each.name, each.value) for each in tree([1, 2])] == [("header", {"alg": "RS256"}), ("claims", [1, 2])]


def test_deeply_nested_claims_can_be_traversed() -> None:
    nodes = tree(None, raw='{"a":' * 99 + "1" + "}" * 99)
    at = nodes[1]
    while at.has_children:
        at = at.children[0]
    assert at.path == ".".join(["a"] * 99)
    assert meaning(at, NOW, CATALOG) == ""


@pytest.mark.parametrize("nested", [False, True])
def test_children_of_claims_are_created_lazily(nested: bool) -> None:
    claims: Any = {f"claim{at}": {"value": "x" * 40} for at in range(2_000)}
    token = decode(made_token({"a": claims} if nested else claims))
    assert claim_tree(token)[1]._children is None


def test_a_long_array_has_ranges_below_it() -> None:
    (_, parent) = nodes = tree({"a": [{"b": at} for at in range(MAX_ROWS + 2)]})
    assert [(each.name, each.is_range, each.path) for each in parent.children] == [
        ("[0 … 499]", True, "a[0 … 499]"),
        ("[500 … 501]", True, "a[500 … 501]"),
    ]
    assert to_json(parent.children[1].value) == json.dumps([{"b": 500}, {"b": 501}], indent=2)
    assert [each.path for each in parent.children[1].children] == ["a[500]", "a[501]"]
    assert node(nodes, "a[501].b").value == 501
    assert parent.children[0].children[7].row == 7
    assert parent.summary == f"{MAX_ROWS + 2} entries"


def test_a_long_object_has_ranges_below_it_and_keeps_its_meanings() -> None:
    paths = {f"name{at}": "x" for at in range(MAX_ROWS)}
    nodes = tree({"header": 1, **paths, "exp": SECONDS})
    assert [each.name for each in nodes] == ["header", "[0 … 499]", "[500 … 501]"]
    assert node(nodes, "exp").parent is nodes[2]
    assert meaning(node(nodes, "exp"), NOW, CATALOG).startswith("Expired")
    assert [meaning(each, NOW, CATALOG) for each in nodes[1].children[:2]] == ["", ""]
    assert nodes[1].kind == "object"
    context = tree({"ctx": [{"type": "x", "data": paths | {"requiredFields": ["a.b"]}}]})
    assert node(context, "ctx[0].data.requiredFields[0]").parent is not None


def test_repeated_names_in_a_range_each_have_a_node() -> None:
    nodes = tree(None, raw="{" + ",".join('"a":1' for _ in range(MAX_ROWS + 1)) + "}")
    assert [len(each.children) for each in nodes[1:]] == [MAX_ROWS, 1]


def test_nodes_of_a_scan_are_not_cached() -> None:
    nodes = tree({"a": [1, 2]})
    kept = nodes[1].children[1]
    assert [each is kept for each in nodes[1].children.scan()] == [False, True]
    first, _ = nodes[1].children.scan()
    assert nodes[1].children[0] is not first


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=10,
)
KNOWN = st.sampled_from(["flx", "ctx", "content", "data", "exp", "iat", "type", "jwk", "header", "metadata"])


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(KNOWN, JSON | st.dictionaries(KNOWN, JSON, max_size=3), max_size=5))
def test_any_claims_can_be_shown(claims: dict[str, Any]) -> None:
    for each in everything(tree(None, raw=json.dumps(claims).replace("Infinity", "1e999"))):
        assert isinstance(meaning(each, NOW, CATALOG), str)
        assert each.has_children == bool(each.children)
        to_json(each.value).encode()
        each.summary.encode()


def test_the_single_entry_of_ctx_is_folded_with_correct_paths() -> None:
    nodes = tree({"ctx": [{"type": "api-0.1.0", "data": {"requiredFields": ["a.b"], "optionalFields": []}}]})
    ctx = node(nodes, "ctx")
    assert (ctx.summary, [each.name for each in ctx.children]) == ("api-0.1.0", ["requiredFields", "optionalFields"])
    assert [each.path for each in ctx.children] == ["ctx[0].data.requiredFields", "ctx[0].data.optionalFields"]
    assert ctx.children[0].children[0].path == "ctx[0].data.requiredFields[0]"
    assert '"type": "api-0.1.0"' in to_json(ctx.value)
    assert meaning(ctx.children[0], NOW, None) == "Must be sent"


@pytest.mark.parametrize(
    "ctx",
    [
        [],
        [{"type": "api-0.1.0", "data": {}}, {"type": "x", "data": {}}],
        [{"type": "api-0.1.0"}],
        [{"type": "api-0.1.0", "data": {}, "more": 1}],
        [{"type": 7, "data": {}}],
        [{"type": "api-0.1.0", "data": []}],
        {"type": "api-0.1.0", "data": {}},
    ],
)
def test_other_members_of_ctx_are_shown_unchanged(ctx: object) -> None:
    found = node(tree({"ctx": ctx}), "ctx")
    assert found.summary != "api-0.1.0"
    assert all(each.path.startswith("ctx[") or each.path.startswith("ctx.") for each in found.children)


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("header.alg", "rfc7515"),
        ("flx", "generate-capture-context"),
        ("flx.path", "generate-capture-context"),
        ("flx.jwk", "rfc7517"),
        ("flx.jwk.n", "rfc7517"),
        ("ctx[0].data.requiredFields[0]", "generate-capture-context"),
        ("exp", "rfc7519"),
        ("content.a", "tokenize-payment-info"),
        ("v-c-merchant-id", "rest-getting-started"),
    ],
)
def test_each_known_claim_has_its_documentation(path: str, there: str) -> None:
    claims = {
        "flx": {"path": "p", "jwk": {"n": "x"}},
        "ctx": [{"type": "t", "data": {"requiredFields": ["a.b"]}}],
        "exp": 1,
        "content": {"a": {}},
        "v-c-merchant-id": "m",
    }
    address = page(node(tree(claims), path))
    assert there in address
    assert address.startswith("https://")


def test_an_undocumented_claim_has_no_documentation() -> None:
    assert page(node(tree({"mine": 1}), "mine")) == ""


@pytest.mark.parametrize(
    ("claims", "path", "words"),
    [
        ({"flx": {"origin": "https://flex.example"}}, "flx.origin", "Post the encrypted data to origin + path"),
        ({"flx": {"jwk": {"kid": "1"}}}, "flx.jwk.kid", "Must equal the transient token’s kid"),
        ({"flx": {"jwk": {"n": "A" * 342}}}, "flx.jwk.n", "Modulus, 256 bytes"),
        ({"flx": {"jwk": {"n": "no base64"}}}, "flx.jwk.n", "Modulus"),
    ],
)
def test_a_meaning_explains_how_to_use_the_value(claims: Any, path: str, words: str) -> None:
    assert meaning_of(claims, path) == words


@pytest.mark.parametrize(
    ("header", "path", "words"),
    [
        ({"alg": "RS256"}, "header.alg", "RSA signature with SHA-256"),
        ({"alg": "none"}, "header.alg", "Not signed: never accept it"),
        ({"alg": "XX"}, "header.alg", "Algorithm that the token claims"),
        ({"alg": ["RS256"]}, "header.alg", "Algorithm that the token claims"),
        ({"alg": "RS256", "x5c": ["AAAA"]}, "header.x5c[0]", "Certificate, DER in base64"),
    ],
)
def test_header_members_have_meanings(header: Any, path: str, words: str) -> None:
    assert meaning(node(tree({}, header=header), path), NOW, CATALOG) == words


def test_a_certificate_in_the_header_is_decoded() -> None:
    text = base64.b64encode(certificate(rsa_key("x5c"), "Shop", None).public_bytes(Encoding.DER)).decode()
    found = node(tree({}, header={"alg": "RS256", "x5c": [text]}), "header.x5c[0]")
    assert "serial" in meaning(found, NOW, CATALOG)

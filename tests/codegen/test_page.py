"""The page that uses a capture context: content, escaping, and refused contexts."""

from __future__ import annotations

import copy
import json
from datetime import date
from typing import Any

import pytest

from flexgui.codegen.page import page
from flexgui.errors import FlexGuiError
from flexgui.flex.catalog import load_catalog
from flexgui.flex.token import Token, decode
from tests.made_token import base64url, made_token
from tests.specimens import specimen

TODAY = date(2026, 11, 28)
NASTY = "</script><script>alert(1)</script>\"'&`\u2028"
CATALOG = load_catalog()


def context(context_type: str, data: dict[str, Any], **flx: Any) -> Token:
    """Return a capture context; `flx` replaces members of a genuine one."""
    claims = copy.deepcopy(specimen("capture-context", "s01")["expected"]["claims"])
    claims["flx"] |= {"origin": "https://testflex.cybersource.com", "path": "/flex/v2/tokens"} | flx
    claims["ctx"] = [{"type": context_type, "data": data}]
    return decode(made_token(claims, base64url("signature" * 29), kid="3g"))


def flex_api(**flx: Any) -> Token:
    fields = {"requiredFields": ["paymentInformation.card.number", "orderInformation.billTo.locality"]}
    return context("api-0.1.0", fields | {"optionalFields": ["paymentInformation.card.securityCode"]}, **flx)


def microform(**data: Any) -> Token:
    library = "https://testflex.cybersource.com/microform/bundle/v2/flex-microform.min.js"
    return context("mf-2.1.0", {"clientLibrary": library, "targetOrigins": ["https://shop.example"]} | data)


def test_the_page_for_the_flex_api_posts_a_test_card() -> None:
    token = flex_api()
    text = page(token, CATALOG, TODAY)
    assert token.integration == "flex-api"
    assert 'const url = "https://testflex.cybersource.com/flex/v2/tokens";' in text
    assert '"number": "4111111111111111"' in text
    assert json.dumps(token.text) in text
    script = text.partition("<script>")[2].partition("</script>")[0]
    assert all(each.startswith("    ") for each in script.splitlines() if each.strip())
    assert "@@" not in text


def test_the_page_for_microform_loads_its_script_with_a_hash() -> None:
    token = microform(clientLibraryIntegrity="sha256-abc=")
    text = page(token, CATALOG, TODAY)
    assert token.integration == "microform"
    assert 'flex-microform.min.js" integrity="sha256-abc=" crossorigin="anonymous"></script>' in text
    assert "https://shop.example" in text
    assert "@@" not in text


@pytest.mark.parametrize(
    "token",
    [
        flex_api(jwk={"kty": "RSA", "kid": NASTY, "n": NASTY, "e": "AQAB"}, path="/" + NASTY),
        microform(clientLibraryIntegrity=NASTY, targetOrigins=[NASTY, "-->"]),
        microform(clientLibrary="https://testflex.cybersource.com/" + NASTY),
    ],
)
def test_values_of_the_context_are_escaped(token: Token) -> None:
    text = page(token, CATALOG, TODAY)
    plain = page(flex_api() if token.integration == "flex-api" else microform(), CATALOG, TODAY)
    for mark in ("<script", "</script>", "-->", "alert(1)<"):
        assert text.count(mark) == plain.count(mark)


@pytest.mark.parametrize(
    ("token", "word"),
    [
        (flex_api(origin="https://flex.cybersource.com"), "production"),
        (flex_api(origin="https://evil.example"), "evil.example"),
        (flex_api(jwk=None), "flx.jwk"),
        (microform(clientLibrary="http://evil.example/a.js"), "clientLibrary"),
        (microform(clientLibrary="javascript:alert(1)"), "clientLibrary"),
        (microform(clientLibrary=None), "clientLibrary"),
        (context("gda-0.9.0", {}), "Microform"),
    ],
)
def test_an_unusable_token_is_refused_with_the_reason(token: Token, word: str) -> None:
    with pytest.raises(FlexGuiError, match=word):
        page(token, CATALOG, TODAY)

"""The Raw tab: header and payload as JSON, or the encoded token."""

from __future__ import annotations

import json
import sys

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from flexgui.flex.token import decode
from flexgui.ui.token.raw_page import ENCODED, JSON, RawPage
from tests.ui.helpers import HOSTILE, at_once, labels, odd, token_text


@pytest.fixture
def page() -> RawPage:
    page = RawPage(at_once)
    page.resize(700, 400)
    for tool in page.tools:
        tool.setParent(page)
    page.show()
    return page


def test_header_and_payload_are_formatted_or_the_token_is_shown(page: RawPage) -> None:
    text = token_text({"iss": "Flex API", "flx": {"path": "/flex/v2/tokens"}}, kid="k1")
    page.show_token(decode(text))
    assert page.currentIndex() == JSON
    shown = page.json.text.toPlainText()
    assert json.loads(shown)["header"]["kid"] == "k1"
    assert '\n    "flx": {\n' in shown
    page.copy.click()
    assert QGuiApplication.clipboard().text() == shown
    (encoded,) = [each for each in page.form.findChildren(QPushButton) if each.text() == "Encoded"]
    encoded.click()
    assert page.currentIndex() == ENCODED
    assert page.encoded.text.toPlainText() == text
    page.copy.click()
    assert QGuiApplication.clipboard().text() == text


def test_the_chosen_format_shows_the_last_token(page: RawPage) -> None:
    first, second = (token_text({"iss": name}) for name in ("a", "b"))
    page.show_token(decode(first))
    assert page.encoded.text.toPlainText() == ""  # a hidden view lays out nothing
    encoded, as_json = (
        next(each for each in page.form.findChildren(QPushButton) if each.text() == text)
        for text in ("Encoded", "JSON")
    )
    encoded.click()
    assert page.encoded.text.toPlainText() == first
    page.show_token(decode(second))
    assert page.encoded.text.toPlainText() == second
    as_json.click()
    assert json.loads(page.json.text.toPlainText())["payload"] == {"iss": "b"}


def test_the_decoded_token_is_released(page: RawPage) -> None:
    token = decode(token_text({"iss": "Flex API"}))
    before = sys.getrefcount(token)
    page.show_token(token)
    assert sys.getrefcount(token) == before


def test_an_encrypted_token_shows_its_header_only(page: RawPage) -> None:
    head = token_text({}, alg="RSA-OAEP", enc="A256GCM").split(".")[0]
    page.show_token(decode(f"{head}.AAAA.AAAA.AAAA.AAAA"))
    assert list(json.loads(page.json.text.toPlainText())) == ["header"]


def test_hostile_claims_are_plain(page: RawPage) -> None:
    page.show_token(decode(token_text({"a": HOSTILE})))
    assert odd([*labels(page), *page.json.text.toPlainText().splitlines()]) == []

"""The Key tab."""

from __future__ import annotations

import json

import pytest
from PySide6.QtGui import QGuiApplication

from flexgui.flex.jwk import from_mapping
from flexgui.flex.token import decode
from flexgui.flex.verification import KeySource
from flexgui.ui.token.key_view import KeyView
from tests.ui.helpers import HOSTILE, button, buttons, labels, odd, on_screen, rich, token_text
from tests.ui.token.test_keys import jwk

PLAIN = decode(token_text({"hello": 1}))


@pytest.fixture
def view() -> KeyView:
    return on_screen(KeyView(), 600, 500)


def test_the_key_is_copied_as_jwk_and_as_pem(view: KeyView) -> None:
    view.show_keys(PLAIN, KeySource(from_mapping(jwk()), "a file", None, None))
    assert "Checked with this key" in labels(view)
    button(view, "Copy as JWK").click()
    assert json.loads(QGuiApplication.clipboard().text())["kid"] == "k1"
    assert "The public key was copied as JWK." in labels(view)
    button(view, "Copy as PEM").click()
    assert QGuiApplication.clipboard().text().startswith("-----BEGIN PUBLIC KEY-----")


def test_a_missing_key_shows_the_reason(view: KeyView) -> None:
    view.show_keys(PLAIN, KeySource(None, "", None, "Key 3g could not be fetched: no network."))
    assert "Key 3g could not be fetched: no network." in labels(view)
    assert buttons(view) == []
    view.show_keys(decode(token_text({}, alg="HS256")), None)
    assert any("shared secret" in each for each in labels(view))


def test_a_private_key_has_a_warning_and_only_its_public_part_is_copied(view: KeyView) -> None:
    view.show_keys(decode(token_text({"k": jwk(d="c2VjcmV0")})), None)
    assert any("private key" in each for each in labels(view))
    button(view, "Copy as JWK").click()
    assert "c2VjcmV0" not in QGuiApplication.clipboard().text()


def test_hostile_keys_are_plain(view: KeyView) -> None:
    view.show_keys(decode(token_text({HOSTILE: jwk(kid=HOSTILE)})), KeySource(None, HOSTILE, None, "No."))
    assert rich(view) == []
    assert odd(labels(view)) == []

from __future__ import annotations

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from PySide6.QtGui import QGuiApplication

from flexgui.flex.jwe import encrypt
from flexgui.transport.exchange import SentRequest
from flexgui.ui.tokenize.request_panel import AS_SENT, STEPS, TokenRequestPanel
from flexgui.ui.widgets.buttons import CopyButton

CONTEXT = "eyJ" + "x" * 500
PLAINTEXT = json.dumps({"data": {"a": {"b": "名"}}, "context": CONTEXT, "index": 0}, ensure_ascii=False)
URL = "http://127.0.0.1:1/flex/v2/tokens"


@pytest.fixture
def panel() -> TokenRequestPanel:
    panel = TokenRequestPanel()
    panel.show()
    return panel


def test_the_plaintext_is_shown_and_copied_in_full(panel: TokenRequestPanel) -> None:
    panel.show_plaintext(PLAINTEXT, URL)
    assert '"b": "名"' in panel.plain.toPlainText()
    assert CONTEXT not in panel.plain.toPlainText()
    (copy,) = [each for each in panel.findChildren(CopyButton) if each.toolTip() == "Copy the plaintext"]
    copy.copy()
    assert QGuiApplication.clipboard().text() == PLAINTEXT


def test_the_steps_use_the_shown_plaintext(panel: TokenRequestPanel) -> None:
    wanted: list[None] = []
    panel.preview_requested.connect(lambda: wanted.append(None))
    panel.show_plaintext(PLAINTEXT, URL)
    assert wanted == []
    panel.tabs.set_current(STEPS)
    assert len(wanted) == 1
    jwe = encrypt(PLAINTEXT.encode(), generate_private_key(65537, 2048).public_key(), "k1")
    request = SentRequest("POST", URL, (), jwe.encode())
    panel.show_encryption("other", request)
    panel.tabs.set_current(AS_SENT)
    assert panel.as_sent.toPlainText() == ""
    panel.show_encryption(PLAINTEXT, request)
    assert jwe in panel.as_sent.toPlainText()
    panel.show_plaintext(PLAINTEXT.replace("名", "n"), URL)
    assert panel.as_sent.toPlainText() == ""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from flexgui.flex.token import decode
from flexgui.transport.exchange import Response
from flexgui.ui.tokenize.payment_view import HEADERS, PaymentView
from tests.outcomes import UNSENT
from tests.ui.helpers import token_text

CLAIMS = {"iss": "Flex/00", "type": "api-0.1.0", "jti": "1E0ABC", "content": {"paymentInformation": {"card": {}}}}
TOKEN = decode(token_text(CLAIMS))


@pytest.fixture
def view() -> PaymentView:
    view = PaymentView()
    view.show()
    return view


def body(view: PaymentView) -> dict[str, object]:
    return dict(json.loads(view.text))


@pytest.mark.parametrize(("row", "member"), [(0, "transientTokenJwt"), (1, "jti")])
def test_the_token_is_sent_as_chosen_and_shown_shortened(view: PaymentView, row: int, member: str) -> None:
    view.show_token(TOKEN, "http://127.0.0.1:1")
    view.member.setCurrentIndex(row)
    view.member.activated.emit(row)
    given = TOKEN.text if row == 0 else TOKEN.claim("jti")
    assert body(view)["tokenInformation"] == {member: given}
    assert TOKEN.text not in view.code.toPlainText()


def test_the_kind_of_payment_changes_the_body(view: PaymentView) -> None:
    view.show_token(TOKEN, "http://127.0.0.1:1")
    assert "processingInformation" not in body(view)
    view.variant.setCurrentIndex(2)
    view.variant.activated.emit(2)
    assert "TOKEN_CREATE" in view.text


def test_send_and_copy_use_the_whole_body(view: PaymentView) -> None:
    sent: list[str] = []
    view.send_requested.connect(sent.append)
    view.show_token(TOKEN, "http://127.0.0.1:1")
    QTest.mouseClick(view.send, Qt.MouseButton.LeftButton)
    QTest.mouseClick(view.copy, Qt.MouseButton.LeftButton)
    assert sent == [view.text] == [QGuiApplication.clipboard().text()]


def test_the_response_is_shown_in_full(view: PaymentView) -> None:
    view.show_token(TOKEN, "http://127.0.0.1:1")
    assert not view.tabs.isVisible()
    response = Response(201, "Created", (("v-c-correlation-id", "7f31"),), b'{"status":"AUTHORIZED"}')
    exchange = UNSENT._replace(response=response, failure=None)
    view.show_response(exchange)
    assert view.response.isVisible()
    assert view.response.text.toPlainText() == '{\n  "status": "AUTHORIZED"\n}'
    view.tabs.set_current(HEADERS)
    assert view.headers.toPlainText() == "HTTP/1.1 201 Created\nv-c-correlation-id: 7f31"
    view.show_response(exchange._replace(response=Response(502, "Bad Gateway", (), b"<html>")))
    assert view.response.text.toPlainText() == "<html>"
    view.show_response(UNSENT)
    assert view.response.text.toPlainText() == "No response was received."
    assert view.headers.toPlainText() == ""
    view.show_token(TOKEN, "")
    assert not view.tabs.isVisible()
    assert view.code.isVisible()


def test_a_token_without_an_id_is_sent_whole(view: PaymentView) -> None:
    token = decode(token_text({name: value for name, value in CLAIMS.items() if name != "jti"}))
    view.show_token(token, "")
    view.member.setCurrentIndex(1)
    view.member.activated.emit(1)
    assert body(view)["tokenInformation"] == {"transientTokenJwt": token.text}

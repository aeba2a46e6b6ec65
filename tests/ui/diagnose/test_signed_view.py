from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtGui import QGuiApplication

from flexgui.sandbox import Sandbox
from flexgui.transport.exchange import Exchange, Response, TransportFailure
from flexgui.ui.diagnose.signed_view import SignedView
from flexgui.ui.widgets.buttons import CopyButton
from tests.ui.diagnose.pasted_texts import signed


def test_the_signature_is_masked_on_the_screen_and_copied_whole(sandbox: Sandbox) -> None:
    view, request = SignedView(), signed(sandbox)
    view.show_request(request)
    signature = (request.header("signature") or "").split('signature="')[1]
    assert signature not in view.text.toPlainText()
    view.findChildren(CopyButton)[0].click()
    assert signature in QGuiApplication.clipboard().text()
    assert sandbox.shared_secret.reveal() not in QGuiApplication.clipboard().text()


def test_the_response_is_shown(sandbox: Sandbox) -> None:
    view, request, now = SignedView(), signed(sandbox), datetime.now(UTC)
    view.show()
    for response, title in ((Response(201, "Created", (), b"x"), "201 Created"), (Response(401, "", (), b""), "401")):
        view.show_sent(Exchange(request, response, None, now, 0.1))
        assert view.banner.title == title
        assert view.answer.isVisible()
    view.show_sent(Exchange(request, None, TransportFailure("refused", "Refused."), now, 0.1))
    assert (view.banner.title, view.banner.sentence) == ("No answer", "Refused.")
    view.show_problem("Nothing to sign.")
    assert view.text.toPlainText() == ""
    assert not view.banner.isVisible()

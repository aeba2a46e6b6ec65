"""The page with the request as it is sent."""

from __future__ import annotations

from flexgui.transport.exchange import SentRequest
from flexgui.ui.request.sent_page import SentPage

REQUEST = SentRequest("POST", "https://h/p", (("Host", "h"), ("Authorization", "Bearer eyJhbGciOi.J9.c2ln")), b"{}")


def test_the_request_is_shown_without_its_credentials(qapp: object) -> None:
    page = SentPage()
    page.show_request(REQUEST)
    assert page.toPlainText().startswith("POST /p HTTP/1.1\nHost: h\nAuthorization: Bearer •••")
    assert page.toPlainText().endswith("\n\n{}")
    assert page.accessibleName() == "Request as sent"

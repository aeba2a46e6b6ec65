"""The page of the request as it is sent."""

from __future__ import annotations

from flexgui.translation import tr
from flexgui.transport.exchange import SentRequest
from flexgui.transport.redacted_exchange import http_text
from flexgui.ui.widgets.code_view import CodeView


class SentPage(CodeView):
    """Shows request line, headers and body, redacted."""

    def __init__(self) -> None:
        super().__init__("http", wrap=True, gutter=False)
        self.setAccessibleName(tr("Request as sent"))

    def show_request(self, request: SentRequest) -> None:
        self.set_text(http_text(request))

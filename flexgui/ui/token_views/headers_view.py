"""The status line and the headers of a response."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from flexgui.flex.redaction import redact_header
from flexgui.flex.text import shown
from flexgui.translation import tr
from flexgui.transport.exchange import Response
from flexgui.ui.widgets.code_view import CodeView

LONGEST = 4_000
"""Characters of one header that are shown."""


class HeadersView(CodeView):
    """Plain text with coloured names; credentials are masked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("http", gutter=False, wrap=True, parent=parent)
        self.setAccessibleName(tr("Response headers"))

    def show_response(self, response: Response) -> None:
        """Show the status line and the headers."""
        lines = [f"{shown(name)}: {shown(redact_header(name, value), LONGEST)}" for name, value in response.headers]
        self.set_text("\n".join([f"HTTP/1.1 {response.status} {shown(response.reason)}", *lines]))

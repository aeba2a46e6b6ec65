"""The status line and the headers of a response."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from flexgui.flex.redaction import redact_header
from flexgui.flex.text import shown
from flexgui.translation import number, tr
from flexgui.transport.exchange import Response
from flexgui.ui.widgets.code_view import CodeView

MAX_ONE, MAX_ALL = 4_000, 20_000
"""Maximum characters shown of one header, and of all: a response may have a megabyte of them."""


class HeadersView(CodeView):
    """Plain text with coloured names; credentials are masked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("http", gutter=False, wrap=True, parent=parent)
        self.setAccessibleName(tr("Response headers"))

    def show_response(self, response: Response) -> None:
        lines, room = [f"HTTP/1.1 {response.status} {shown(response.reason)}"], MAX_ALL
        for count, (name, value) in enumerate(response.headers):
            if room <= 0:
                lines.append(tr("{count} more", count=number(len(response.headers) - count)))
                break
            # Twice the length, so that no secret is cut where it begins within the part that is shown.
            lines.append(f"{shown(name)}: {shown(redact_header(name, value[: 2 * MAX_ONE]), MAX_ONE)}")
            room -= len(lines[-1])
        self.set_text("\n".join(lines))

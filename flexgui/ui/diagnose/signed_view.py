"""The corrected request, signed now, and the answer to it after it was sent."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from flexgui.flex.text import printable, shown
from flexgui.translation import tr
from flexgui.transport.exchange import Exchange, SentRequest
from flexgui.transport.redacted_exchange import http_text
from flexgui.ui.widgets.banner import Banner
from flexgui.ui.widgets.buttons import CopyButton
from flexgui.ui.widgets.code_view import CodeView
from flexgui.ui.widgets.labels import ElidedLabel
from flexgui.ui.widgets.layouts import vbox
from flexgui.ui.widgets.pane import row_frame

MAX_ANSWER_LENGTH = 20_000


class SignedView(QWidget):
    """Shows the corrected request redacted; the copy button copies it as sent, with a signature valid for minutes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.note = ElidedLabel(role="small")
        row, layout = row_frame(32)
        layout.addWidget(self.note, 1)
        layout.addWidget(CopyButton(tr("Copy the corrected request"), lambda: self._whole))
        column = vbox(self)
        column.addWidget(row)
        self.text = CodeView("http", wrap=True, parent=self)
        self.text.setAccessibleName(tr("The corrected request"))
        self.banner = Banner(self)
        self.answer = CodeView("http", wrap=True, parent=self)
        self.answer.setAccessibleName(tr("Its answer"))
        column.addWidget(self.text, 2)
        column.addWidget(self.banner)
        column.addWidget(self.answer, 1)
        self.clear()

    def clear(self) -> None:
        self._whole = ""
        self.note.setText("")
        self.text.set_text("")
        self._show_answer_part(False)

    def show_request(self, request: SentRequest) -> None:
        self._whole = http_text(request, False)
        self.note.setText(tr("Signed now; the shared secret is never shown. Its signature holds for a short time."))
        self.text.set_text(printable(http_text(request, True), keep="\n"))
        self._show_answer_part(False)

    def show_problem(self, text: str) -> None:
        self.clear()
        self.note.setText(text)

    def show_sent(self, exchange: Exchange) -> None:
        self.show_request(exchange.request)
        response, failure = exchange.response, exchange.failure
        if response is None:
            self.banner.set("bad", "invalid", tr("No answer"), failure.message if failure is not None else "")
            self.answer.set_text("")
        else:
            accepted = response.status < 400
            title = f"{response.status} {shown(response.reason, 60)}".rstrip()
            words = tr("It is accepted now.") if accepted else tr("It is still refused; diagnose this answer.")
            tone, icon = ("ok", "check") if accepted else ("bad", "invalid")
            self.banner.set(tone, icon, title, words, correlation_id=shown(exchange.correlation_id or ""))
            self.answer.set_text(printable(response.text[:MAX_ANSWER_LENGTH], keep="\n"))
        self._show_answer_part(True)

    def _show_answer_part(self, visible: bool) -> None:
        for widget in (self.banner, self.answer):
            widget.setVisible(visible)

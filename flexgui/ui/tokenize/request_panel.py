"""The token request: the plaintext, how it is encrypted, and the request as sent."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from flexgui.flex.encryption_steps import encryption_steps, shorten
from flexgui.translation import number, tr, trn
from flexgui.transport.redacted_exchange import http_text
from flexgui.ui.widgets.buttons import CopyButton
from flexgui.ui.widgets.code_view import CodeView
from flexgui.ui.widgets.labels import ElidedLabel, label
from flexgui.ui.widgets.layouts import add_page
from flexgui.ui.widgets.pane import Pane, row_frame
from flexgui.ui.widgets.steps_view import StepsView
from flexgui.ui.widgets.tabs import TabRow

if TYPE_CHECKING:
    from flexgui.transport.exchange import SentRequest

PLAINTEXT, STEPS, AS_SENT = range(3)


class TokenRequestPanel(Pane):
    """Shows the plaintext and its encryption.

    Signals: ``preview_requested()`` when a page is shown that needs an encryption of the current plaintext.
    """

    preview_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Token request"), parent)
        self._plaintext = ""
        self._encrypted: tuple[str, SentRequest] | None = None
        self.tabs = TabRow((tr("Plaintext"), tr("How it is encrypted"), tr("HTTP request")))
        self.url = ElidedLabel(role="monodim", mode=Qt.TextElideMode.ElideLeft)
        self.head.addWidget(CopyButton(tr("Copy the plaintext"), lambda: self._plaintext))
        row, layout = row_frame(32)
        layout.addWidget(label("POST", "mono"))
        layout.addWidget(self.url, 1)
        layout.addWidget(CopyButton(tr("Copy the address"), self.url.text))
        self.body.addWidget(self.tabs)
        self.body.addWidget(row)
        self._stack = QStackedWidget(self)
        self.plain = add_page(self._stack, CodeView("json", parent=self._stack))
        self.plain.setAccessibleName(tr("Plaintext"))
        self.body.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._show_tab)

    @cached_property
    def steps(self) -> StepsView:
        made = add_page(self._stack, StepsView(self._stack))
        made.setAccessibleName(tr("How it is encrypted"))
        return made

    @cached_property
    def as_sent(self) -> CodeView:
        made = add_page(self._stack, CodeView("http", wrap=True, gutter=False, parent=self._stack))
        made.setAccessibleName(tr("Token request as sent"))
        return made

    def show_plaintext(self, plaintext: str, url: str) -> None:
        """Show a plaintext, the JSON text to encrypt, and where it goes; without a context the text has none."""
        self.url.setText(url)
        if plaintext == self._plaintext:
            return
        self._plaintext, self._encrypted = plaintext, None
        self.tabs.set_name(AS_SENT, tr("HTTP request"))
        self.plain.replace_text(_readable(plaintext))
        self._fill()

    def show_encryption(self, plaintext: str, request: SentRequest, *, was_sent: bool = False) -> None:
        """Show how this plaintext was encrypted if it is still shown; `was_sent` if it was also sent."""
        if plaintext == self._plaintext:
            self._encrypted = plaintext, request
            self.tabs.set_name(AS_SENT, tr("As sent") if was_sent else tr("HTTP request"))
            self._fill()

    def _show_tab(self, tab: int) -> None:
        page: QWidget = self.plain
        if tab != PLAINTEXT:
            page = self.steps if tab == STEPS else self.as_sent
        self._stack.setCurrentWidget(page)
        self._fill()

    def _fill(self) -> None:
        tab, found = self.tabs.current, self._encrypted
        if tab != PLAINTEXT and found is None and self._plaintext:
            self.preview_requested.emit()
        if tab == STEPS:
            self.steps.set_steps(encryption_steps(found[0], found[1].body.decode()) if found is not None else ())
        elif tab == AS_SENT:
            self.as_sent.set_text(http_text(found[1], True) if found is not None else "")
        if tab == PLAINTEXT:
            size = len(self._plaintext.encode())
            text = trn("{count} byte", "{count} bytes", size, count=number(size)) if size else ""
            complete = not self._plaintext or bool(self.url.text())
            follows = tr("Follows the form") if complete else tr("Follows the form; Send adds a context")
            self.foot.set_text(follows, "sync", text)
        else:
            self.foot.set_text("RSA-OAEP  ·  A256GCM", "key", tr("The content key is never shown"))


def _readable(plaintext: str) -> str:
    """Return the plaintext indented, with its context shortened."""
    if not plaintext:
        return ""
    members = json.loads(plaintext)
    if members.get("context"):
        members["context"] = shorten(members["context"], 24)
    return json.dumps(members, indent=2, ensure_ascii=False)

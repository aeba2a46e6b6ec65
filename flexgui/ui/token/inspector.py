"""The inspector: any token, pasted or opened, decoded and judged without sending a request."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QSplitter, QStackedWidget, QWidget

from flexgui.flex.catalog import Catalog
from flexgui.flex.text import shown
from flexgui.flex.token import MAX_TOKEN_BYTES
from flexgui.flex.verification import State, Verification
from flexgui.ui.token.checks_view import ChecksView
from flexgui.ui.token.claims_view import ClaimsView
from flexgui.ui.token.raw_view import LONGEST, Legend, characters
from flexgui.ui.token.verdict_bar import VerdictBar
from flexgui.ui.widgets.banner import Banner
from flexgui.ui.widgets.buttons import tool_button
from flexgui.ui.widgets.code_view import CodeView
from flexgui.ui.widgets.empty_state import EmptyState
from flexgui.ui.widgets.pane import Pane

if TYPE_CHECKING:
    from flexgui.workbench import Outcome

READ_AFTER = 250
"""Milliseconds from the last key to the reading of the text."""
LEFT = 440


class TokenEditor(CodeView):
    """The text of a token. Signals: ``long_pasted(str)`` in place of a paste too long to be laid out at once."""

    long_pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__("token", read_only=False, gutter=False, wrap=True)
        self.setAccessibleName("Token")
        self.setPlaceholderText("Paste a token here, or drop a file. Quotes, Bearer and line breaks do not matter.")
        self.setAcceptDrops(False)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText() and len(source.text()) > LONGEST:
            self.long_pasted.emit(source.text())
        else:
            super().insertFromMimeData(source)


class Inspector(QSplitter):
    """A token at the left, what is known of it at the right.

    Signals: ``inspect_wanted(str)`` when the text changed.
    """

    inspect_wanted = Signal(str)

    def __init__(self, catalog: Catalog, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._now = now
        self.token = Pane("Token")
        self.result = Pane("Checks")
        self.text = TokenEditor()
        self._whole = ""
        self.banner = Banner()
        self.verdicts = VerdictBar(now)
        self.checks = ChecksView()
        self.claims = ClaimsView(catalog, now)
        self._pages = QStackedWidget()
        self._timer = QTimer(self, singleShot=True, interval=READ_AFTER)
        self.setAcceptDrops(True)
        self._lay_out()
        self._timer.timeout.connect(self._read)
        self.text.textChanged.connect(self._timer.start)
        self.text.long_pasted.connect(self.open_text)
        self.verdicts.ticked.connect(self.checks.show_verification)
        self.verdicts.ticked.connect(self._tick)
        self.show_empty()

    def open_text(self, text: str) -> None:
        """Inspect this text; of a very long one the beginning is shown, and cannot be edited."""
        self._whole = text if len(text) > LONGEST else ""
        self.text.setReadOnly(bool(self._whole))
        self.text.set_text(text[:LONGEST])
        self._timer.stop()
        self._read()

    def open_file(self) -> None:
        """Ask for a file and inspect what is in it."""
        name, _ = QFileDialog.getOpenFileName(self, "Open token")
        if name:
            self._read_file(Path(name))

    def paste(self) -> None:
        """Inspect what is on the clipboard."""
        self.open_text(QGuiApplication.clipboard().text())

    def show_empty(self) -> None:
        """Show what to do first."""
        self._hide_answer()
        self._pages.setCurrentIndex(1)
        self.token.foot.set_text("No token yet", right="")
        self.result.foot.set_text("Nothing is sent but a request for the public key that the token names")

    def show_outcome(self, outcome: Outcome) -> None:
        """Show a decoded token and its verdicts."""
        token, verification = outcome.token, outcome.verification
        if token is None or verification is None:
            self.show_problem("Not a token", outcome.not_a_token or "There is no token in this text.")
            return
        if not self.text.toPlainText():
            return  # an answer that came after the text was cleared
        words = outcome.explanation
        tone, icon = {"good": ("ok", "check"), "warn": ("warn", "hourglass"), "bad": ("bad", "invalid")}[words.tone]
        if verification.state is State.NOT_CHECKED:
            tone, icon = "none", "not-checked"
        counts = " · ".join(f"{count} {word}" for word, count in verification.counts.items())
        self.banner.set(tone, icon, words.title, shown(words.sentence), counts)
        self.verdicts.show_verdicts(token, verification, sent=False)
        self.checks.show_verification(verification)
        self.claims.show_token(token)
        for widget in (self.banner, self.verdicts):
            widget.show()
        self._pages.setCurrentIndex(0)
        kind = token.kind.value.replace("-", " ").capitalize()
        self.token.foot.set_text(kind, "brackets", characters(token.text))
        self.result.foot.set_text(f"{kind}  ·  {shown(token.context_type)}" if token.context_type else kind)

    def show_problem(self, title: str, sentence: str) -> None:
        """Say why the text cannot be shown as a token."""
        self._hide_answer()
        self.banner.set("bad", "invalid", title, shown(sentence))
        self.banner.show()
        self._pages.setCurrentIndex(1)
        self.token.foot.set_text(title, "invalid", "", "bad")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        if urls and urls[0].isLocalFile():
            self._read_file(Path(urls[0].toLocalFile()))
        elif event.mimeData().hasText():
            self.open_text(event.mimeData().text())

    def _lay_out(self) -> None:
        for name, text, call in (
            ("open-external", "Open token…", self.open_file),
            ("copy", "Paste a token from the clipboard", self.paste),
            ("cross", "Clear", lambda: self.open_text("")),
        ):
            button = tool_button(name, text)
            button.clicked.connect(call)
            self.token.head.addWidget(button)
        self.token.body.addWidget(self.text, 1)
        self.token.body.addWidget(Legend())
        answer = QSplitter(Qt.Orientation.Vertical)
        answer.setHandleWidth(1)
        answer.setChildrenCollapsible(False)
        answer.addWidget(self.checks)
        answer.addWidget(self.claims)
        answer.setSizes([300, 400])
        hint = EmptyState(
            "Inspect a token",
            "A capture context, a transient token or a bearer token: it is decoded here, and its signature is checked "
            "with the key that it names.",
        )
        self._pages.addWidget(answer)
        self._pages.addWidget(hint)
        for widget in (self.banner, self.verdicts, self._pages):
            self.result.body.addWidget(widget)
        self.addWidget(self.token)
        self.addWidget(self.result)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.setSizes([LEFT, 1000])

    def _tick(self, _verification: Verification) -> None:
        self.claims.tree.claims.tick()

    def _hide_answer(self) -> None:
        self.verdicts.clear()
        self.banner.hide()
        self.verdicts.hide()

    def _read(self) -> None:
        text = self._whole or self.text.toPlainText()
        if text.strip():
            self.inspect_wanted.emit(text)
        else:
            self.show_empty()

    def _read_file(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                content = file.read(MAX_TOKEN_BYTES + 1)
        except OSError as error:
            self.show_problem("File not read", f"{path.name}: {error.strerror}.")
            return
        self.open_text(content.decode("utf-8", "replace"))

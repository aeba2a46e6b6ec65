"""The Raw tab of the inspector: header and payload of a token as formatted JSON, or the token as it is encoded."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtWidgets import QStackedWidget, QWidget

from flexgui.flex.text import to_json
from flexgui.flex.token import Token
from flexgui.translation import tr
from flexgui.ui.tasks import LatestTask, Run
from flexgui.ui.widgets.buttons import CopyButton
from flexgui.ui.widgets.raw_view import RawView
from flexgui.ui.widgets.segment import Segment

JSON, ENCODED = range(2)


class RawPage(QStackedWidget):
    """Shows one form at a time. `tools` choose and copy it; they are shown at the right of the tabs."""

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._encoded = ""
        self._formatting = LatestTask()
        self._text = ""
        self.json = RawView(self)
        self.json.text.setAccessibleName(tr("Header and payload as JSON"))
        self.form = Segment((tr("JSON"), tr("Encoded")))
        self.form.setAccessibleName(tr("Form of the token"))
        self.copy = CopyButton(tr("Copy the text"), self._copied)
        self.tools = self.form, self.copy
        self.addWidget(self.json)
        self.form.currentChanged.connect(self._show_form)

    @cached_property
    def encoded(self) -> RawView:
        view = RawView(self)
        view.text.setAccessibleName(tr("Encoded token"))
        self.addWidget(view)
        return view

    def show_token(self, token: Token) -> None:
        """Show a token; its JSON is formatted on a worker thread, because a token may have a megabyte."""
        if token.text == self._encoded:
            return
        self._encoded = token.text
        self._show_form(self.form.current)
        self._formatting.replace(self._run(lambda: _formatted(token), self._show_json, lambda _: self._show_json("")))

    def _show_form(self, form: int) -> None:
        if form == ENCODED:  # a long text takes time also in a hidden view
            self.encoded.show_token(self._encoded)
        self.setCurrentIndex(form)

    def _show_json(self, text: str) -> None:
        self._text = text
        self.json.show_text(text, "json")

    def _copied(self) -> str:
        return self._text if self.currentIndex() == JSON else self._encoded


def _formatted(token: Token) -> str:
    is_encrypted = len(token.segments) == 5
    parts = {"header": token.header} | ({} if is_encrypted else {"payload": token.claims})
    return to_json(parts)

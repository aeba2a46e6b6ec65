"""The left pane of the mode Diagnose: the request, its answer, and the recognised parts."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from flexgui.flex.text import shown
from flexgui.translation import number, tr, trn
from flexgui.ui.diagnose.recognised import RecognisedView
from flexgui.ui.widgets.buttons import tool_button
from flexgui.ui.widgets.labels import label
from flexgui.ui.widgets.lazy import LazyPart
from flexgui.ui.widgets.pane import Pane, titled_row
from flexgui.ui.widgets.pill import Pill
from flexgui.ui.widgets.whole_text import WholeTextEdit

if TYPE_CHECKING:
    from flexgui.ui.diagnose.reading import Paste, Reading

_SYNTAX = re.compile(
    r"(?P<c_bool>^(?:curl(?:\.exe)?|https?|POST|GET|PUT|PATCH|DELETE|HTTP/[\d.]+)\b|\b(?:true|false|null)\b)"
    r'|(?P<c_key>"(?:[^"\\]|\\.)*+"(?=\s*:)|\b[A-Za-z][A-Za-z0-9-]*+(?=: ))'
    r"|(?P<c_punct>\\$|(?<=\s)--?[A-Za-z][\w-]*+(?=\s)|^--?[A-Za-z][\w-]*+(?=\s))"
)


class PastePane(Pane):
    """Holds the texts of the request and of the answer.

    Signals: ``changed()`` when a text must be read again; ``open_requested(bool)`` to open a file, True for the
    answer; ``clear_requested(bool)``; ``request_chosen(int)`` and ``secret_chosen(str)`` of the
    recognised parts.
    """

    changed = Signal()
    open_requested = Signal(bool)
    clear_requested = Signal(bool)
    request_chosen = Signal(int)
    secret_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Failing request"), parent)
        self.title.setText(tr("Request"))
        self.form, self.status = Pill(), Pill()
        self._fill_head()
        hint = tr("Paste the request that failed here, or drop a file. Nothing is run or sent.")
        self.source = WholeTextEdit(_SYNTAX, tr("Request that failed"), hint, self, gutter=True)
        self.body.addWidget(self.source, 3)
        self.body.addWidget(self._answer_row())
        hint = tr("Paste the answer, from its status line on: HTTP/1.1 401 Unauthorized")
        self.answer = WholeTextEdit(_SYNTAX, tr("Answer to it"), hint, self, gutter=True)
        for editor in (self.source, self.answer):
            editor.setMinimumHeight(48)
            editor.changed.connect(self.changed)
        self.in_paste = label(tr("The answer came with the request."), "dim", wrap=True)
        self.in_paste.setContentsMargins(14, 10, 14, 10)
        self.in_paste.hide()
        self.body.addWidget(self.answer, 1)
        self.body.addWidget(self.in_paste)
        self.clear()

    def select_placeholder(self) -> None:
        """Select the first placeholder in the request, and put the cursor in it."""
        cursor = self.source.document().find("{{")
        if not cursor.isNull():
            self.source.setTextCursor(cursor)
        self.source.setFocus()

    def clear(self) -> None:
        """Show that nothing was read."""
        for widget in (self.form, self.status, self.in_paste):
            widget.hide()
        if part := PastePane.recognised.existing(self):
            part.hide()
        self.answer.show()
        self.foot.set_text(tr("Nothing is run, sent or kept"), right="")

    def show_paste(self, paste: Paste, index: int) -> None:
        """Show the form of the request, and the choice if there are several."""
        request = paste.requests[index]
        self.form.set("none", "file", paste.form_name(index))
        self.form.show()
        self.recognised.show_requests(paste.titles, index)
        response = request.response
        if response is not None:
            tone = "bad" if response.status >= 400 else "ok"
            self.status.set(tone, "invalid" if tone == "bad" else "check", str(response.status))
        self.status.setVisible(response is not None)
        own = response is not None and not self.answer.whole.strip()
        self.answer.setVisible(not own)
        self.in_paste.setVisible(own)
        self.recognised.show()
        self._fit()
        if paste.answer_problem:
            self.foot.set_text(shown(paste.answer_problem, 400), "warning", "", "warn")
        else:
            lines = self.source.whole.count("\n") + 1
            text = trn("{count} line", "{count} lines", lines, count=number(lines))
            requests = len(paste.requests)
            asked = trn("{count} request", "{count} requests", requests, count=number(requests))
            self.foot.set_text(tr("Nothing is run, sent or kept"), right=f"{text}, {asked}")

    def show_reading(self, reading: Reading, chosen: str) -> None:
        self.recognised.show_reading(reading, chosen)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if part := PastePane.recognised.existing(self):
            part.fit(self.width(), self.height() * 2 // 5)

    @LazyPart
    def recognised(self) -> RecognisedView:
        part = RecognisedView(self)
        part.which.activated.connect(self.request_chosen)
        part.secret_chosen.connect(self.secret_chosen)
        part.fill.clicked.connect(self.select_placeholder)
        self.body.addWidget(part)
        order = (self.answer, part.which, part.fill, part.secret)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)
        return part

    def _fill_head(self) -> None:
        self.head.insertWidget(1, self.form)
        self.paste = tool_button("paste", tr("Paste a request from the clipboard"))
        self.head.addWidget(self.paste)
        self._add_tools(self.head.addWidget, tr("Open a request…"), tr("Clear the request"), answer=False)

    def _answer_row(self) -> QFrame:
        row, layout = titled_row(tr("Answer"))
        layout.insertWidget(1, self.status)
        self._add_tools(layout.addWidget, tr("Open an answer…"), tr("Clear the answer"), answer=True)
        return row

    def _add_tools(self, add: Callable[[QWidget], object], opening: str, clearing: str, *, answer: bool) -> None:
        opener, clearer = tool_button("folder", opening), tool_button("cross", clearing)
        opener.clicked.connect(lambda: self.open_requested.emit(answer))
        clearer.clicked.connect(lambda: self.clear_requested.emit(answer))
        add(opener)
        add(clearer)

"""The left pane of the mode Diagnose: the request, its answer, and the recognised parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from flexgui.flex.text import shown
from flexgui.readers.pasted import Form
from flexgui.translation import number, tr, trn
from flexgui.ui.diagnose.recognised import RecognisedView
from flexgui.ui.diagnose.source_editor import SourceEditor
from flexgui.ui.widgets.buttons import tool_button
from flexgui.ui.widgets.labels import label
from flexgui.ui.widgets.layouts import vbox
from flexgui.ui.widgets.pane import Pane, row_frame
from flexgui.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from flexgui.ui.diagnose.reading import Paste, Reading

FORMS = {
    Form.HTTP: "HTTP", Form.CURL: "cURL", Form.CURL_CMD: "cURL, cmd", Form.POWERSHELL: "PowerShell",
    Form.FETCH: "fetch", Form.CURL_VERBOSE: "curl -v", Form.HAR: "HAR", Form.SUPERAGENT: "superagent",
    Form.PYTHON_SDK: "Python SDK", Form.NODE_LOG: "Node SDK", Form.JAVA_LOG: "Java SDK", Form.DOTNET_LOG: ".NET SDK",
    Form.PHP_LOG: "PHP SDK", Form.POSTMAN: "Postman", Form.BRUNO: "Bruno", Form.OPENCOLLECTION: "OpenCollection",
    Form.INSOMNIA: "Insomnia", Form.HTTPIE: "HTTPie", Form.HTTPIE_EXPORT: "HTTPie", Form.HTTP_FILE: ".http",
}  # fmt: skip
"""The name of each form in the pill."""
MIN_HEIGHT = 90
"""Minimum height of the recognised rows in a low window, in pixels."""


class PastePane(Pane):
    """Holds the texts of the request and of the answer.

    Signals: ``changed()`` when a text must be read again; ``open_requested(bool)`` to open a file, True for the
    answer; ``clear_requested(bool)``; ``paste_requested()``.
    """

    changed = Signal()
    open_requested = Signal(bool)
    clear_requested = Signal(bool)
    paste_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Failing request"), parent)
        self.title.setText(tr("Request"))
        self.form, self.status = Pill(), Pill()
        self._fill_head()
        self.source = SourceEditor(
            tr("Request that failed"),
            tr("Paste the request that failed here, or drop a file. Nothing is run or sent."),
            self,
        )
        self.body.addWidget(self.source, 3)
        self.body.addWidget(self._answer_row())
        self.answer = SourceEditor(
            tr("Answer to it"), tr("Paste the answer, from its status line on: HTTP/1.1 401 Unauthorized"), self
        )
        self.in_paste = label(tr("The answer came with the request."), "dim", wrap=True)
        self.in_paste.setContentsMargins(14, 10, 14, 10)
        self.in_paste.hide()
        self._recognised = QWidget(self)
        self._recognised_part = QScrollArea(self._recognised)
        self.recognised = RecognisedView(self._recognised_part)
        self._lay_out()
        self.clear()
        self.source.changed.connect(self.changed)
        self.answer.changed.connect(self.changed)

    def clear(self) -> None:
        """Show that nothing was read."""
        for widget in (self.form, self.status, self._recognised, self.in_paste):
            widget.hide()
        self.answer.show()
        self.foot.set_text(tr("Nothing is run, sent or kept"), right="")

    def show_paste(self, paste: Paste, index: int) -> None:
        """Show the form of the request, and the choice if there are several."""
        request = paste.requests[index]
        self.form.set("none", "file", FORMS[request.form])
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
        self._recognised.show()
        if paste.answer_problem:
            self.foot.set_text(shown(paste.answer_problem, 400), "warning", "", "warn")
        else:
            lines = self.source.whole.count("\n") + 1
            text = trn("{count} line", "{count} lines", lines, count=number(lines))
            requests = len(paste.requests)
            asked = trn("{count} request", "{count} requests", requests, count=number(requests))
            self.foot.set_text(tr("Nothing is run, sent or kept"), right=f"{text}, {asked}")

    def show_reading(self, reading: Reading, chosen: str) -> None:
        """Show the recognised parts of the request."""
        self.recognised.show_reading(reading, chosen)
        self._fit()

    def set_short(self, short: bool) -> None:
        """Show less in a low window."""
        self.recognised.set_short(short)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Fit the height of the recognised rows to their content, up to two fifths of the pane."""
        layout = self.recognised.layout()
        if layout is not None:
            follows = layout.hasHeightForWidth()
            wanted = layout.totalHeightForWidth(self.width()) if follows else layout.totalSizeHint().height()
            self._recognised_part.setFixedHeight(min(wanted, max(MIN_HEIGHT, self.height() * 2 // 5)))

    def _fill_head(self) -> None:
        self.head.insertWidget(1, self.form)
        paste = tool_button("copy", tr("Paste a request from the clipboard"))
        paste.clicked.connect(self.paste_requested)
        self.head.addWidget(paste)
        self._add_tools(self.head.addWidget, tr("Open a request…"), tr("Clear the request"), answer=False)

    def _answer_row(self) -> QFrame:
        row, layout = self._add_row(tr("Answer"))
        layout.insertWidget(1, self.status)
        self._add_tools(layout.addWidget, tr("Open an answer…"), tr("Clear the answer"), answer=True)
        return row

    def _lay_out(self) -> None:
        self.body.addWidget(self.answer, 1)
        self.body.addWidget(self.in_paste)
        self._recognised_part.setAccessibleName(tr("Recognised"))
        self._recognised_part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._recognised_part.setWidgetResizable(True)
        self._recognised_part.setFrameShape(QFrame.Shape.NoFrame)
        self._recognised_part.setWidget(self.recognised)
        column = vbox(self._recognised)
        column.addWidget(self._add_row(tr("Recognised"))[0])
        column.addWidget(self._recognised_part)
        self.body.addWidget(self._recognised)

    @staticmethod
    def _add_row(title: str) -> tuple[QFrame, QHBoxLayout]:
        row, layout = row_frame()
        row.setProperty("above", True)
        layout.addWidget(label(title, "title"))
        layout.addStretch(1)
        return row, layout

    def _add_tools(self, add: Callable[[QWidget], object], opening: str, clearing: str, *, answer: bool) -> None:
        opener, clearer = tool_button("folder", opening), tool_button("cross", clearing)
        opener.clicked.connect(lambda: self.open_requested.emit(answer))
        clearer.clicked.connect(lambda: self.clear_requested.emit(answer))
        add(opener)
        add(clearer)

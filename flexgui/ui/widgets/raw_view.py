"""The raw token in its three coloured parts, with a legend; or any other text."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from flexgui.flex.text import printable, shown
from flexgui.translation import later, number, tr, trn
from flexgui.ui.resources import color
from flexgui.ui.widgets.code_view import CodeView, Syntax
from flexgui.ui.widgets.labels import label
from flexgui.ui.widgets.layouts import hbox, vbox

PARTS = ((later("header"), "c_bool"), (later("claims"), "c_key"), (later("signature"), "c_str"))
PAGE, PAGE_LINES = 20_000, 500
"""Characters and lines that are laid out at once."""


class Legend(QFrame):
    """Names the colours of a compact token."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paneFoot")
        self.setFixedHeight(28)
        row = hbox(self, (14, 0, 14, 0), 6)
        self._parts: list[QWidget] = []
        self._wanted = True
        for name, token in PARTS:
            self._parts += [_Swatch(token), label(tr(name), "small")]
            row.addWidget(self._parts[-2])
            row.addWidget(self._parts[-1])
            row.addSpacing(8)
        row.addStretch(1)
        self.count = label(role="small")
        row.addWidget(self.count)

    def show_parts(self, visible: bool) -> None:
        """Show the names of the colours, or the number of characters only."""
        self._wanted = visible
        has_colours = len({color(token).name() for _, token in PARTS}) > 1  # not in high contrast
        for part in self._parts:
            part.setVisible(visible and has_colours)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.show_parts(self._wanted)


class RawView(QWidget):
    """An untrusted text, shown literally. A long text is laid out page by page while it is scrolled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = CodeView("token", gutter=False, wrap=True, parent=self)
        self.text.setAccessibleName(tr("Raw text"))
        self.legend = Legend()
        self._whole = ""
        self._at = 0
        column = vbox(self)
        column.addWidget(self.text, 1)
        column.addWidget(self.legend)
        self.text.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_token(self, text: str) -> None:
        self.text.set_syntax("token")
        self._show(text)
        self.legend.show_parts(True)
        self.legend.show()

    def show_text(self, text: str, syntax: Syntax = "text") -> None:
        """Show any text; control characters other than line ends are escaped."""
        self.text.set_syntax(syntax)
        self._show(text)
        self.legend.show_parts(False)
        self.legend.setVisible(self._at < len(text))

    def _show(self, text: str) -> None:
        if text == self._whole:
            return
        self._whole, self._at = text, 0
        self.text.set_text(self._next_page())
        self._show_count()

    def _next_page(self) -> str:
        page = self._whole[self._at : self._at + PAGE]
        while len(printable(page, "\r\n")) > PAGE:  # control characters become six each
            page = page[: len(page) // 2]
        lines = page.splitlines(keepends=True)[:PAGE_LINES]
        self._at += sum(map(len, lines))
        return "\n".join(shown(line.rstrip("\r\n"), PAGE) for line in lines)

    def _scrolled(self, value: int) -> None:
        """Append the next page when the end of the text so far is near."""
        bar = self.text.verticalScrollBar()
        if self._at < len(self._whole) and value >= bar.maximum() - bar.pageStep():
            self.text.appendPlainText(self._next_page())
            self._show_count()

    def _show_count(self) -> None:
        count = len(self._whole)
        if self._at < count:
            text = tr("first {shown} of {count} characters, more below", shown=number(self._at), count=number(count))
        else:
            text = characters(self._whole)
        self.legend.count.setText(text)


def characters(text: str) -> str:
    """Return how many characters a text has, in words."""
    return trn("{count} character", "{count} characters", len(text), count=number(len(text)))


class _Swatch(QWidget):
    """A small square in the colour of a token."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token
        self.setFixedSize(8, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(color(self._token))
        painter.setBrush(color(self._token))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 2, 2)

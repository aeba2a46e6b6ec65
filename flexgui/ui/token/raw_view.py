"""The raw token in its three coloured parts, with a legend; any other text as it came."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from flexgui.flex.text import shown
from flexgui.translation import later, number, tr, trn
from flexgui.ui.resources import color
from flexgui.ui.widgets.code_view import CodeView
from flexgui.ui.widgets.labels import label

PARTS = ((later("header"), "c_bool"), (later("claims"), "c_key"), (later("signature"), "c_str"))
LONGEST = 200_000
"""Characters that are laid out; a longer text is cut, and says so."""


class Legend(QFrame):
    """Names the colours of a compact token."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paneFoot")
        self.setFixedHeight(28)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(6)
        for name, token in PARTS:
            row.addWidget(_Swatch(token))
            row.addWidget(label(tr(name), "small"))
            row.addSpacing(8)
        row.addStretch(1)
        self.count = label(role="small")
        row.addWidget(self.count)


class RawView(QWidget):
    """A text from outside, wrapped anywhere, plain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = CodeView("token", gutter=False, wrap=True)
        self.text.setAccessibleName(tr("Raw text"))
        self.legend = Legend()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.text, 1)
        column.addWidget(self.legend)

    def show_token(self, text: str) -> None:
        """Show a compact token."""
        self.text.set_syntax("token")
        self.text.set_text(text[:LONGEST])
        self.legend.count.setText(characters(text))
        self.legend.show()

    def show_text(self, text: str) -> None:
        """Show any text; control characters are written out, line ends aside."""
        lines = [shown(line, LONGEST) for line in text[:LONGEST].splitlines()]
        if len(text) > LONGEST:
            lines += ["", f"({characters(text)})"]
        self.text.set_syntax("text")
        self.text.set_text("\n".join(lines))
        self.legend.hide()


def characters(text: str) -> str:
    """Return how many characters a text has, and how many of them are laid out if that is not all."""
    count = number(len(text))
    if len(text) > LONGEST:
        return tr("first {shown} of {count} characters", shown=number(LONGEST), count=count)
    return trn("{count} character", "{count} characters", len(text), count=count)


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

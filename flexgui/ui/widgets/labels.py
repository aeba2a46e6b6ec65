"""Labels with plain text only, because it may be foreign. Sentences wrap; names and values are elided."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from flexgui.ui.fonts import font
from flexgui.ui.resources import icon_pixmap, look


def label(text: str = "", role: str = "", *, tone: str = "", wrap: bool = False, selectable: bool = False) -> QLabel:
    """Return a plain-text label; `role` and `tone` name its look in the stylesheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    if wrap:
        made.setMinimumWidth(1)
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def share_width(column: Sequence[QLabel]) -> None:
    """Give the titles in one column of several rows the width of the widest."""
    metrics = QFontMetrics(font("title"))
    width = max((max(each.minimumWidth(), metrics.horizontalAdvance(each.text())) for each in column), default=0)
    for each in column:
        each.setMinimumWidth(width)


def plain_tip(text: str) -> str:
    """Return `text` as a tooltip that shows it literally: a tooltip has no text format to set."""
    if "<" not in text:
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<span style="white-space: pre-wrap">{escaped}</span>'


def set_style(widget: QWidget, name: str, value: str | bool) -> None:
    """Set a property that the stylesheet reads; a change is applied to the widget and its children."""
    if (widget.property(name) or "") == (value or ""):
        return
    widget.setProperty(name, value)
    if not look.styled:
        return  # the property is read when the style sheet is set
    for each in (widget, *widget.findChildren(QWidget)):
        if each.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it is read when the widget is polished
            each.style().unpolish(each)
            each.style().polish(each)


class IconLabel(QWidget):
    """A centred icon of a fixed size in the colour of a token; recolours by itself."""

    def __init__(self, name: str = "", tone: str = "text2", size: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone, self._size = name, tone, size
        self.setFixedSize(size, size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_icon(self, name: str, tone: str) -> None:
        self._name, self._tone = name, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._name:
            pixmap = icon_pixmap(self._name, self._tone, self._size, self.devicePixelRatioF())
            left, top = (self.width() - self._size) // 2, (self.height() - self._size) // 2
            QPainter(self).drawPixmap(left, top, pixmap)


class ElidedLabel(QLabel):
    """One line, elided when space is short, with the whole text as a tooltip. With word wrap it is a sentence."""

    def __init__(
        self,
        text: str = "",
        role: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)

    def take_own_width(self) -> None:
        """Take the width of the text if there is room; the neighbours share the rest."""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        height = self.fontMetrics().height() if self.wordWrap() else super().minimumSizeHint().height()
        return QSize(20, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.wordWrap():
            super().paintEvent(event)
            return
        room = self.contentsRect()
        shown = QFontMetrics(self.font()).elidedText(self.text(), self._mode, room.width())
        self.setToolTip(plain_tip(self.text()) if shown != self.text() else "")
        painter = QPainter(self)
        painter.drawText(room, self.alignment(), shown)
        if self.hasFocus():
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

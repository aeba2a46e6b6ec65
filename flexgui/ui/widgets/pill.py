"""A pill: an icon and a word or two that name a state."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QWidget

from flexgui.ui.fonts import ticking_font
from flexgui.ui.widgets.labels import IconLabel, label, set_style
from flexgui.ui.widgets.layouts import hbox


class Pill(QFrame):
    """A state in its tone: ok, bad, warn, none or busy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pill")
        self.setFixedHeight(22)
        self._widest = 0
        self._icon = IconLabel()
        self._text = label()
        self._text.setFont(ticking_font("pill"))
        row = hbox(self, (6, 0, 8, 0), 6)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)

    @property
    def text(self) -> str:
        return self._text.text()

    def set_widest(self, texts: Iterable[str]) -> None:
        """Take the width of the widest of these texts, if there is room."""
        self._widest = max(self._text.fontMetrics().horizontalAdvance(each) for each in texts)
        self.updateGeometry()

    def set(self, tone: str, icon: str, text: str) -> None:
        self._icon.set_icon(icon, tone)
        self._text.setText(text)
        self.setAccessibleName(text)
        self._text.setProperty("tone", tone)
        set_style(self, "tone", tone)

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width() + max(0, self._widest - self._text.sizeHint().width()), size.height())

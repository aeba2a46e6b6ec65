"""A row of tabs with an optional tool at its right end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTabBar, QWidget

from flexgui.ui.widgets.labels import set_style
from flexgui.ui.widgets.layouts import hbox

MARGIN = 14
"""Space before the first tab and after the last widget, in pixels."""
MIN_WIDTH = 60
"""Minimum width of a tab while another one is wider, in pixels."""
TIGHTENED = 12
"""Pixels by which tabs move closer when space is short, as in the stylesheet."""


class TabRow(QFrame):
    """A tab bar above a stack of pages. Tabs that have too little room are elided and get a tooltip.

    Signals: ``currentChanged(int)`` when another tab was chosen, by the user or by code.
    """

    currentChanged = Signal(int)  # noqa: N815  named like QTabBar's signal

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tabs")
        self.setFixedHeight(40)
        self.bar = _Bar()
        for name in names:
            self.bar.addTab(name)
        self.bar.currentChanged.connect(self.currentChanged)
        self._row = hbox(self, (MARGIN, 0, MARGIN, 0), 10)
        self._row.addWidget(self.bar, 1)

    def add_widget(self, widget: QWidget) -> None:
        self._row.addWidget(widget)

    def set_name(self, index: int, name: str) -> None:
        if name != self.bar.tabText(index):
            self.bar.setTabText(index, name)

    @property
    def current(self) -> int:
        return self.bar.currentIndex()

    def set_current(self, index: int) -> None:
        self.bar.setCurrentIndex(index)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())


class _Bar(QTabBar):
    """Qt's tab bar, as high as the row. A click removes the focus mark of the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            set_style(self, "marked", True)
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        set_style(self, "marked", False)
        super().mousePressEvent(event)

    def minimumTabSizeHint(self, index: int) -> QSize:
        size = self.tabSizeHint(index)
        return QSize(min(size.width(), MIN_WIDTH), size.height())

    def tabLayoutChange(self) -> None:
        """Move the tabs closer where they have too little room, and show the names of elided ones as tooltips."""
        sizes = {index: self.tabSizeHint(index).width() for index in range(self.count()) if self.isTabVisible(index)}
        tight = bool(self.property("tight"))
        roomy = sum(sizes.values()) + (TIGHTENED * len(sizes) if tight else 0)
        if tight == (roomy <= self.width()):
            set_style(self, "tight", not tight)
            return
        for index, width in sizes.items():
            self.setTabToolTip(index, self.tabText(index) if self.tabRect(index).width() < width else "")

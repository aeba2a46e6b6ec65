"""A row of tabs: text only, the chosen one underlined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QWidget

from flexgui.ui.widgets.fitted_row import FittedRow

SHORTEST = 24
"""Pixels of a tab that gives way."""
ROOMY, TIGHT = 22, 10
"""Pixels between two tabs, where there is room and where not."""


class TabRow(QFrame):
    """Tabs above a stack. Where they have too little room, the longest give way, and their tooltips say them whole.

    Signals: ``currentChanged(int)`` whenever another is shown.
    """

    currentChanged = Signal(int)  # noqa: N815  as Qt's own tab bars say it

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tabs")
        self.setFixedHeight(40)
        self._names = tuple(names)
        self._others: list[QWidget] = []
        self._group = QButtonGroup(self)
        self._row = FittedRow(self, self._fit)
        self._row.setContentsMargins(14, 0, 14, 0)
        self._row.setSpacing(ROOMY)
        self._row.addStretch(1)
        for number, name in enumerate(names):
            button = QPushButton(name)
            button.setAccessibleName(name)
            button.setCheckable(True)
            button.setAutoExclusive(True)  # to a screen reader one of several, and no box to tick
            button.setChecked(number == 0)
            self._group.addButton(button, number)
            self._row.insertWidget(number, button)
        self._group.idToggled.connect(self._toggled)

    def add_widget(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self._others.append(widget)
        self._row.addWidget(widget)

    @property
    def current(self) -> int:
        """The number of the shown tab, from 0."""
        return self._group.checkedId()

    def set_current(self, index: int) -> None:
        """Show another tab."""
        self._group.button(index).setChecked(True)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())

    def _fit(self) -> None:
        """Share out what room there is: first the tabs come closer, then the longest give way."""
        buttons = [self._group.button(number) for number in range(len(self._names))]
        metrics = buttons[0].fontMetrics()
        widths = [metrics.horizontalAdvance(name) + 2 for name in self._names]
        between = len(buttons) - 1
        others = [each for each in self._others if not each.isHidden()]
        wanted = sum(widths) + sum(each.sizeHint().width() for each in others) + ROOMY * (between + len(others))
        spacing = ROOMY if wanted <= self.width() - 28 else TIGHT
        least = sum((each.minimumWidth() or each.minimumSizeHint().width()) + TIGHT for each in others)
        room = self.width() - 28 - least - spacing * between
        most = max(widths)
        while most > SHORTEST and sum(min(width, most) for width in widths) > room:
            most -= 1
        for button, name, width in zip(buttons, self._names, widths, strict=True):
            shown = name if width <= most else metrics.elidedText(name, Qt.TextElideMode.ElideRight, most)
            if shown != button.text():
                button.setText(shown)
                button.setToolTip(name if shown != name else "")
        if spacing != self._row.spacing():
            self._row.setSpacing(spacing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        count = len(self._group.buttons())
        button = self._group.button((self.current + step) % count)
        button.setChecked(True)
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def _toggled(self, index: int, checked: bool) -> None:
        if checked:
            self.currentChanged.emit(index)

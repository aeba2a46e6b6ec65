"""A row of tabs: text only, the chosen one underlined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget


class TabRow(QFrame):
    """Tabs above a stack. Signals: ``currentChanged(int)`` whenever another is shown."""

    currentChanged = Signal(int)  # noqa: N815  as Qt's own tab bars say it

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tabs")
        self.setFixedHeight(40)
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 0, 14, 0)
        self._row.setSpacing(22)
        self._row.addStretch(1)
        for number, name in enumerate(names):
            button = QPushButton(name)
            button.setCheckable(True)
            button.setChecked(number == 0)
            self._group.addButton(button, number)
            self._row.insertWidget(number, button)
        self._group.idToggled.connect(self._toggled)

    def add_widget(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self._row.addWidget(widget)

    @property
    def current(self) -> int:
        """The number of the shown tab, from 0."""
        return self._group.checkedId()

    def set_current(self, index: int) -> None:
        """Show another tab."""
        self._group.button(index).setChecked(True)

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

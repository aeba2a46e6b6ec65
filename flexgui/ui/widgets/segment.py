"""A segment: a few choices side by side, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QWidget

from flexgui.ui.widgets.labels import set_style
from flexgui.ui.widgets.layouts import hbox

TIGHTENED = 14
"""Pixels by which each choice becomes narrower when space is short, as in the stylesheet."""


class Segment(QFrame):
    """Choices with equal looks. Signals: ``currentChanged(int)`` when the user chose another."""

    currentChanged = Signal(int)  # noqa: N815  named like QTabBar's signal

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("segment")
        self.setFixedHeight(30)
        self._group = QButtonGroup(self)
        row = hbox(self, (2, 2, 2, 2))
        for number, name in enumerate(names):
            button = QPushButton(name)
            button.setCheckable(True)
            button.setAutoExclusive(True)  # a screen reader announces a radio button
            button.setChecked(number == 0)
            self._group.addButton(button, number)
            row.addWidget(button)
        self._group.idToggled.connect(self._toggled)

    @property
    def is_tight(self) -> bool:
        """True while the choices are closer together."""
        return bool(self.property("tight"))

    @property
    def spare_width(self) -> int:
        """The width that it can give up by moving the choices closer together, in pixels."""
        return TIGHTENED * len(self._group.buttons())

    def set_tight(self, tight: bool) -> None:
        """Move the choices closer together, or back."""
        set_style(self, "tight", tight)

    def set_current(self, index: int) -> None:
        with QSignalBlocker(self._group):  # emits nothing
            self._group.button(index).setChecked(True)

    @property
    def current(self) -> int:
        return self._group.checkedId()

    def _toggled(self, index: int, checked: bool) -> None:
        if checked:
            self.currentChanged.emit(index)

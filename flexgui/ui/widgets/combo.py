"""A combo box that elides its text when space is short and shows the whole text as a tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyleOptionComboBox

AROUND = 10 + 26 + 4
"""Pixels of a combo box that are not for its text: padding, arrow, borders."""

PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.AltModifier)


class ComboBox(QComboBox):
    """Qt's own cuts a long text off in the middle of a letter.

    The list is a window of its own, which Qt makes when it is first asked for: so what concerns it is kept until then.
    """

    popup_width = 0
    """Least width of the list, in pixels."""
    preferred_width = 0
    """Width where there is room for it, in pixels; the box gives way down to its minimum width."""
    unlisted: int | None = None
    """A row that the box can show and the list does not offer."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.preferred_width or hint.width(), hint.height())

    def full_width(self) -> int:
        """Return the width for the whole current text, in pixels, at most `preferred_width`."""
        text = self.fontMetrics().horizontalAdvance(self.currentText())
        return min(self.preferred_width, text + AROUND + self._icon_width())

    def setAccessibleName(self, name: str) -> None:
        # On Linux Qt tells what is chosen in place of the name.
        super().setAccessibleName(name)
        self.setAccessibleDescription(name)

    def showPopup(self) -> None:
        view = self.view()
        view.setMinimumWidth(self.popup_width)
        for row in range(self.count()):
            view.setRowHidden(row, row == self.unlisted)  # type: ignore[attr-defined]
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The list opens before anything is chosen: a row may be an act, or replace what was ticked.
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape) or event.modifiers() not in PLAIN:
            super().keyPressEvent(event)
        else:
            self.showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, self.width() - AROUND - self._icon_width()
        )

    def _icon_width(self) -> int:
        return 0 if self.itemIcon(self.currentIndex()).isNull() else self.iconSize().width() + 4

"""A combo box that elides its text when space is short and shows the whole text as a tooltip."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
)

from flexgui.ui.resources import fill

EXTRA_WIDTH = 10 + 26 + 4
"""Width of a combo box without its text, in pixels: padding, arrow, borders."""

SEPARATOR_HEIGHT = 9
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier)
MODIFIER_KEYS = (Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Meta)


class ComboBox(QComboBox):
    """Elides its text; QComboBox cuts it off in the middle of a letter.

    Qt builds the list when it is first shown: its properties are kept here until then.
    """

    popup_width = 0
    """Minimum width of the list, in pixels."""
    preferred_width = 0
    """Preferred width, in pixels; in a narrow window the box shrinks down to its minimum width."""
    unlisted: int | None = None
    """A row that the box can show but the list does not offer."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.preferred_width or hint.width(), hint.height())

    def full_width(self) -> int:
        """Return the width for the whole current text, in pixels, at most `preferred_width`."""
        text = self.fontMetrics().horizontalAdvance(self.currentText())
        return min(self.preferred_width, text + EXTRA_WIDTH + self._icon_width())

    def setAccessibleName(self, name: str) -> None:
        # On Linux, Qt reports the current text in place of the name.
        super().setAccessibleName(name)
        self.setAccessibleDescription(name)

    def list_view(self) -> QAbstractItemView:
        """Return the list view, prepared to be shown."""
        view = self.view()
        if not isinstance(view.itemDelegate(), _RowDelegate):
            view.setItemDelegate(_RowDelegate(view))
        view.setMinimumWidth(self.popup_width)
        view.setIconSize(self.iconSize())
        for row in range(self.count()):
            view.setRowHidden(row, row == self.unlisted)  # type: ignore[attr-defined]
        return view

    def showPopup(self) -> None:
        self.list_view()
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Keys only open the list: choosing a row may run a command or replace the ticks. Alt opens the menus.
        key, with_alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        is_opener = key in (Qt.Key.Key_Down, Qt.Key.Key_Up) if with_alt else event.modifiers() in PLAIN
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape):
            super().keyPressEvent(event)
        elif is_opener and key not in MODIFIER_KEYS:
            self.showPopup()
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, self.width() - EXTRA_WIDTH - self._icon_width()
        )

    def _icon_width(self) -> int:
        return 0 if self.itemIcon(self.currentIndex()).isNull() else self.iconSize().width() + 4


class _RowDelegate(QStyledItemDelegate):
    """Paints the list as in the stylesheet: the delegate of QComboBox fills a selected row with the accent colour."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, SEPARATOR_HEIGHT) if _is_separator(index) else super().sizeHint(option, index)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if _is_separator(index):
            middle = option.rect.center().y()
            fill(painter, QRect(option.rect.left() + 8, middle, option.rect.width() - 16, 1), "line")
        else:
            super().paint(painter, option, index)


def _is_separator(index: QModelIndex | QPersistentModelIndex) -> bool:
    mark: object = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    return mark == "separator"  # as insertSeparator sets it

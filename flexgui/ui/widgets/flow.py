"""A layout that puts widgets side by side and breaks the row when the width is used up."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Rows from left to right; its height follows its width."""

    def __init__(
        self, parent: QWidget | None = None, margins: tuple[int, int, int, int] = (0, 0, 0, 0), spacing: int = 8
    ) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        """Heights by width. Qt asks for the same ones many times."""
        self.setContentsMargins(*margins)
        self.setSpacing(spacing)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # Qt asks beyond the end
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # Qt asks beyond the end
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """Return the height of all rows; with `place`, also place each widget, centred vertically in its row."""
        margins = self.contentsMargins()
        left, right = rect.left() + margins.left(), rect.right() - margins.right()
        x, y = left, rect.top() + margins.top()
        row: list[tuple[QLayoutItem, QRect]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            if hint.width() > right - left + 1:  # wider than a row: wrap its text
                hint.setWidth(right - left + 1)
                hint.setHeight(max(hint.height(), item.heightForWidth(hint.width())))
            if x > left and x + hint.width() - 1 > right:
                x, y = left, y + _end(row, place=place) + self.spacing()
                row = []
            row.append((item, QRect(QPoint(x, y), hint)))
            x += hint.width() + self.spacing()
        return y + _end(row, place=place) + margins.bottom() - rect.top()


def _end(row: list[tuple[QLayoutItem, QRect]], *, place: bool) -> int:
    """Place the widgets of a row; return its height."""
    height = max((room.height() for _, room in row), default=0)
    for item, room in row if place else ():
        item.setGeometry(room.translated(0, (height - room.height()) // 2))
    return height

"""A tree view with FlexGUI's chevrons and no branch lines."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView, QWidget

from flexgui.ui.resources import fill, paint_icon, paint_selected

CHEVRON = 12
FOCUS_BAR = 2
"""Width of the mark at the edge of the selected row while the view has the focus, in pixels."""


class BranchView(QTreeView):
    """The base of both trees of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paints_selected = False
        """Whether the row that is being painted is selected."""
        self.setIndentation(18)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setSectionsMovable(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)  # makes a row the current one if none is, and selects nothing
        selection, flag = self.selectionModel(), QItemSelectionModel.SelectionFlag
        if not selection.hasSelection():
            selection.select(self.currentIndex(), flag.Select | flag.Rows)

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        # Once for all cells. `isRowSelected` would call the model several times; only whole rows are selected.
        self.paints_selected = self.selectionModel().isSelected(index)
        super().drawRow(painter, options, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex) -> None:  # type: ignore[override]
        if self.paints_selected:
            paint_selected(painter, rect)
            if self.hasFocus():
                fill(painter, QRect(0, rect.top(), FOCUS_BAR, rect.height()), "focus")
        if self.model().hasChildren(index):
            name = "chevron-down" if self.isExpanded(index) else "chevron-right"
            at = QPoint(rect.right() - CHEVRON - 2, rect.top() + (rect.height() - CHEVRON) // 2)
            paint_icon(painter, name, "text3", at, CHEVRON)

"""Rows are selected as usual, and a screen reader's action on a check cell ticks it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from flexgui.ui.widgets.row_selection import RowSelection

NAME, BOX = range(2)


class Shown:
    """A tree of two rows whose second column has check boxes."""

    def __init__(self) -> None:
        self.toggled: list[tuple[int, int]] = []
        self.view = QTreeView()
        self.model = QStandardItemModel(0, 2, self.view)
        for name in ("first", "second"):
            self.model.appendRow([QStandardItem(name), QStandardItem()])
        self.view.setModel(self.model)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.view.setSelectionModel(RowSelection(self.model, (BOX,), self._toggle, self.view))
        self.view.show()

    def _toggle(self, index: QModelIndex) -> None:
        self.toggled.append((index.row(), index.column()))

    @property
    def selected(self) -> set[tuple[int, int]]:
        return {(each.row(), each.column()) for each in self.view.selectionModel().selectedIndexes()}

    def act(self, row: int, column: int) -> None:
        """Trigger a cell's accessible action. The header's cells come first in the list of children."""
        cell = QAccessible.queryAccessibleInterface(self.view).child((row + 1) * 2 + column)
        cell.actionInterface().doAction("Toggle")


@pytest.fixture
def shown() -> Shown:
    return Shown()


def test_whole_rows_are_selected(shown: Shown) -> None:
    shown.view.setCurrentIndex(shown.model.index(0, NAME))
    assert shown.selected == {(0, NAME), (0, BOX)}
    QTest.keyClick(shown.view, Qt.Key.Key_Down)
    assert shown.selected == {(1, NAME), (1, BOX)}
    assert shown.toggled == []


@pytest.mark.parametrize("current", [0, 1])
def test_ticking_a_box_keeps_the_selection(shown: Shown, current: int) -> None:
    shown.view.setCurrentIndex(shown.model.index(current, NAME))
    shown.act(1, BOX)
    shown.act(1, BOX)
    assert shown.toggled == [(1, BOX), (1, BOX)]
    assert shown.selected == {(current, NAME), (current, BOX)}
    assert shown.view.currentIndex() == shown.model.index(current, NAME)


def test_a_cell_without_a_box_is_selected_with_its_row(shown: Shown) -> None:
    shown.view.setCurrentIndex(shown.model.index(0, NAME))
    shown.act(1, NAME)
    assert shown.toggled == []
    assert shown.selected == {(1, NAME), (1, BOX)}


def test_a_box_can_be_ticked_without_a_selection(shown: Shown) -> None:
    shown.act(0, BOX)
    assert shown.toggled == [(0, BOX)]
    assert shown.selected == set()

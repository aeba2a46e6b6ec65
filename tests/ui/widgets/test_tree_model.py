"""The tree model, with trees whose nodes are created lazily; checked by Qt's model tester."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QTreeView

from flexgui.ui.widgets.tree_model import TreeModel


class LazyNode:
    """A node that creates `width` children on first access, `depth` levels deep."""

    def __init__(self, name: str, row: int, parent: LazyNode | None, width: int, depth: int) -> None:
        self.name, self.row, self.parent = name, row, parent
        self._width, self._depth = width, depth
        self.built: list[LazyNode] | None = None

    @property
    def has_children(self) -> bool:
        return self._depth > 0 and self._width > 0

    @property
    def children(self) -> list[LazyNode]:
        if self.built is None:
            below = range(self._width if self.has_children else 0)
            self.built = [LazyNode(f"{self.name}.{row}", row, self, self._width, self._depth - 1) for row in below]
        return self.built


class Names(TreeModel):
    columns = ("Name", "Row")

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node(index)
        if node is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        return node.name if index.column() == 0 else node.row


def roots(count: int = 2, width: int = 3, depth: int = 2) -> list[LazyNode]:
    return [LazyNode(str(row), row, None, width, depth) for row in range(count)]


@pytest.fixture
def model() -> Names:
    model = Names()
    model.set_roots(roots())
    # Qt aborts the process when a rule is broken.
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def test_the_model_can_be_filled_emptied_and_filled_again(model: Names) -> None:
    for tree in ([], roots(5, 1, 4), roots(1, 0, 0), roots()):
        model.set_roots(tree)
        assert model.rowCount() == len(tree)
        assert model.roots is tree


def test_every_index_has_its_node_and_parent(model: Names) -> None:
    top = model.index(1, 0)
    below = model.index(2, 1, top)
    assert (top.data(), below.data(), below.siblingAtColumn(0).data()) == ("1", 2, "1.2")
    assert model.parent(below) == top
    assert model.parent(top) == QModelIndex()
    assert model.index_of(model.node(below), 1) == below
    assert model.node(QModelIndex()) is None


@pytest.mark.parametrize(("row", "column"), [(-1, 0), (2, 0), (0, -1), (0, 2)])
def test_an_index_outside_the_tree_is_invalid(model: Names, row: int, column: int) -> None:
    assert not model.index(row, column).isValid()


def test_only_the_first_column_has_children(model: Names) -> None:
    assert model.hasChildren(model.index(0, 0))
    assert not model.hasChildren(model.index(0, 1))
    assert model.rowCount(model.index(0, 1)) == 0


def test_children_are_created_when_a_row_is_opened(qapp: QApplication) -> None:
    tree = roots()
    model = Names()
    model.set_roots(tree)
    view = QTreeView()
    view.setModel(model)
    view.show()
    qapp.processEvents()
    assert tree[0].built is None
    view.expand(model.index(0, 0))
    qapp.processEvents()
    assert tree[0].built[0].built is None
    assert tree[1].built is None


def test_a_view_with_a_selection_survives_new_trees(qapp: QApplication, model: Names) -> None:
    view = QTreeView()
    view.setModel(model)
    view.show()
    for _ in range(20):
        view.expandAll()
        deep = model.index(0, 0, model.index(0, 0, model.index(0, 0)))
        view.selectionModel().setCurrentIndex(deep, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        model.set_roots(roots())
        qapp.processEvents()
    assert not view.currentIndex().isValid()
    assert model.rowCount() == 2


def test_replaced_nodes_are_released(model: Names, until: Callable[[Callable[[], bool]], None]) -> None:
    model.set_roots(roots())
    before = weakref.ref(model.roots[0])
    model.set_roots(())
    until(lambda: gc.collect() >= 0 and before() is None)

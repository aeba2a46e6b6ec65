"""A read-only Qt model over nodes that own their children and know their row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

Index = QModelIndex | QPersistentModelIndex


class TreeModel(QAbstractItemModel):
    """Reads a tree of nodes; a subclass gives `columns` and `data`.

    A node has `parent` (None at the top), `row` among its siblings, `children` and a cheap `has_children`.

    The model holds the top nodes, and each node its children, so that every node outlives the indexes that point to
    it: `internalPointer` holds no reference.
    """

    columns: tuple[str, ...] = ("",)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.roots: Sequence[Any] = ()
        self._before: Sequence[Any] = ()
        self._release_timer = QTimer(self, singleShot=True, interval=0)
        self._release_timer.timeout.connect(self._release)

    def set_roots(self, roots: Sequence[Any]) -> None:
        self.beginResetModel()
        # Views may still use indexes of the old nodes until the reset is complete.
        self._before, self.roots = self.roots, roots
        self.endResetModel()
        self._release_timer.start()

    def node(self, index: Index) -> Any:
        """Return the node of an index, None for the invisible root."""
        return index.internalPointer()

    def index_of(self, node: Any, column: int = 0) -> QModelIndex:
        return self.createIndex(node.row, column, node)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        siblings = self._children(parent)
        if not (0 <= row < len(siblings) and 0 <= column < len(self.columns)):
            return QModelIndex()
        return self.createIndex(row, column, siblings[row])

    def parent(self, index: Index = QModelIndex()) -> Any:
        node = index.internalPointer()
        above = node.parent if node is not None else None
        return QModelIndex() if above is None else self.createIndex(above.row, 0, above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.column() > 0 else len(self._children(parent))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        is_name = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.columns[section] if is_name and 0 <= section < len(self.columns) else None

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return len(self.columns)

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:
        if parent.column() > 0:
            return False
        node = self.node(parent)
        return bool(self.roots) if node is None else bool(node.has_children)

    def _release(self) -> None:
        self._before = ()

    def _children(self, parent: Index) -> Sequence[Any]:
        node = self.node(parent)
        found: Sequence[Any] = self.roots if node is None else node.children
        return found

"""The claims as a Qt model: reads the lazy nodes of `flexgui.flex.claims`, and words each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, Qt

from flexgui.flex.catalog import Catalog
from flexgui.flex.claims import ClaimNode, meaning, shown
from flexgui.translation import later, tr
from flexgui.ui.delegate import RUNS, Run
from flexgui.ui.widgets.labels import plain_tip
from flexgui.ui.widgets.tree_model import Index, TreeModel

CLAIM, VALUE, MEANING = range(3)
KIND_TOKENS = {
    "string": "c_str",
    "number": "c_num",
    "bool": "c_bool",
    "null": "c_bool",
    "token": "c_str",
    "json": "c_str",
}
TIMES = frozenset({"iat", "exp", "nbf"})
MIDDLE = frozenset({"kid", "n", "data", "jti", "x5c"})
"""Claims whose ends tell more than their middle: keys and IDs."""
ROOT = QModelIndex()


PAGE = 20_000
"""Claims at the top that a view is given at once; it asks for more when its last one comes into sight."""


class ClaimsModel(TreeModel):
    """Columns Claim, Value, Meaning; `now` is the corrected clock."""

    columns = (later("Claim"), later("Value"), later("Meaning"))

    def __init__(self, catalog: Catalog | None, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._catalog = catalog
        self._now = now
        self._given = 0

    def set_nodes(self, nodes: Sequence[ClaimNode]) -> None:
        """Show other claims."""
        self.beginResetModel()
        self._before, self._roots = self._roots, nodes
        self._given = min(PAGE, len(nodes))
        self.endResetModel()

    def give(self, rows: int) -> None:
        """Give the view at least so many of the claims at the top, as far as there are so many."""
        rows = min(rows, len(self._roots))
        if rows > self._given:
            self.beginInsertRows(QModelIndex(), self._given, rows - 1)
            self._given = rows
            self.endInsertRows()

    def meaning(self, node: ClaimNode) -> str:
        """Return what a claim says, at this moment."""
        return meaning(node, self._now(), self._catalog)

    def tick(self) -> None:
        """Word the times anew: they count down."""
        for node in self.roots[:64]:
            if node.name in TIMES:
                at = self.index_of(node, MEANING)
                self.dataChanged.emit(at, at)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(self.columns[section]) if 0 <= section < len(self.columns) else None
        return None

    # A view asks these two, and the flags, for every row of an unfolded container before it paints the first. With
    # 20,000 claims each call counts: these do what TreeModel does in fewer steps, and Qt's own flags are right.

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        above = parent.internalPointer()
        siblings = self._roots if above is None else above.children
        if 0 <= row < (self._given if above is None else len(siblings)) and 0 <= column < 3:
            return self.createIndex(row, column, siblings[row])
        return QModelIndex()

    def index_of(self, node: ClaimNode, column: int = 0) -> QModelIndex:
        if node.parent is None:
            self.give(node.row + 1)
        return super().index_of(node, column)

    def rowCount(self, parent: Index = ROOT) -> int:
        return super().rowCount(parent) if parent.isValid() else self._given

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._given < len(self._roots)

    def fetchMore(self, parent: Index) -> None:
        if not parent.isValid():
            self.give(self._given + PAGE)

    def hasChildren(self, parent: Index = ROOT) -> bool:
        node: ClaimNode | None = parent.internalPointer()
        if node is None:
            return bool(self._roots)
        return node.has_children and parent.column() == 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node: ClaimNode | None = self.node(index)
        if node is None:
            return None
        if role == RUNS:
            return (self._run(node, index.column()),)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(node, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            text = self._text(node, index.column())
            return plain_tip(text if index.column() == MEANING else f"{shown(node.path)}\n{text[:300]}")
        return None

    def _text(self, node: ClaimNode, column: int) -> str:
        if column == CLAIM:
            return shown(node.name)
        return node.summary if column == VALUE else self.meaning(node)

    def _run(self, node: ClaimNode, column: int) -> Run:
        text = self._text(node, column)
        if column == CLAIM:
            return Run(text, "text", "code-group" if node.kind in ("object", "array") else "code-small")
        if column == MEANING:
            return Run(text, "text2", "small")
        return Run(text, KIND_TOKENS.get(node.kind, "text"), "code-small", middle=node.name in MIDDLE)

"""The Qt model of the claims, over the lazily created nodes of `flexgui.flex.claims`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, Qt

from flexgui.flex.catalog import Catalog
from flexgui.flex.claims import ClaimNode, meaning
from flexgui.flex.text import shown
from flexgui.translation import tr
from flexgui.ui.delegate import RUNS, TextRun
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
"""Claims that are elided in the middle: the ends of keys and IDs identify them."""
ROOT = QModelIndex()


class ClaimsModel(TreeModel):
    """Columns Claim, Value, Meaning; `now` is the corrected clock."""

    def __init__(self, catalog: Catalog | None, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = (tr("Claim"), tr("Value"), tr("Meaning"))
        self._catalog = catalog
        self._now = now

    def node_at(self, rows: tuple[int, ...]) -> ClaimNode:
        """Return the node at a row, below those at the other rows."""
        siblings = self.roots
        for row in rows[:-1]:
            siblings = siblings[row].children
        node: ClaimNode = siblings[rows[-1]]
        return node

    def meaning(self, node: ClaimNode) -> str:
        return meaning(node, self._now(), self._catalog)

    def tick(self) -> None:
        """Update the meanings of the times, which count down."""
        for node in self.roots[:64]:
            if node.name in TIMES:
                at = self.index_of(node, MEANING)
                self.dataChanged.emit(at, at)

    # A view calls index, hasChildren and flags for every row of an unfolded container before it paints the first one;
    # these do what TreeModel does in fewer steps.

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        above = parent.internalPointer()
        siblings = self.roots if above is None else above.children
        if 0 <= row < len(siblings) and 0 <= column < 3:
            return self.createIndex(row, column, siblings[row])
        return QModelIndex()

    def hasChildren(self, parent: Index = ROOT) -> bool:
        node: ClaimNode | None = parent.internalPointer()
        if node is None:
            return bool(self.roots)
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

    def _has_expired(self, node: ClaimNode) -> bool:
        value = node.value
        return node.path == "exp" and isinstance(value, int | float) and value <= self._now().timestamp()

    def _run(self, node: ClaimNode, column: int) -> TextRun:
        text = self._text(node, column)
        if column == CLAIM:
            return TextRun(text, "text", "code-group" if node.kind in ("object", "array") else "code-small")
        if column == MEANING:
            return TextRun(text, "warn" if self._has_expired(node) else "text2", "small")
        token, middle, path = KIND_TOKENS.get(node.kind, "text"), node.name in MIDDLE, _is_field_path(node)
        return TextRun(text, token, "code-small", middle=middle, path=path)


def ancestors(node: ClaimNode) -> Iterator[ClaimNode]:
    """Yield the ancestors of a node, the nearest first."""
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def rows_of(node: ClaimNode) -> tuple[int, ...]:
    """Return the rows of the path from the root to a node."""
    return (*reversed([each.row for each in ancestors(node)]), node.row)


def walk(
    nodes: Sequence[ClaimNode], most: int = sys.maxsize, *, keep: bool = True, towards: str = ""
) -> Iterator[ClaimNode]:
    """Yield at most `most` nodes in the order of the rows; not recursive, because they may be deeply nested.

    Without `keep`, parents do not keep the nodes created for this walk. With `towards`, it descends only where a
    claim with that path may be.
    """
    waiting = [iter(nodes)]
    while waiting and most > 0:
        node = next(waiting[-1], None)
        if node is None:
            waiting.pop()
            continue
        yield node
        most -= 1
        on_the_way = node.is_range or towards.startswith(node.path) or not towards
        if on_the_way and node.has_children:
            waiting.append(iter(node.children) if keep else node.children.scan())


def _is_field_path(node: ClaimNode) -> bool:
    """Return whether the value is the dotted path of a field, whose last name has to stay visible."""
    return node.parent is not None and node.parent.name in ("requiredFields", "optionalFields")

"""The Qt model of a comparison: rows under headings, with runs of equal values in one row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt

from flexgui.flex.comparison import (
    Difference,
    Kind,
    Row,
    label,
    rows_to_text,
    to_text,
    value_text,
)
from flexgui.flex.text import shown
from flexgui.history.compare import compare_outcomes
from flexgui.translation import later, number, tr, trn
from flexgui.ui.delegate import RUNS, Run
from flexgui.ui.widgets.labels import plain_tip
from flexgui.ui.widgets.tree_model import Index, TreeModel

if TYPE_CHECKING:
    from flexgui.outcome import Outcome

RESULT, CLAIM, LEFT, RIGHT = range(4)
MAX_TIP_LENGTH = 600
MAX_ROWS = 1_000
"""Rows that are listed at one level, so that two hostile tokens cannot block the window."""
LOOKS = {
    "equal": ("ok", "equals", later("Equal")),
    "changed": ("warn", "not-equal", later("Changed")),
    "only left": ("text2", "arrow-left", later("Only left")),
    "only right": ("text2", "arrow-right", later("Only right")),
}
COUNTS: dict[Kind, str] = {
    "equal": later("{count} equal"),
    "changed": later("{count} changed"),
    "only left": later("{count} only left"),
    "only right": later("{count} only right"),
}
MORE = later("More than can be listed; the copied text has all")
_WORD_LOOKS = {
    "Match": ("ok", "equals"),
    "Differs": ("none", "not-equal"),
    "Absent": ("none", "not-checked"),
}


class Comparison(NamedTuple):
    """The result of comparing two outcomes; `rows` if a token was compared with its capture context."""

    left: str
    right: str
    rows: tuple[Row, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def text(self) -> str:
        """The comparison as lines for a report."""
        head = f"{self.left} | {self.right}\n"
        return head + (rows_to_text(self.rows) if self.rows else to_text(self.differences))

    @property
    def summary(self) -> str:
        """How much differs, as a sentence."""
        if self.rows:
            wrong = sum(each.bad or (each.word == "Differs" and each.group == "Fields") for each in self.rows)
            may = sum(each.word == "Differs" and each.group == "May differ" for each in self.rows)
            parts = [trn("{n} row", "{n} rows", len(self.rows))]
            parts += [trn("{n} mismatch", "{n} mismatches", wrong)] if wrong else []
            parts += [trn("{n} expected difference", "{n} expected differences", may)] if may else []
            return "  ·  ".join(parts)
        if not self.differences:
            return tr("They have nothing in common")
        kinds = [each.kind for each in self.differences]
        found = ((words, kinds.count(kind)) for kind, words in COUNTS.items())
        return "  ·  ".join(tr(words, count=number(count)) for words, count in found if count)


def compare(left: Outcome, right: Outcome, left_title: str, right_title: str) -> Comparison:
    """Compare two outcomes: a transient token with its context by meaning, everything else by path. Slow."""
    parts = compare_outcomes(left, right)
    for part in parts:
        if part.rows:
            titles = (right_title, left_title) if part.swapped else (left_title, right_title)
            return Comparison(*titles, part.rows)
    return Comparison(left_title, right_title, (), tuple(each for part in parts for each in part.differences))


class CompareNode:
    """A heading, a row, or a row that holds equal values; `item` is None except for a row."""

    __slots__ = ("_equal", "_made", "heading", "item", "parent", "row")

    def __init__(
        self,
        row: int,
        item: Row | Difference | None = None,
        heading: str = "",
        equal: Sequence[Difference] = (),
        parent: CompareNode | None = None,
    ) -> None:
        self.row, self.item, self.heading, self.parent = row, item, heading, parent
        self._equal = equal
        self._made: list[CompareNode] | None = None

    @property
    def has_children(self) -> bool:
        """Whether this row holds equal values."""
        return bool(self._equal)

    @property
    def children(self) -> list[CompareNode]:
        """The equal values; nodes are made when they are first needed."""
        if self._made is None:
            self._made = [CompareNode(row, each, parent=self) for row, each in enumerate(self._equal[:MAX_ROWS])]
            if len(self._equal) > MAX_ROWS:
                self._made.append(CompareNode(MAX_ROWS, heading=tr(MORE), parent=self))
        return self._made


class CompareModel(TreeModel):
    """Columns Result, Claim, and one for each side."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.columns = (tr("Result"), tr("Claim"), tr("Left"), tr("Right"))
        self.comparison = Comparison("", "")
        self.only_differences = False

    def show(self, comparison: Comparison, *, only_differences: bool) -> None:
        """Show another comparison."""
        self.comparison, self.only_differences = comparison, only_differences
        self.columns = (tr("Result"), tr("Claim"), comparison.left, comparison.right)
        nodes = list(islice(self._nodes(), MAX_ROWS + 1))
        if len(nodes) > MAX_ROWS:
            nodes[-1] = CompareNode(MAX_ROWS, heading=tr(MORE))
        self.set_roots(nodes)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section] if 0 <= section < len(self.columns) else None
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node: CompareNode | None = self.node(index)
        if node is None:
            return None
        if role == RUNS:
            return self._runs(node, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(node, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.text(node, index.column())[:MAX_TIP_LENGTH])
        return None

    @staticmethod
    def text(node: CompareNode, column: int) -> str:
        """Return the text of a cell."""
        item = node.item
        if item is None:
            return node.heading if column == RESULT else ""
        if isinstance(item, Row):
            return (label(item.word), shown(item.name), shown(item.left), shown(item.right))[column]
        note = f"  ({item.note})" if item.note and column == RIGHT else ""
        return (
            tr(LOOKS[item.kind][2]),
            shown(item.path) or tr("(all)"),
            value_text(item.left),
            value_text(item.right),
        )[column] + note

    def _runs(self, node: CompareNode, column: int) -> tuple[Run, ...]:
        text, item = self.text(node, column), node.item
        if item is None:
            if node.has_children and column == RESULT:
                return (Run(tr("Equal"), "ok", "pill", icon="equals"),)
            if node.has_children and column == CLAIM:
                return (Run(node.heading, "text2", "small"),)
            return (Run(text, "text", "title"),) if column == RESULT else ()
        if column == RESULT:
            tone, icon = _look(item)
            return (Run(text, tone, "pill", icon=icon),)
        name = item.name if isinstance(item, Row) else item.path
        middle = isinstance(item, Difference) if column == CLAIM else name in ("header.kid", "jti")
        return (Run(text, "text2" if column == LEFT else "text", "code-small", middle=middle),)

    def _nodes(self) -> Iterator[CompareNode]:
        row = 0
        if self.comparison.rows:
            for group, inside in groupby(self.comparison.rows, lambda each: each.group):
                shown_rows = [each for each in inside if not (self.only_differences and each.word == "Match")]
                for node in (CompareNode(0, heading=label(group)), *(CompareNode(0, each) for each in shown_rows)):
                    if shown_rows:
                        node.row = row
                        yield node
                        row += 1
            return
        for equal, run in groupby(self.comparison.differences, lambda each: each.kind == "equal"):
            for node in self._folded(list(run)) if equal else (CompareNode(0, each) for each in run):
                node.row = row
                yield node
                row += 1

    def _folded(self, equal: list[Difference]) -> Iterable[CompareNode]:
        if self.only_differences:
            return ()
        if len(equal) == 1:
            return (CompareNode(0, equal[0]),)
        first, last = shown(equal[0].path, 60), shown(equal[-1].path, 60)
        heading = tr("{count} values, {first} … {last}", count=number(len(equal)), first=first, last=last)
        return (CompareNode(0, heading=heading, equal=equal),)


def _look(item: Row | Difference) -> tuple[str, str]:
    if isinstance(item, Difference):
        return LOOKS[item.kind][:2]
    if item.bad or (item.word == "Differs" and item.group == "Fields"):
        return "bad", "not-equal"
    return _WORD_LOOKS[item.word]

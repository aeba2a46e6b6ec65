"""The Qt model of a comparison: rows under headings, with runs of equal values in one row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt

from flexgui.flex.columns import Columns
from flexgui.flex.comparison import (
    Difference,
    DifferenceKind,
    Row,
    label,
    rows_to_text,
    to_text,
    value_text,
)
from flexgui.flex.text import shown
from flexgui.history.compare import compare_outcomes
from flexgui.translation import later, number, tr, trn
from flexgui.ui.delegate import RUNS, TextRun
from flexgui.ui.widgets.labels import plain_tip
from flexgui.ui.widgets.tree_model import Index, TreeModel

if TYPE_CHECKING:
    from flexgui.outcome import Outcome

RESULT, CLAIM, LEFT, RIGHT = range(4)
MAX_TIP_LENGTH = 600
MAX_ROWS = 1_000
"""Maximum number of rows at one level, so that hostile tokens cannot block the window."""
LOOKS = {
    "equal": ("ok", "equals", later("Equal")),
    "changed": ("warn", "not-equal", later("Changed")),
    "only left": ("text2", "arrow-left", later("Only left")),
    "only right": ("text2", "arrow-right", later("Only right")),
}
COUNTS: dict[DifferenceKind, str] = {
    "equal": later("{count} equal"),
    "changed": later("{count} changed"),
    "only left": later("{count} only left"),
    "only right": later("{count} only right"),
}
TRUNCATED = later("More than can be listed; the copied text has all")
NO_PLACES = range(0)
_WORD_LOOKS = {
    "Match": ("ok", "equals"),
    "Differs": ("none", "not-equal"),
    "Absent": ("none", "not-checked"),
}
_GROUP, _WORD, _KIND = Row._fields.index("group"), Row._fields.index("word"), Difference._fields.index("kind")


class Comparison(NamedTuple):
    """The result of comparing two outcomes; `rows` if a token was compared with its capture context."""

    left: str
    right: str
    rows: Columns[Row] = Columns(Row)
    differences: Columns[Difference] = Columns(Difference)

    @property
    def text(self) -> str:
        """The comparison as lines for a report."""
        head = f"{self.left} | {self.right}\n"
        return head + (rows_to_text(self.rows) if self.rows else to_text(self.differences))

    @property
    def summary(self) -> str:
        """How much differs, as a sentence."""
        if self.rows:
            groups, words = self.rows.column(_GROUP), self.rows.column(_WORD)
            differ = Counter(group for group, word in zip(groups, words, strict=True) if word == "Differs")
            wrong, may = differ["Must agree"] + differ["Fields"], differ["May differ"]
            parts = [trn("{n} row", "{n} rows", len(self.rows))]
            parts += [trn("{n} mismatch", "{n} mismatches", wrong)] if wrong else []
            parts += [trn("{n} expected difference", "{n} expected differences", may)] if may else []
            return "  ·  ".join(parts)
        if not self.differences:
            return tr("They have nothing in common")
        kinds = self.differences.column(_KIND)
        found = ((words, kinds.count(kind)) for kind, words in COUNTS.items())
        return "  ·  ".join(tr(words, count=number(count)) for words, count in found if count)


def compare(left: Outcome, right: Outcome, left_title: str, right_title: str) -> Comparison:
    """Compare two outcomes: a transient token with its context by meaning, everything else by path. Slow."""
    parts = compare_outcomes(left, right)
    for part in parts:
        if part.rows:
            titles = (right_title, left_title) if part.swapped else (left_title, right_title)
            return Comparison(*titles, part.rows)
    if len(parts) == 1:
        return Comparison(left_title, right_title, differences=parts[0].differences)
    differences = Columns(Difference, chain.from_iterable(part.differences for part in parts))
    return Comparison(left_title, right_title, differences=differences)


class CompareNode:
    """A heading, a row, or a row that holds equal values; `item` is None except for a row."""

    __slots__ = ("_differences", "_equal", "_made", "heading", "item", "parent", "row")

    def __init__(
        self,
        row: int,
        item: Row | Difference | None = None,
        heading: str = "",
        equal: range = NO_PLACES,
        differences: Sequence[Difference] = (),
        parent: CompareNode | None = None,
    ) -> None:
        """`equal` has the places of the equal values in `differences`."""
        self.row, self.item, self.heading, self.parent = row, item, heading, parent
        self._equal, self._differences = equal, differences
        self._made: list[CompareNode] | None = None

    @property
    def has_children(self) -> bool:
        """Whether this row holds equal values."""
        return bool(self._equal)

    @property
    def children(self) -> list[CompareNode]:
        """The equal values; nodes are made when they are first needed."""
        if self._made is None:
            listed = (self._differences[place] for place in self._equal[:MAX_ROWS])
            self._made = [CompareNode(row, each, parent=self) for row, each in enumerate(listed)]
            if len(self._equal) > MAX_ROWS:
                self._made.append(CompareNode(MAX_ROWS, heading=tr(TRUNCATED), parent=self))
        return self._made


class CompareModel(TreeModel):
    """Columns Result, Claim, and one for each side."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = (tr("Result"), tr("Claim"), tr("Left"), tr("Right"))
        self.comparison = Comparison("", "")
        self.only_differences = False

    def show(self, comparison: Comparison, *, only_differences: bool) -> None:
        self.comparison, self.only_differences = comparison, only_differences
        self.columns = (tr("Result"), tr("Claim"), comparison.left, comparison.right)
        nodes = list(islice(self._nodes(), MAX_ROWS + 1))
        if len(nodes) > MAX_ROWS:
            nodes[-1] = CompareNode(MAX_ROWS, heading=tr(TRUNCATED))
        self.set_roots(nodes)

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

    def _runs(self, node: CompareNode, column: int) -> tuple[TextRun, ...]:
        text, item = self.text(node, column), node.item
        if item is None:
            if node.has_children and column == RESULT:
                return (TextRun(tr("Equal"), "ok", "pill", icon="equals"),)
            if node.has_children and column == CLAIM:
                return (TextRun(node.heading, "text2", "small"),)
            return (TextRun(text, "text", "title"),) if column == RESULT else ()
        if column == RESULT:
            tone, icon = _look(item)
            return (TextRun(text, tone, "pill", icon=icon),)
        name = item.name if isinstance(item, Row) else item.path
        middle = isinstance(item, Difference) if column == CLAIM else name in ("header.kid", "jti")
        return (TextRun(text, "text2" if column == LEFT else "text", "code-small", middle=middle),)

    def _nodes(self) -> Iterator[CompareNode]:
        nodes = self._nodes_of_rows() if self.comparison.rows else self._nodes_of_differences()
        for row, node in enumerate(nodes):
            node.row = row
            yield node

    def _nodes_of_rows(self) -> Iterator[CompareNode]:
        rows = self.comparison.rows
        words = rows.column(_WORD)
        for _, places in _places(rows.column(_GROUP)):
            listed = (place for place in places if not (self.only_differences and words[place] == "Match"))
            for number_in_group, place in enumerate(listed):
                row = rows[place]
                if not number_in_group:
                    yield CompareNode(0, heading=label(row.group))
                yield CompareNode(0, row)

    def _nodes_of_differences(self) -> Iterator[CompareNode]:
        differences = self.comparison.differences
        for kind, places in _places(differences.column(_KIND)):
            if kind != "equal" or (len(places) == 1 and not self.only_differences):
                yield from (CompareNode(0, differences[place]) for place in places)
            elif not self.only_differences:
                first, last = (shown(differences[place].path, 60) for place in (places[0], places[-1]))
                heading = tr("{count} values, {first} … {last}", count=number(len(places)), first=first, last=last)
                yield CompareNode(0, heading=heading, equal=places, differences=differences)


def _places(values: Iterable[object]) -> Iterator[tuple[object, range]]:
    """Yield each run of equal values with its places."""
    start = 0
    for value, run in groupby(values):
        end = start + sum(1 for _ in run)
        yield value, range(start, end)
        start = end


def _look(item: Row | Difference) -> tuple[str, str]:
    if isinstance(item, Difference):
        return LOOKS[item.kind][:2]
    if item.bad or (item.word == "Differs" and item.group == "Fields"):
        return "bad", "not-equal"
    return _WORD_LOOKS[item.word]

"""The Qt model of the fields, with two check columns. One dictionary holds the ticks; groups derive theirs from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal

from flexgui.flex.catalog import Catalog, Field, FieldGroup
from flexgui.flex.request import CaptureContextRequest, RequestedField
from flexgui.flex.text import shown
from flexgui.translation import later, tr, trn
from flexgui.ui.delegate import CHECKABLE, RUNS, TextRun
from flexgui.ui.widgets.labels import plain_tip
from flexgui.ui.widgets.tree_model import Index, TreeModel

FIELD, INCLUDE, REQUIRED = range(3)
PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
TICKABLE = PLAIN | Qt.ItemFlag.ItemIsUserCheckable
SENSITIVITY = {"card": later("Card data."), "pii": later("Personal data.")}


class GroupNode:
    """A group of fields; `paths` are those of its fields."""

    def __init__(self, group: FieldGroup, row: int) -> None:
        self.parent = None
        self.row = row
        self.path, self.label = group.key, group.label
        self.children = [FieldNode(field, self, number) for number, field in enumerate(group.fields)]
        self.has_children = bool(self.children)
        self.paths = [field.path for field in group.fields]


class FieldNode:
    """A field; it has no children."""

    children: tuple[FieldNode, ...] = ()
    has_children = False

    def __init__(self, field: Field, parent: GroupNode, row: int) -> None:
        self.field = field
        self.parent = parent
        self.row = row
        self.path, self.label, self.paths = field.path, shown(field.label), [field.path]


class FieldsModel(TreeModel):
    """Columns Field, Include, Required.

    Signals: ``changed()`` when the user changed the request; ``ticked(str)`` the ticked or unticked row and its
    new state, as text.
    """

    changed = Signal()
    ticked = Signal(str)

    def __init__(self, catalog: Catalog, custom: Iterable[str] = ()) -> None:
        super().__init__()
        self.columns = (tr("Field"), tr("Include"), tr("Required"))
        self._base = catalog
        self.custom_fields = tuple(custom)
        self._unknown: tuple[str, ...] = ()
        self._ticked: dict[str, bool] = {}
        self._search = ""
        self.explicit = False
        self.catalog = catalog
        self._rebuild()

    # The request

    def request(self) -> CaptureContextRequest:
        """Return the ticked fields, in the order of the catalog."""
        written = True if self.explicit else None
        return CaptureContextRequest(
            tuple(
                RequestedField(field.path, written if self._ticked[field.path] else False)
                for field in self.catalog.fields
                if field.path in self._ticked
            )
        )

    def set_request(self, request: CaptureContextRequest) -> None:
        """Tick the fields of `request`; paths that the catalog does not have are added as unknown fields."""
        self._ticked = {each.path: each.is_required for each in request.fields}
        known = self._base.with_custom(self.custom_fields)
        unknown = tuple(path for path in self._ticked if known.by_path(path) is None)
        if unknown != self._unknown:
            self._unknown = unknown
            self._rebuild()
        else:
            self._all_changed()

    def state_text(self, path: str) -> str:
        """Return whether a field is included and required, in words."""
        required = self._ticked.get(path)
        return {None: tr("not included"), True: tr("included, required"), False: tr("included, optional")}[required]

    def set_custom(self, paths: Iterable[str]) -> None:
        """Replace the custom fields; emits nothing. `set_request` ticks them."""
        self.custom_fields = tuple(paths)
        self._rebuild()

    def add_custom(self, path: str) -> None:
        if self.catalog.by_path(path) is None or path in self._unknown:
            self.custom_fields = (*self.custom_fields, path)
            self._unknown = tuple(each for each in self._unknown if each != path)
        self._ticked.setdefault(path, True)
        self._rebuild()
        self.changed.emit()

    def remove_custom(self, path: str) -> None:
        self.custom_fields = tuple(each for each in self.custom_fields if each != path)
        self._unknown = tuple(each for each in self._unknown if each != path)
        self._ticked.pop(path, None)
        self._rebuild()
        self.changed.emit()

    def is_own(self, path: str) -> bool:
        """Return whether the path can be removed: it is not in the built-in catalog."""
        return self._base.by_path(path) is None

    # Ticks

    def toggle(self, index: QModelIndex, column: int) -> None:
        """Toggle a check box of a row; a partly ticked one becomes ticked."""
        cell = index.siblingAtColumn(column)
        state = cell.data(Qt.ItemDataRole.CheckStateRole)
        ticked = state is not None and Qt.CheckState(state) == Qt.CheckState.Checked
        self.setData(cell, Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        node = self.node(index)
        if node is None or role != Qt.ItemDataRole.CheckStateRole or index.column() not in (INCLUDE, REQUIRED):
            return False
        # A click passes a plain int, code a Qt.CheckState.
        ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        if index.column() == INCLUDE:
            self._include(node, ticked)
        else:
            self._require(node, ticked)
        self._all_changed()
        self.changed.emit()
        self.ticked.emit(f"{node.label}: {self._words(node)}")
        return True

    def set_search(self, text: str) -> None:
        """Mark the characters that match a search."""
        self._search = text.strip().lower()
        self._all_changed()

    # Overrides of Qt

    def flags(self, index: Index) -> Qt.ItemFlag:
        node, column = self.node(index), index.column()
        if node is None:
            return Qt.ItemFlag.NoItemFlags
        return TICKABLE if column != FIELD and self._box(node, column) is not None else PLAIN

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section != FIELD:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.ToolTipRole and section == INCLUDE:
            return tr("The server is asked to capture what is ticked.")
        if role == Qt.ItemDataRole.ToolTipRole and section == REQUIRED:
            return tr('A field is required unless the body says\n"required": false. A required one is written as {}.')
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node(index)
        if node is None:
            return None
        column = index.column()
        if column == FIELD:
            return self._name(node, role)
        if role == CHECKABLE:
            return self._box(node, column)
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._state(node, column) if self._box(node, column) == "live" else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.columns[column]} {node.label}"
        return None

    def _name(self, node: GroupNode | FieldNode, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return node.label
        if role == RUNS:
            return self._group_runs(node) if isinstance(node, GroupNode) else self._field_runs(node)
        if role == Qt.ItemDataRole.ToolTipRole:
            if isinstance(node, GroupNode):
                return plain_tip(tr("Fields below {path}", path=node.path))
            return plain_tip(self._tip(node))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return f"{node.path}, {self._words(node)}"
        return None

    def _group_runs(self, node: GroupNode) -> tuple[TextRun, ...]:
        included, n = sum(path in self._ticked for path in node.paths), len(node.paths)
        count = tr("{included} of {n}", included=included, n=n) if included else str(n)
        return TextRun(node.label, role="title"), TextRun(count, "text3", "small", droppable=True)

    def _field_runs(self, node: FieldNode) -> tuple[TextRun, ...]:
        field = node.field
        label = node.label
        at = label.lower().find(self._search) if self._search else -1
        marked = (at, at + len(self._search)) if at >= 0 else None
        warning = (TextRun("", "warn", icon="warning"),) if field.path in self._unknown else ()
        # The label of a custom field is its last name; the names above distinguish it from others.
        beside = ".".join(field.path.split(".")[-3:-1]) if field.own else field.leaf
        leaf = (TextRun(shown(beside), "text3", "code-small", droppable=True),)
        return (*warning, TextRun(label, marked=marked), *leaf)

    def _tip(self, node: FieldNode) -> str:
        field = node.field
        if field.path in self._unknown:
            return f"{shown(field.path)}\n{tr('Not in the documented list; sent as it is.')}"
        if field.own:
            return f"{shown(field.path)}\n{tr('A custom field.')}"
        sentences = [field.description]
        if field.sensitivity in SENSITIVITY:
            sentences.append(tr(SENSITIVITY[field.sensitivity]))
        if field.example:
            sentences.append(tr("For example {example}.", example=field.example))
        if not field.documented:
            sentences.append(tr("Only in an example of the specification."))
        return f"{field.label}\n{' '.join(sentences)}\n{field.path}\n{field.documentation}"

    def _words(self, node: GroupNode | FieldNode) -> str:
        if isinstance(node, GroupNode):
            flags = [self._ticked[path] for path in node.paths if path in self._ticked]
            included = tr("{included} of {n}", included=len(flags), n=len(node.paths))
            return f"{included}, {trn('{n} required', '{n} required', sum(flags))}"
        return self.state_text(node.path)

    def _box(self, node: GroupNode | FieldNode, column: int) -> str | None:
        """Return whether a cell has a box: "live", or "faint" for one that shows only under the mouse."""
        if column == INCLUDE or any(path in self._ticked for path in node.paths):
            return "live"
        return None if isinstance(node, GroupNode) else "faint"

    def _state(self, node: GroupNode | FieldNode, column: int) -> Qt.CheckState:
        if column == INCLUDE:
            ticks = [path in self._ticked for path in node.paths]
        else:
            ticks = [self._ticked[path] for path in node.paths if path in self._ticked]
        if all(ticks):
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if any(ticks) else Qt.CheckState.Unchecked

    def _include(self, node: GroupNode | FieldNode, ticked: bool) -> None:
        for path in node.paths:
            if ticked:
                self._ticked.setdefault(path, True)
            else:
                self._ticked.pop(path, None)

    def _require(self, node: GroupNode | FieldNode, ticked: bool) -> None:
        """Set the flag of a field, which includes it, or of the included fields of a group."""
        for path in node.paths:
            if path in self._ticked or isinstance(node, FieldNode):
                self._ticked[path] = ticked

    def _rebuild(self) -> None:
        self.catalog = self._base.with_custom([*self.custom_fields, *self._unknown])
        self.set_roots([GroupNode(group, row) for row, group in enumerate(self.catalog.groups)])

    def _all_changed(self) -> None:
        """Emit dataChanged for every row; that is cheaper than finding the changed ones."""
        for group in self.roots:
            at = self.index_of(group)
            self.dataChanged.emit(at, at.siblingAtColumn(REQUIRED))
            last = len(group.children) - 1
            if last >= 0:
                self.dataChanged.emit(self.index(0, 0, at), self.index(last, REQUIRED, at))

    def index_of_path(self, path: str) -> QModelIndex:
        """Return the index of a field, invalid if there is none."""
        for group in self.roots:
            for child in group.children:
                if child.field.path == path:
                    return self.index_of(child)
        return QModelIndex()

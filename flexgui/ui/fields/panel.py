"""The fields panel: presets, search, the tree, custom fields, and the number of requested fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox

from flexgui.errors import UsageError
from flexgui.flex.catalog import Catalog, check_path
from flexgui.flex.request import MAX_FIELDS, CaptureContextRequest, presets, request_of
from flexgui.translation import later, tr, trn
from flexgui.ui.fields.entry_rows import EntryLine, OwnFieldRow, PresetNameRow
from flexgui.ui.fields.model import INCLUDE, FieldNode, FieldsModel
from flexgui.ui.fields.view import FieldsView
from flexgui.ui.widgets.buttons import make_search_field, tool_button
from flexgui.ui.widgets.combo import ComboBox
from flexgui.ui.widgets.labels import label, plain_tip
from flexgui.ui.widgets.pane import Pane, row_frame

PRESET_WIDTH, MAX_PRESET_WIDTH = 136, 270
"""Usual and maximum width of the list of presets, in pixels."""
ROUNDING = 4
"""Pixels by which Qt may draw a text wider than it measured."""
NONE, CUSTOM = later("None"), later("Custom")
PRESET, SAVE, DELETE = "preset ", "save", "delete "
"""The data of a row in the list of presets: an action, followed by the name of its preset."""


class FieldsPanel(Pane):
    """Ticks become a request.

    Signals: ``request_changed(CaptureContextRequest)`` when the user changed it here; ``current_path_changed(str)``;
    ``custom_fields_changed(tuple)``; ``user_presets_changed(dict)`` name to a list of [path, required].
    """

    request_changed = Signal(object)
    current_path_changed = Signal(str)
    custom_fields_changed = Signal(object)
    user_presets_changed = Signal(object)

    def __init__(
        self,
        catalog: Catalog,
        custom: Iterable[str] = (),
        user_presets: Mapping[str, list[Any]] | None = None,
    ) -> None:
        super().__init__(tr("Fields"))
        self.model = FieldsModel(catalog, custom)
        self._presets = presets(catalog)
        self._user = {name: request_of(entries) for name, entries in (user_presets or {}).items()}
        self.preset = ComboBox()
        self.preset.setAccessibleName(tr("Preset"))
        self.preset.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.preset.setMinimumContentsLength(8)
        self.preset.popup_width = 280
        self.search = EntryLine()
        self.add = tool_button("plus", tr("Add a field of your own"))
        self.view = FieldsView(self.model)
        self._lay_out()
        self._fill_presets()
        self.preset.activated.connect(self._choose)
        self.search.textChanged.connect(self._filter)
        self.search.finished.connect(self.focus_tree)
        self.add.clicked.connect(self._toggle_own)
        self.model.changed.connect(self._changed)
        self.view.removal_requested.connect(self._remove_own)
        self.view.selectionModel().currentChanged.connect(self._current)
        self._show_count()

    def request(self) -> CaptureContextRequest:
        return self.model.request()

    def set_request(self, request: CaptureContextRequest) -> None:
        """Tick the fields of `request`; emits nothing."""
        self.model.set_request(request)
        self._show_count()

    @property
    def user_presets(self) -> dict[str, CaptureContextRequest]:
        return dict(self._user)

    @property
    def all_presets(self) -> dict[str, CaptureContextRequest]:
        """All presets by the name that `apply_preset` takes."""
        return {NONE: CaptureContextRequest()} | self._presets | self._user

    def preset_label(self, name: str) -> str:
        """Return the name of a preset as it is shown."""
        return name if name in self._user else tr(name)

    def restore(
        self, custom: tuple[str, ...], user_presets: dict[str, CaptureContextRequest], request: CaptureContextRequest
    ) -> None:
        """Restore an earlier state of custom fields, presets and ticks; emits the signals of the first two only."""
        if custom != self.model.custom_fields:
            self.model.set_custom(custom)
            self.custom_fields_changed.emit(custom)
        if user_presets != self._user:
            self._user = dict(user_presets)
            self._presets_changed()
        self.set_request(request)

    def apply_preset(self, name: str) -> None:
        """Tick a preset by its name (in English for built-in presets)."""
        self.model.set_request(self.all_presets[name])
        self._changed()

    def set_explicit(self, explicit: bool) -> None:
        """Write ``"required": true`` out, or leave it out."""
        self.model.explicit = explicit
        self._changed()

    def select_path(self, path: str) -> None:
        """Make the row of this field the current one; emits nothing."""
        index = self.model.index_of_path(path)
        if index.isValid() and index != self.view.currentIndex().siblingAtColumn(0):
            with QSignalBlocker(self):
                self.view.setCurrentIndex(index)

    def reveal(self, path: str) -> None:
        """Tick a field, if it is not ticked, and go to its row."""
        self.search.clear()
        if path not in self.model.request().paths:
            self.model.toggle(self.model.index_of_path(path), INCLUDE)
        self.view.setCurrentIndex(self.model.index_of_path(path))
        self.view.setFocus()

    def save_preset(self, name: str) -> None:
        self._user[name] = self.model.request()
        self._presets_changed()

    def focus_tree(self) -> None:
        """Focus the first visible field, so that the keyboard can tick it at once."""
        self.view.setFocus()
        for group in self.model.roots:
            at = self.model.index_of(group)
            for child in group.children:
                if not self.view.isRowHidden(child.row, at):
                    self.view.setCurrentIndex(self.model.index_of(child))
                    return

    # Inside

    def _lay_out(self) -> None:
        self.head.setSpacing(5)  # leaves just enough room for the longest built-in name
        self.head.addWidget(label(tr("Preset"), "dim"))
        self.head.addWidget(self.preset)
        self.preset.preferred_width = MAX_PRESET_WIDTH
        self.preset.setMinimumWidth(84)
        self.preset.setMaximumWidth(PRESET_WIDTH)
        row, layout = row_frame()
        layout.setContentsMargins(10, 0, 10, 0)
        make_search_field(self.search, tr("Find a field"), tr("Find a field"))
        layout.addWidget(self.search, 1)
        layout.addWidget(self.add)
        self.body.addWidget(row)
        self.body.addWidget(self.view, 1)

    @cached_property
    def name_row(self) -> PresetNameRow:
        made = PresetNameRow()
        made.name.textChanged.connect(self._check_name)
        made.save.clicked.connect(self._save_named)
        made.cancelled.connect(self._close_naming)
        self.body.insertWidget(0, made)
        return made

    @cached_property
    def own_row(self) -> OwnFieldRow:
        made = OwnFieldRow()
        made.path.finished.connect(self._add_own)
        made.path.cancelled.connect(self._toggle_own)
        self.body.insertWidget(self.body.indexOf(self.view), made)
        return made

    def _changed(self) -> None:
        self._show_count()
        self.request_changed.emit(self.model.request())

    def _show_count(self) -> None:
        request = self.model.request()
        count, required = len(request.fields), len(request.required_paths)
        if count:
            of = trn("{count} of {n} field", "{count} of {n} fields", len(self.model.catalog.fields), count=count)
            self.foot.set_text(f"{of}  ·  {trn('{n} required', '{n} required', required)}")
        else:
            self.foot.set_text(tr("No field ticked"))
        self._show_preset(request)

    def _show_preset(self, request: CaptureContextRequest) -> None:
        wanted = _shape(request)
        name = next((name for name, each in self.all_presets.items() if _shape(each) == wanted), CUSTOM)
        self.preset.setCurrentIndex(self.preset.findData(PRESET + name))
        self.preset.setToolTip(plain_tip(self.preset.currentText()))
        self.preset.setMaximumWidth(max(PRESET_WIDTH, self.preset.full_width() + ROUNDING))

    def _fill_presets(self) -> None:
        self.preset.clear()
        for name in (NONE, *self._presets):
            self.preset.addItem(tr(name), PRESET + name)
        if self._user:
            self.preset.insertSeparator(self.preset.count())
        for name in self._user:
            self.preset.addItem(name, PRESET + name)
        self.preset.insertSeparator(self.preset.count())
        self.preset.addItem(tr("Save as a preset…"), SAVE)
        for name in self._user:
            self.preset.addItem(tr("Delete “{name}”", name=name), DELETE + name)
        self.preset.addItem(tr(CUSTOM), PRESET + CUSTOM)
        # "Custom" is shown for other ticks and cannot be chosen.
        self.preset.unlisted = self.preset.count() - 1
        self._show_preset(self.model.request())

    def _choose(self, index: int) -> None:
        what = self.preset.itemData(index)
        if what == SAVE:
            self._open_naming()
        elif what.startswith(DELETE):
            self._delete_preset(what.removeprefix(DELETE))
        elif index != self.preset.unlisted:
            self.apply_preset(what.removeprefix(PRESET))
        self._show_preset(self.model.request())

    def _open_naming(self) -> None:
        self.name_row.show()
        self.name_row.name.setFocus()
        self.name_row.name.selectAll()
        self._check_name()

    def _close_naming(self) -> None:
        self.name_row.hide()
        self._show_count()
        self.preset.setFocus()

    def _check_name(self) -> None:
        """Show whether the typed name can be used; the text is kept."""
        name = self.name_row.name.text().strip()
        own = name in self._user
        known = name in (NONE, CUSTOM, *self._presets)
        listed = bool(name) and self.preset.findText(name, Qt.MatchFlag.MatchExactly) >= 0  # separators have no text
        taken = not own and (known or listed)
        too_many = len(self.model.request().fields) > MAX_FIELDS
        self.name_row.show_state(own=own, taken=taken or too_many)
        if too_many:
            self.foot.set_text(tr("A preset has at most {most} fields.", most=MAX_FIELDS), "invalid", tone="bad")
        elif taken:
            self.foot.set_text(tr("“{name}” comes with FlexGUI; take another name.", name=name), "invalid", tone="bad")
        elif own:
            self.foot.set_text(tr("“{name}” is taken: it can be replaced.", name=name), "warning", tone="warn")
        else:
            self._show_count()

    def _save_named(self) -> None:
        self.save_preset(self.name_row.name.text().strip())
        self.name_row.name.clear()
        self._close_naming()

    def _delete_preset(self, name: str) -> None:
        del self._user[name]
        self._presets_changed()

    def _presets_changed(self) -> None:
        self._fill_presets()
        self.user_presets_changed.emit(
            {name: [[each.path, each.is_required] for each in request.fields] for name, request in self._user.items()}
        )

    def _filter(self, text: str) -> None:
        left = self.view.show_only_matches(text)
        if text.strip():
            found = trn("{count} of {n} field found", "{count} of {n} fields found",
                        len(self.model.catalog.fields), count=left)  # fmt: skip
            self.foot.set_text(found if left else tr("No field found"))
        else:
            self._show_count()

    def _toggle_own(self) -> None:
        row = self.own_row
        row.show_error("")
        row.setVisible(row.isHidden())
        (self.search if row.isHidden() else row.path).setFocus()

    def _add_own(self) -> None:
        try:
            path = check_path(self.own_row.path.text())
            if self.model.catalog.is_group(path):
                raise UsageError(tr("{path} is a group; name a field below it.", path=path))
            if self.model.catalog.is_in_field(path):
                raise UsageError(tr("{path} lies below a field; a field holds no others.", path=path))
            if len(self.model.custom_fields) >= MAX_FIELDS:
                raise UsageError(tr("FlexGUI shows at most {most} fields of your own.", most=MAX_FIELDS))
        except UsageError as error:
            self.own_row.show_error(str(error))
            return
        self.own_row.path.clear()
        self.own_row.hide()
        self.search.clear()
        self.model.add_custom(path)
        self.custom_fields_changed.emit(self.model.custom_fields)
        self.select_path(path)
        self.view.setFocus()

    def _remove_own(self, path: str) -> None:
        self.model.remove_custom(path)
        self.custom_fields_changed.emit(self.model.custom_fields)

    def _current(self) -> None:
        node = self.model.node(self.view.currentIndex())
        self.current_path_changed.emit(node.path if isinstance(node, FieldNode) else "")


def _shape(request: CaptureContextRequest) -> frozenset[tuple[str, bool]]:
    return frozenset((each.path, each.is_required) for each in request.fields)

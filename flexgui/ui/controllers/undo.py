"""One undo stack for the window: ticks, required flags, presets, custom fields, and the text of the body."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import monotonic
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from flexgui.flex.request import CaptureContextRequest
from flexgui.flex.text import shown
from flexgui.translation import later, tr, trn
from flexgui.ui.main_window import MainWindow
from flexgui.ui.toolbar import REQUEST

MAX_STEPS = 100
"""Older steps are dropped. A step holds two texts of the body, at most about 32 KB."""
PAUSE_S = 1.0
"""Key presses with pauses shorter than this are undone together."""
EXPLICIT = later("Always write “required: true”")
"""The text of the menu item whose state is undone with the request."""


class RequestState(NamedTuple):
    """Everything that the user can change in a request. It is kept in memory only."""

    fields: CaptureContextRequest
    custom_fields: tuple[str, ...]
    presets: dict[str, CaptureContextRequest]
    explicit: bool
    text: str

    @property
    def options(self) -> tuple[object, ...]:
        """All but the fields and the text."""
        return self.custom_fields, self.presets, self.explicit


class UndoController(QObject):
    """Records each change of the request as one step of `stack`; its commands restore the state before or after it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._fields, self._request = window, window.fields, window.request
        self._clock: Callable[[], float] = monotonic
        self._is_restoring = False
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(MAX_STEPS)
        self._state = self._take_state()
        window.request_controller.request_changed.connect(self._record)
        for changed in (window.fields.custom_fields_changed, window.fields.user_presets_changed):
            changed.connect(lambda: self._record(False))

    def undo(self) -> None:
        """Undo the last step and show where it was."""
        self._request.flush()
        self.stack.undo()

    def redo(self) -> None:
        """Redo the step that was undone last and show where it was."""
        self._request.flush()
        self.stack.redo()

    def _take_state(self) -> RequestState:
        model = self._fields.model
        return RequestState(
            model.request(), model.custom_fields, self._fields.user_presets, model.explicit, self._request.text
        )

    def _record(self, is_typing: bool) -> None:
        if self._is_restoring:
            return
        before, self._state = self._state, self._take_state()
        if self._state != before:
            self.stack.push(_Change(before, self._state, self, self._clock() if is_typing else None))

    def restore(self, state: RequestState) -> None:
        """Restore a state; called by the commands of the stack."""
        before, self._state = self._state, state
        self._is_restoring = True
        try:
            self._window.menus.actions[EXPLICIT].setChecked(state.explicit)
            self._fields.restore(state.custom_fields, state.presets, state.fields)
            self._request.restore(state.text, state.fields)
            self._window.request_controller.refresh_outdated(state.fields)
        finally:
            self._is_restoring = False
        self._window.show_mode(REQUEST)
        changed = _flags(before.fields).items() ^ _flags(state.fields).items()
        if len({path for path, _ in changed}) == 1:
            self._fields.select_path(next(iter(changed))[0])

    def describe(self, before: RequestState, after: RequestState) -> str:
        """Describe the difference between two states, as in "tick county"."""
        return (
            _presets_text(before.presets, after.presets)
            or _custom_fields_text(before.custom_fields, after.custom_fields)
            or _fields_text(_flags(before.fields), _flags(after.fields), self._preset_text(after.fields))
            or _options_text(before, after)
        )

    def _preset_text(self, request: CaptureContextRequest) -> str:
        wanted = _flags(request)
        for name, each in self._fields.all_presets.items():
            if _flags(each) == wanted:
                return tr("choose the preset “{name}”", name=shown(self._fields.preset_label(name), 40))
        return ""


class _Change(QUndoCommand):
    """Holds the states before and after a change. `typed_at` is when the last key of typed text was pressed, in s."""

    def __init__(
        self, before: RequestState, after: RequestState, controller: UndoController, typed_at: float | None
    ) -> None:
        super().__init__()
        self._before, self._after, self._controller, self._typed_at = before, after, controller, typed_at
        self._is_done = True
        self.setText(tr("edit the body") if typed_at is not None else controller.describe(before, after))

    def id(self) -> int:
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Merge further typing, and the fields read from the typed text, into this step."""
        if self._typed_at is None or not isinstance(other, _Change):
            return False
        is_reading = other._typed_at is None and other._after.text == self._after.text
        goes_on = other._typed_at is not None and other._typed_at - self._typed_at < PAUSE_S
        if not (is_reading or goes_on) or other._after.options != self._after.options:
            return False
        self._after, self._typed_at = other._after, other._typed_at or self._typed_at
        self.setObsolete(self._after == self._before)
        return True

    def undo(self) -> None:
        self._controller.restore(self._before)

    def redo(self) -> None:
        if self._is_done:  # the stack calls this for a new command, too
            self._is_done = False
        else:
            self._controller.restore(self._after)


def _flags(request: CaptureContextRequest) -> dict[str, bool]:
    return {each.path: each.is_required for each in request.fields}


def _name(path: str) -> str:
    return shown(path.rpartition(".")[2], 40)


def _presets_text(before: Mapping[str, object], after: Mapping[str, object]) -> str:
    for name in before:
        if name not in after:
            return tr("delete the preset “{name}”", name=shown(name, 40))
    for name, request in after.items():
        if before.get(name) != request:
            return tr("save the preset “{name}”", name=shown(name, 40))
    return ""


def _custom_fields_text(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    for path in before:
        if path not in after:
            return tr("remove {field}", field=_name(path))
    for path in after:
        if path not in before:
            return tr("add {field}", field=_name(path))
    return ""


def _fields_text(before: dict[str, bool], after: dict[str, bool], preset_text: str) -> str:
    added = [path for path in after if path not in before]
    removed = [path for path in before if path not in after]
    changed = [path for path in after if path in before and after[path] != before[path]]
    all_changed = [*added, *removed, *changed]
    if not all_changed:
        return ""
    field, count = _name(all_changed[0]), len(all_changed)
    if count > 1 and preset_text:
        return preset_text
    if len(added) == count:
        return trn("tick {field}", "tick {n} fields", count, field=field)
    if len(removed) == count:
        return trn("untick {field}", "untick {n} fields", count, field=field)
    if len(changed) == count and all(after[path] for path in changed):
        return trn("make {field} required", "make {n} fields required", count, field=field)
    if len(changed) == count and not any(after[path] for path in changed):
        return trn("make {field} optional", "make {n} fields optional", count, field=field)
    return trn("change {n} field", "change {n} fields", count)


def _options_text(before: RequestState, after: RequestState) -> str:
    if before.explicit != after.explicit:
        return tr("write “required: true”") if after.explicit else tr("do not write “required: true”")
    return tr("follow the fields") if after.text == after.fields.to_json() else tr("edit the body")

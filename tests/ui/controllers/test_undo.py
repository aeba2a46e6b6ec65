"""One undo stack for the whole window, used by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from flexgui.settings import SettingsStore
from flexgui.ui.controllers.edit import EditController
from flexgui.ui.controllers.undo import MAX_STEPS, PAUSE_S, RequestState, UndoController
from flexgui.ui.fields.model import INCLUDE, REQUIRED
from flexgui.ui.main_window import INSPECT, REQUEST, MainWindow
from tests.ui.helpers import CODE, NUMBER, TWO, Stopwatch

COUNTY = "orderInformation.billTo.county"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class EditedWindow:
    """The window, its undo actions and the widgets that edit the request."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.fields, self.editor = window, window.fields, window.request.editor
        self.edit = window.findChild(EditController)
        self.undo_controller: UndoController = self.edit.undo_controller
        self.clock = self.undo_controller._clock = Stopwatch()
        self.undo_action, self.redo_action = self.edit.undo_actions

    @property
    def state(self) -> RequestState:
        return self.undo_controller._take_state()

    def undo(self) -> None:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CTRL)

    def redo(self) -> None:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CTRL | SHIFT)

    def click(self, path: str, column: int) -> None:
        view = self.fields.view
        index = self.fields.model.index_of_path(path).siblingAtColumn(column)
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())

    def type(self, text: str) -> None:
        self.editor.setFocus()
        QTest.keyClicks(self.editor, text)

    def read(self) -> None:
        self.window.request.flush()

    def choose_preset(self, name: str) -> None:
        box = self.fields.preset
        row = box.findText(name)
        box.setCurrentIndex(row)
        box.activated.emit(row)


@pytest.fixture
def edited(main_window: MainWindow) -> EditedWindow:
    edited = EditedWindow(main_window)
    edited.fields.view.setFocus()
    return edited


def tick(edited: EditedWindow) -> None:
    edited.click(CODE, INCLUDE)


def require(edited: EditedWindow) -> None:
    edited.click(CODE, REQUIRED)


def choose_none(edited: EditedWindow) -> None:
    edited.choose_preset("None")


def edit_body(edited: EditedWindow) -> None:
    edited.editor.go_to_line(2, 99)
    edited.type(" ")
    edited.read()


def break_body(edited: EditedWindow) -> None:
    edited.editor.go_to_line(2, 99)
    edited.type("{{")
    edited.read()


def save_preset(edited: EditedWindow) -> None:
    edited.fields.save_preset("Mine & yours")


def add_field(edited: EditedWindow) -> None:
    edited.fields.own_row.path.setText(COUNTY)
    QTest.keyClick(edited.fields.own_row.path, Qt.Key.Key_Return)


def write_required(edited: EditedWindow) -> None:
    edited.window.menus.actions["Always write “required: true”"].trigger()


def use_fields(edited: EditedWindow) -> None:
    edited.window.request_controller.set_fields(TWO)


def correct_body(edited: EditedWindow) -> None:
    """Untick an unknown field with the link in the foot."""
    edited.window.request._fix.click()


def add_unknown_field(edited: EditedWindow) -> None:
    edited.window.request.set_text('{"fields": {"paymentInformation": {"card": {"number": {}, "nonsense": {}}}}}')


@pytest.mark.parametrize(
    ("act", "name"),
    [
        (tick, "untick securityCode"),
        (require, "make securityCode required"),
        (choose_none, "choose the preset “None”"),
        (edit_body, "edit the body"),
        (break_body, "edit the body"),
        (save_preset, "save the preset “Mine & yours”"),
        (add_field, "add county"),
        (write_required, "write “required: true”"),
        (use_fields, "untick 2 fields"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_every_change_is_one_named_step(edited: EditedWindow, act: Callable[[EditedWindow], None], name: str) -> None:
    before = edited.state
    act(edited)
    after = edited.state
    assert after != before
    assert edited.undo_action.text() == f"Undo {name}".replace("&", "&&")
    edited.fields.view.setFocus()
    edited.undo()
    assert edited.state == before
    assert not edited.undo_action.isEnabled()
    assert edited.redo_action.text() == f"Redo {name}".replace("&", "&&")
    edited.redo()
    assert edited.state == after
    assert not edited.redo_action.isEnabled()


def test_the_panels_agree_after_undo(edited: EditedWindow) -> None:
    add_unknown_field(edited)
    correct_body(edited)
    assert edited.undo_action.text() == "Undo untick nonsense"
    edited.undo()
    assert "nonsense" in edited.window.request.text
    assert edited.window.request.request.paths == edited.fields.request().paths
    assert "not in the documented list" in edited.window.request.foot.left.text()
    edited.undo()
    assert edited.window.request.foot.left.text() == "Follows the ticked fields"
    assert edited.window.settings.last_body is None or "nonsense" not in edited.window.settings.last_body


@pytest.mark.parametrize(
    "text",
    [
        '{"paymentInformation": {"card": {"number": {}}}}',
        '{"fields": {"paymentInformation": {"card": {"number": {}}}}, "x": 1}',
        '{"fields": {"paymentInformation": {"card": {"number": {}}}, "a": {"county": {}}}}',
    ],
)
def test_a_correction_of_the_body_can_be_undone(edited: EditedWindow, text: str) -> None:
    edited.window.request.set_text(text)
    correct_body(edited)
    assert edited.state.text != text
    edited.fields.view.setFocus()
    edited.undo()
    assert edited.state.text == text


def test_typing_without_a_pause_is_one_step(edited: EditedWindow) -> None:
    start = edited.state.text
    edited.editor.go_to_line(1, 2)
    edited.type("  ")
    edited.clock.seconds += PAUSE_S / 2
    edited.type(" ")
    first = edited.state.text
    edited.clock.seconds += PAUSE_S * 2
    edited.type("   ")
    edited.undo()
    assert edited.state.text == first
    assert edited.editor.current_line == 1
    edited.undo()
    assert edited.state.text == start


@pytest.mark.parametrize(
    ("replace", "step"),
    [
        (tick, "Undo untick securityCode"),
        (lambda edited: edited.window.request._follow.click(), "Undo follow the fields"),
    ],
    ids=["tick", "follow"],
)
def test_invalid_text_that_was_replaced_is_restored_with_its_error(
    edited: EditedWindow, replace: Callable[[EditedWindow], None], step: str
) -> None:
    break_body(edited)
    broken = edited.state.text
    replace(edited)
    assert edited.state.text != broken
    assert edited.undo_action.text() == step
    edited.undo()
    assert edited.state.text == broken
    assert edited.window.request.foot.left.text().endswith("Correct it to send.")


def test_typing_can_be_undone_before_it_is_parsed(edited: EditedWindow) -> None:
    before = edited.state
    edited.editor.go_to_line(1, 2)
    edited.type("x")
    edited.undo()
    assert edited.state == before
    edited.read()
    assert edited.state == before


@pytest.mark.parametrize("kind", ["preset", "field"])
def test_a_deletion_is_undone_and_saved(edited: EditedWindow, home: Path, kind: str) -> None:
    if kind == "preset":
        edited.fields.save_preset("Mine")
        edited.choose_preset("Delete “Mine”")
    else:
        add_field(edited)
        edited.fields._remove_own(COUNTY)
    assert edited.undo_action.text() == ("Undo delete the preset “Mine”" if kind == "preset" else "Undo remove county")
    edited.fields.view.setFocus()
    edited.undo()
    edited.window.state.save()
    saved = SettingsStore(home).load()
    assert ("Mine" in saved.user_presets) == (kind == "preset")
    assert saved.custom_fields == (() if kind == "preset" else (COUNTY,))


def test_undo_shows_what_it_changed(edited: EditedWindow) -> None:
    tick(edited)
    edited.fields.view.setCurrentIndex(edited.fields.model.index_of_path(NUMBER))
    edited.window.show_mode(INSPECT)
    edited.window.toolbar.profile.setFocus()
    edited.undo()
    assert edited.window.mode == REQUEST
    node = edited.fields.model.node(edited.fields.view.currentIndex())
    assert node.field.path == CODE


def test_the_number_of_steps_is_limited(edited: EditedWindow) -> None:
    for _ in range(MAX_STEPS + 20):
        tick(edited)
    assert edited.undo_controller.stack.count() == MAX_STEPS

"""One undo for the whole window, driven by keys and mouse as a user would."""

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
from tests.ui.served import CODE, NUMBER, TWO

COUNTY = "orderInformation.billTo.county"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Stopwatch:
    """A clock that only the test moves, in seconds."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


class Desk:
    """The window, its Edit menu and what its request is made of."""

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
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Z, CTRL)

    def redo(self) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Z, CTRL | SHIFT)

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
def desk(main_window: MainWindow) -> Desk:
    desk = Desk(main_window)
    desk.fields.view.setFocus()
    return desk


def tick(desk: Desk) -> None:
    desk.click(CODE, INCLUDE)


def require(desk: Desk) -> None:
    desk.click(CODE, REQUIRED)


def choose_none(desk: Desk) -> None:
    desk.choose_preset("None")


def edit_body(desk: Desk) -> None:
    desk.editor.go_to_line(2, 99)
    desk.type(" ")
    desk.read()


def break_body(desk: Desk) -> None:
    desk.editor.go_to_line(2, 99)
    desk.type("{{")
    desk.read()


def save_preset(desk: Desk) -> None:
    desk.fields.save_preset("Mine & yours")


def add_field(desk: Desk) -> None:
    desk.fields.own.setText(COUNTY)
    QTest.keyClick(desk.fields.own, Qt.Key.Key_Return)


def write_required(desk: Desk) -> None:
    desk.window.menus.actions["Always write “required: true”"].trigger()


def use_fields(desk: Desk) -> None:
    desk.window.request_controller.set_fields(TWO)


def correct_body(desk: Desk) -> None:
    """Untick an unknown field by the link in the foot."""
    desk.window.request._fix.click()


def with_unknown(desk: Desk) -> None:
    desk.window.request.set_text('{"fields": {"paymentInformation": {"card": {"number": {}, "nonsense": {}}}}}')


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
def test_every_change_is_one_step_that_is_named_undone_and_redone(
    desk: Desk, act: Callable[[Desk], None], name: str
) -> None:
    before = desk.state
    act(desk)
    after = desk.state
    assert after != before
    assert desk.undo_action.text() == f"Undo {name}".replace("&", "&&")
    desk.fields.view.setFocus()
    desk.undo()
    assert desk.state == before
    assert not desk.undo_action.isEnabled()
    assert desk.redo_action.text() == f"Redo {name}".replace("&", "&&")
    desk.redo()
    assert desk.state == after
    assert not desk.redo_action.isEnabled()


def test_the_panels_agree_after_undo(desk: Desk) -> None:
    with_unknown(desk)
    correct_body(desk)
    assert desk.undo_action.text() == "Undo untick nonsense"
    desk.undo()
    assert "nonsense" in desk.window.request.text
    assert desk.window.request.request.paths == desk.fields.request().paths
    assert "not in the documented list" in desk.window.request.foot.left.text()
    desk.undo()
    assert desk.window.request.foot.left.text() == "Follows the ticked fields"
    assert desk.window.settings.last_body is None or "nonsense" not in desk.window.settings.last_body


@pytest.mark.parametrize(
    "text",
    [
        '{"paymentInformation": {"card": {"number": {}}}}',
        '{"fields": {"paymentInformation": {"card": {"number": {}}}}, "x": 1}',
        '{"fields": {"paymentInformation": {"card": {"number": {}}}, "a": {"county": {}}}}',
    ],
)
def test_a_correction_of_the_body_can_be_undone(desk: Desk, text: str) -> None:
    desk.window.request.set_text(text)
    correct_body(desk)
    assert desk.state.text != text
    desk.fields.view.setFocus()
    desk.undo()
    assert desk.state.text == text


def test_typing_is_one_step_for_each_pause(desk: Desk) -> None:
    start = desk.state.text
    desk.editor.go_to_line(1, 2)
    desk.type("  ")
    desk.clock.seconds += PAUSE_S / 2
    desk.type(" ")
    first = desk.state.text
    desk.clock.seconds += PAUSE_S * 2
    desk.type("   ")
    desk.undo()
    assert desk.state.text == first
    assert desk.editor.current_line == 1
    desk.undo()
    assert desk.state.text == start


def test_a_text_with_a_mistake_comes_back_with_its_mistake(desk: Desk) -> None:
    break_body(desk)
    broken = desk.state.text
    tick(desk)
    assert desk.state.text != broken
    desk.undo()
    assert desk.state.text == broken
    assert desk.window.request.foot.left.text().endswith("Correct it to send.")


def test_what_was_typed_is_undone_before_it_is_read(desk: Desk) -> None:
    before = desk.state
    desk.editor.go_to_line(1, 2)
    desk.type("x")
    desk.undo()
    assert desk.state == before
    desk.read()
    assert desk.state == before


def test_following_the_fields_again_can_be_undone(desk: Desk) -> None:
    break_body(desk)
    broken = desk.state.text
    desk.window.request._follow.click()
    assert desk.undo_action.text() == "Undo follow the fields"
    desk.undo()
    assert desk.state.text == broken


@pytest.mark.parametrize("kind", ["preset", "field"])
def test_a_deletion_is_undone_and_saved(desk: Desk, home: Path, kind: str) -> None:
    if kind == "preset":
        desk.fields.save_preset("Mine")
        desk.choose_preset("Delete “Mine”")
    else:
        add_field(desk)
        desk.fields._remove_own(COUNTY)
    assert desk.undo_action.text() == ("Undo delete the preset “Mine”" if kind == "preset" else "Undo remove county")
    desk.fields.view.setFocus()
    desk.undo()
    desk.window.state.save()
    saved = SettingsStore(home).load()
    assert ("Mine" in saved.user_presets) == (kind == "preset")
    assert saved.custom_fields == (() if kind == "preset" else (COUNTY,))


def test_undo_shows_what_it_changed(desk: Desk) -> None:
    tick(desk)
    desk.fields.view.setCurrentIndex(desk.fields.model.index_of_path(NUMBER))
    desk.window.show_mode(INSPECT)
    desk.window.toolbar.profile.setFocus()
    desk.undo()
    assert desk.window.mode == REQUEST
    node = desk.fields.model.node(desk.fields.view.currentIndex())
    assert node.field.path == CODE


def test_the_depth_is_bounded(desk: Desk) -> None:
    for _ in range(MAX_STEPS + 20):
        tick(desk)
    assert desk.undo_controller.stack.count() == MAX_STEPS

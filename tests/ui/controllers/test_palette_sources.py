"""Ctrl+K finds fields, presets, profiles, claims and history entries, and shows the chosen one."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from flexgui.ui.command_palette import COMMAND, Command, CommandPalette
from flexgui.ui.controllers.token_use import TokenUseController
from flexgui.ui.main_window import MainWindow
from flexgui.ui.toolbar import DIAGNOSE, INSPECT, REQUEST, TOKENIZE
from tests.ui.helpers import settle

COUNTRY = "orderInformation.shipTo.country"
NUMBER = "paymentInformation.card.number"


@pytest.fixture
def window(main_window: MainWindow) -> MainWindow:
    main_window.fields.apply_preset("Card number")
    main_window.fields.view.setFocus()
    return main_window


def with_response(window: MainWindow) -> None:
    window.send()
    settle()


def with_inspected_token(window: MainWindow) -> None:
    with_response(window)
    window.findChild(TokenUseController).inspect.trigger()
    settle()


def with_transient_token(window: MainWindow) -> None:
    window.tokenize()
    for _ in range(3):
        settle()
    assert window.tokenize_controller.flow.page.token.outcome is not None


def rows_of(palette: CommandPalette) -> list[Command]:
    return [palette.list.item(row).data(COMMAND) for row in range(palette.list.count())]


def with_palette(window: MainWindow, typed: str, act: Callable[[CommandPalette], Any]) -> None:
    """Open the palette with its shortcut, type, and call `act` with it."""
    done = []

    def find() -> None:
        palette = QApplication.activeModalWidget()
        assert isinstance(palette, CommandPalette)
        try:
            QTest.keyClicks(palette.line, typed)
            settle()
            act(palette)
            done.append(palette)
        finally:
            palette.reject()

    QTimer.singleShot(0, window, find)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    settle()
    QApplication.processEvents()  # reactivate the window
    assert done


def found(window: MainWindow, typed: str) -> list[Command]:
    all_found: list[Command] = []
    with_palette(window, typed, lambda palette: all_found.extend(rows_of(palette)))
    return all_found


def choose(window: MainWindow, typed: str, place: str) -> None:
    """Choose the first result of a place with the arrow keys."""

    def act(palette: CommandPalette) -> None:
        at = next(row for row, each in enumerate(rows_of(palette)) if each.place.startswith(place))
        for _ in range(at):
            QTest.keyClick(palette.line, Qt.Key.Key_Down)
        QTest.keyClick(palette.line, Qt.Key.Key_Return)

    with_palette(window, typed, act)


def test_a_field_is_ticked_and_shown_from_every_mode(window: MainWindow) -> None:
    for mode in (REQUEST, TOKENIZE, INSPECT, DIAGNOSE):
        window.fields.apply_preset("Card number")
        window.fields.search.setText("number")
        window.show_mode(mode)
        choose(window, "shipto country", "Fields")
        assert window.mode == REQUEST
        assert window.fields.request().paths == {NUMBER, COUNTRY}
        node = window.fields.model.node(window.fields.view.currentIndex())
        assert node.field.path == COUNTRY
        assert not window.fields.view.visualRect(window.fields.view.currentIndex()).isEmpty()
        assert window.focusWidget() is window.fields.view
    choose(window, NUMBER, "Fields")  # a ticked one stays ticked
    assert window.fields.request().paths == {NUMBER, COUNTRY}


def test_a_preset_and_a_profile_are_chosen(window: MainWindow) -> None:
    window.fields.save_preset("Mine")
    window.show_mode(INSPECT)
    settle()
    choose(window, "preset none", "Fields")
    assert window.mode == REQUEST
    assert not window.fields.request().fields
    choose(window, "preset: mine", "Fields")
    assert window.fields.request().paths == {NUMBER}
    (profile,) = [each for each in found(window, "sandbox") if each.place == "Profile"]
    assert profile.unavailable == "chosen"


@pytest.mark.parametrize("reach", [with_response, with_inspected_token, with_transient_token])
def test_a_claim_of_the_shown_token_is_selected(window: MainWindow, reach: Callable[[MainWindow], None]) -> None:
    reach(window)
    mode = window.mode
    view = {
        REQUEST: window.response,
        INSPECT: window.inspect_controller.inspector.result,
        TOKENIZE: window.tokenize_controller.flow.page.token,
    }[mode]
    tabs = {REQUEST: "token_page.tabs", INSPECT: "checked.tabs", TOKENIZE: "tabs"}[mode]
    attrgetter(tabs)(view).set_current(2)
    choose(window, "iss", "Claims")
    assert window.mode == mode
    assert view.claims.tree.current_node().path == "iss"
    assert window.focusWidget() is view.claims.tree


def test_an_entry_of_the_history_opens_and_a_late_result_is_not_shown(window: MainWindow) -> None:
    with_response(window)
    shown = window.response.outcome
    window.request_controller.show_empty()
    window.show_mode(INSPECT)
    choose(window, "capture", "History")
    settle()
    assert window.mode == REQUEST
    assert window.response.outcome.token.text == shown.token.text
    assert window.response.foot.left.text().startswith("From the history")

    def act(palette: CommandPalette) -> None:
        QTest.keyClicks(palette.line, "x")
        palette.line.setText("???")  # cannot occur in a token's random values; the late result is not shown
        settle()
        assert rows_of(palette) == []

    with_palette(window, "capture", act)


NOT_NOW = {
    INSPECT: {"Send": "this mode sends nothing", "Find": "there is no token", "Inspect": "shown now"},
    DIAGNOSE: {"Send": "this mode sends nothing"},
    TOKENIZE: {"Find": "there is no token"},
    REQUEST: {
        "Inspect": "", "Find": "", "Send": "", "Cancel": "no request is running", "Undo": "nothing to undo",
        "Language: follow system": "chosen", "Copy JWT": "there is no token",
    },
}  # fmt: skip
"""Why commands have no effect in a mode."""


def test_commands_without_effect_in_a_mode_are_disabled(window: MainWindow) -> None:
    while window.menus.actions["Undo"].isEnabled():
        window.menus.actions["Undo"].trigger()
    for mode, reasons in NOT_NOW.items():
        window.show_mode(mode)
        window.toolbar.profile.setFocus()
        commands = found(window, "")
        assert {each.text: each.unavailable for each in commands if each.text in reasons} == reasons
        words = [each.text for each in commands]
        assert [words.count(each) for each in reasons] == [1] * len(reasons)
        assert not {"Find anything…", "Preset: Custom"} & set(words)
    assert [each for each in found(window, "iss") if each.place.startswith("Claims")] == []
    window.request.set_text("{")
    (command,) = [each for each in found(window, "send") if each.text == "Send"]
    assert command.unavailable == window.toolbar.blocked != ""

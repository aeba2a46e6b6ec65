"""Keyboard use: Tab reaches every control in reading order, forward and back; shortcuts are unique."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QComboBox, QLineEdit, QWidget

from flexgui.sandbox import Sandbox
from flexgui.secret_store.memory import SessionStore
from flexgui.ui.command_palette import panes_in_order
from flexgui.ui.controllers.commands import WindowCommands
from flexgui.ui.controllers.profiles import PROFILE_KEY
from flexgui.ui.keys_sheet import VIEW_KEYS
from flexgui.ui.main_window import INSPECT, TOKENIZE, MainWindow
from flexgui.ui.profiles.dialog import ProfilesDialog
from tests.shared_sandbox import workbench
from tests.ui.helpers import Clock, labels, run_here, settle

MOST = 200


@pytest.fixture
def window(main_window: MainWindow) -> MainWindow:
    return main_window


def commands(window: MainWindow) -> WindowCommands:
    return window.findChild(WindowCommands)


def without_response(_window: MainWindow) -> None:
    pass


def with_response(window: MainWindow) -> None:
    window.fields.apply_preset("Card number")
    window.send()
    settle()
    assert window.response.banner.title == "201 Created"


def showing_signature(window: MainWindow) -> None:
    with_response(window)
    window.request.show_signing()


def with_token_in_inspector(window: MainWindow) -> None:
    with_response(window)
    token = window.response.outcome.token.text
    window.show_mode(INSPECT)
    window.inspect_controller.inspector.open_text(token)
    settle()


def with_form(window: MainWindow) -> None:
    window.fields.apply_preset("Card and billing address")
    window.show_mode(TOKENIZE)
    for _turn in range(10):  # the panels and the groups of the form are built one by one
        QApplication.processEvents()
    assert "Bill to" in labels(window.tokenize_controller.flow.page)


def empty_inspector(window: MainWindow) -> None:
    window.show_mode(INSPECT)


def with_history(window: MainWindow) -> None:
    with_response(window)
    window.history.toggle()


STATES = [
    without_response, with_response, showing_signature, with_token_in_inspector, with_form, empty_inspector,
    with_history,
]  # fmt: skip


def accepts_tab_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def walk(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier) -> list[QWidget]:
    """Return the widgets that get the focus when the key is pressed repeatedly, until the first one has it again."""
    start = QApplication.focusWidget()
    assert start is not None
    visited = [start]
    for _ in range(MOST):
        focus = QApplication.focusWidget()
        QTest.keyClick(focus, key, modifier)
        focus = QApplication.focusWidget()
        if focus is start:
            return visited
        assert focus not in visited, f"caught at {focus.accessibleName() or focus}"
        visited.append(focus)
    raise AssertionError("no end")


def name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName() or getattr(widget, 'text', str)()}"


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_tab_and_f6_reach_every_control_and_pane(window: MainWindow, state: Callable[[MainWindow], Any]) -> None:
    state(window)
    QApplication.processEvents()
    window.toolbar.setFocus()
    commands(window).focus_pane(1)
    forward = walk(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    back = walk(window, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    kinds = (QAbstractButton, QAbstractScrollArea, QComboBox, QLineEdit)
    controls = [each for kind in kinds for each in window.findChildren(kind) if accepts_tab_focus(each)]
    missed = [name(each) for each in controls if each not in forward and not is_reached_by_arrows(each, forward)]
    assert missed == []
    assert [name(each) for each in back[1:]] == [name(each) for each in reversed(forward[1:])]
    f6_cycles_through_the_panes(window)


def is_reached_by_arrows(widget: QWidget, visited: list[QWidget]) -> bool:
    """Return True if the arrow keys reach the widget, in a button group one of whose buttons is in `visited`."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and any(each in visited for each in group.buttons())


def f6_cycles_through_the_panes(window: MainWindow) -> None:
    panes = [pane for pane in panes_in_order(window) if pane.enter()]
    assert panes
    panes[0].enter()

    def pane() -> str:
        focus = QApplication.focusWidget()
        return next((each.accessibleName() for each in panes if focus is not None and each.isAncestorOf(focus)), "none")

    names = [each.accessibleName() for each in panes]
    visited = [pane()]
    for _ in panes:
        window.menus.actions["Next pane"].trigger()
        visited.append(pane())
    assert visited == [*names, names[0]]
    window.menus.actions["Previous pane"].trigger()
    assert pane() == names[-1]


def columns_in_order(visited: Sequence[QWidget], columns: Sequence[QWidget]) -> list[int]:
    """Return the number of each column through which the focus went; 9 is the rest of the window."""
    order = [next((n for n, each in enumerate(columns) if each.isAncestorOf(widget)), 9) for widget in visited]
    return [n for n, before in zip(order, [-1, *order], strict=False) if n != before]


def with_transient_token(window: MainWindow) -> None:
    """Send at once, before the panels are built one by one."""
    window.show_mode(TOKENIZE)
    window.send()
    settle()


@pytest.mark.parametrize("state", [with_form, with_transient_token], ids=lambda state: state.__name__)
def test_tab_goes_through_the_form_before_the_other_panels(
    window: MainWindow, state: Callable[[MainWindow], None]
) -> None:
    state(window)
    page = window.tokenize_controller.flow.page
    page.card.card.setFocus()
    visited = walk(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    assert columns_in_order(visited, (page.card, page.request, page.token, page.strip)) == [0, 1, 2, 9, 3]


def test_tab_follows_the_reading_order(window: MainWindow) -> None:
    with_response(window)
    window.fields.focus_tree()
    visited = walk(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    assert columns_in_order(visited, (window.fields, window.request, window.response)) == [0, 1, 2, 9, 0]
    top = [each for each in visited if window.toolbar.isAncestorOf(each)]
    spots = [each.mapTo(window, QPoint()).x() for each in top]
    assert spots == sorted(spots)


def test_tab_goes_through_the_buttons_of_a_token_and_the_token_before_its_checks(window: MainWindow) -> None:
    with_token_in_inspector(window)
    inspector = window.inspect_controller.inspector
    token, result = inspector.token, inspector.result
    window.toolbar.profile.setFocus()
    visited = walk(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    assert columns_in_order(visited, (token, result)) == [9, 0, 1, 9]
    ours = [each for each in visited if token.isAncestorOf(each)]
    assert ours == [token.paste, token.open, token.clear, token.text, token.choice.key]


def keys_of(window: QWidget) -> list[tuple[str, str]]:
    """Return each shortcut of a window with its context: "" for the whole window, else the ID of a widget."""
    found = []
    for action in window.findChildren(QAction):
        if not action.isSeparator():
            whole = action.shortcutContext() is Qt.ShortcutContext.WindowShortcut
            place = "" if whole else str(id(action.parent()))
            found += [(place, key.toString()) for key in action.shortcuts() if key.toString()]
    for shortcut in window.findChildren(QShortcut):
        whole = shortcut.context() is Qt.ShortcutContext.WindowShortcut
        found += [("" if whole else str(id(shortcut.parent())), shortcut.key().toString())]
    return found


def test_shortcuts_are_unique_and_leave_altgr_its_characters(window: MainWindow) -> None:
    with_token_in_inspector(window)
    window.history.toggle()
    keys = Counter(keys_of(window))
    assert [key for key, count in keys.items() if count > 1] == []
    assert ("", QKeySequence("Ctrl+K").toString()) in keys
    if sys.platform != "darwin":  # Ctrl+Alt is Command+Option on macOS and types nothing
        listed = [key for keys in VIEW_KEYS.values() for key in keys.values()]
        texts = [*listed, *(each for _, each in keys), f"{PROFILE_KEY}+1"]
        assert "Ctrl+Shift+P" in texts
        assert [each for each in texts if {"Ctrl", "Alt"} <= set(each.split("+"))] == []


def test_shortcuts_of_the_profile_dialog_are_unique(window: MainWindow, home: Path, sandbox: Sandbox) -> None:
    dialog = ProfilesDialog(
        window.profiles_controller.profiles,
        window.profiles_controller.current.id,
        run=run_here,
        workbench=partial(workbench, sandbox, Clock()),
        store=SessionStore(),
        data_dir=home,
        now=Clock(),
        parent=window,
    )
    keys = Counter(keys_of(dialog))
    assert [key for key, count in keys.items() if count > 1] == []


def test_tab_leaves_the_body_editor(window: MainWindow) -> None:
    window.request.editor.setFocus()
    before = window.request.editor.toPlainText()
    QTest.keyClick(window.request.editor, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not window.request.editor
    assert window.request.editor.toPlainText() == before

"""The Edit menu acts on the focused text, including undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from flexgui.ui.controllers.edit import EditController
from flexgui.ui.main_window import MainWindow
from flexgui.ui.toolbar import DIAGNOSE, INSPECT
from tests.ui.helpers import settle

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def edit(main_window: MainWindow) -> EditController:
    main_window.fields.view.setFocus()
    return main_window.findChild(EditController)


def test_a_focused_line_edit_has_its_own_undo(edit: EditController, main_window: MainWindow) -> None:
    main_window.fields.apply_preset("None")
    search, undo = main_window.fields.search, edit.undo_actions[0]
    assert undo.text() != "Undo"
    search.setFocus()
    QTest.keyClicks(search, "card")
    edit.refresh()
    assert undo.text() == "Undo"
    QTest.keyClick(search, Qt.Key.Key_Z, CTRL)
    assert search.text() == ""
    QTest.keyClicks(search, "card")
    undo.trigger()
    assert search.text() == ""
    assert not main_window.fields.request().fields
    assert edit.undo_controller.stack.canUndo()


def test_the_menu_edits_the_text_that_has_the_focus(edit: EditController, main_window: MainWindow) -> None:
    cut, copy, paste, select_all = edit.text_actions
    assert [each.isEnabled() for each in edit.text_actions] == [False] * 4
    search = main_window.fields.search
    search.setText("number")
    search.setFocus()
    edit.refresh()
    assert [each.isEnabled() for each in edit.text_actions] == [False, False, True, True]
    select_all.trigger()
    cut.trigger()
    assert search.text() == ""
    paste.trigger()
    assert search.text() == "number"
    main_window.request.tabs.set_current(1)
    settle()
    main_window.request.as_sent.setFocus()
    select_all.trigger()
    assert [each.isEnabled() for each in (cut, copy, paste, select_all)] == [False, True, False, True]


def test_the_body_offers_the_undo_of_the_window(edit: EditController, main_window: MainWindow) -> None:
    main_window.fields.apply_preset("None")
    texts = [each.text() for each in main_window.request.editor.build_menu(QPoint(9, 9)).actions()]
    assert texts[:2] == [each.text() for each in edit.undo_actions] == ["Undo choose the preset “None”", "Redo"]
    assert sum(text.startswith(("Undo", "&Undo")) for text in texts) == 1


def test_an_empty_text_has_nothing_to_undo(edit: EditController, main_window: MainWindow) -> None:
    for mode in (INSPECT, DIAGNOSE):
        main_window.show_mode(mode)
        settle()
        assert isinstance(main_window.focusWidget(), QPlainTextEdit)
        assert not edit.undo_actions[0].isEnabled()

"""The commands of the whole window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from flexgui.ui.controllers.commands import WindowCommands
from flexgui.ui.main_window import MainWindow
from flexgui.ui.toolbar import INSPECT
from tests.ui.served import labels


@pytest.fixture
def commands(main_window: MainWindow) -> WindowCommands:
    return main_window.findChild(WindowCommands)


def test_a_pasted_token_is_inspected(main_window: MainWindow, commands: WindowCommands) -> None:
    QApplication.clipboard().setText("not a token")
    commands.paste_token()
    assert main_window.mode == INSPECT
    assert main_window.inspect_controller.inspector.text.toPlainText() == "not a token"


def test_find_searches_the_fields_unless_the_focus_is_elsewhere(
    main_window: MainWindow, commands: WindowCommands
) -> None:
    main_window.request.editor.setFocus()
    commands.find()
    assert main_window.fields.search.hasFocus()
    main_window.history.toggle()
    commands.find()
    panel = main_window.history.panel
    assert panel is not None
    assert panel.isAncestorOf(QApplication.focusWidget())


def test_the_language_is_for_the_next_start(main_window: MainWindow, commands: WindowCommands) -> None:
    commands.set_language("de")
    assert main_window.settings.language == "de"
    assert any("Restart" in text for text in labels(main_window.notice))


def test_required_is_written_out(main_window: MainWindow, commands: WindowCommands) -> None:
    commands.set_explicit_required(True)
    assert '"required": true' in main_window.request.text
    assert main_window.settings.explicit_required

"""The commands of the whole window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from flexgui.ui.controllers.commands import WindowCommands
from flexgui.ui.main_window import MainWindow
from flexgui.ui.toolbar import INSPECT


@pytest.fixture
def commands(main_window: MainWindow) -> WindowCommands:
    return main_window.findChild(WindowCommands)


def test_a_pasted_token_is_inspected(main_window: MainWindow, commands: WindowCommands) -> None:
    QApplication.clipboard().setText("not a token")
    commands.paste_token()
    assert main_window.mode == INSPECT
    assert main_window.inspect_controller.inspector.text.toPlainText() == "not a token"

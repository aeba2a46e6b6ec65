from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from flexgui.flex.catalog import load_catalog
from flexgui.sandbox import Sandbox
from flexgui.ui.inspecting import Inspecting
from tests.ui.served import Clock, Later, at_once, workbench


@pytest.fixture
def modes(qapp: QApplication) -> QStackedWidget:
    made = QStackedWidget()
    made.addWidget(QWidget())
    made.show()
    return made


def inspecting(sandbox: Sandbox, modes: QStackedWidget, run: Any = at_once) -> Inspecting:
    clock = Clock()
    return Inspecting(workbench(sandbox, clock), run, load_catalog, clock, modes)


def test_the_inspector_is_made_once_and_when_it_is_wanted(sandbox: Sandbox, modes: QStackedWidget) -> None:
    made = inspecting(sandbox, modes)
    assert modes.count() == 1
    made.show()
    made.show()
    assert modes.count() == 2
    assert modes.currentWidget() is made.inspector


def test_what_is_no_token_is_said_there(sandbox: Sandbox, modes: QStackedWidget) -> None:
    made = inspecting(sandbox, modes)
    made.inspector.open_text("<img src=x>")
    assert made.inspector.banner.title == "Not a token"


def test_only_the_last_text_is_inspected(sandbox: Sandbox, modes: QStackedWidget) -> None:
    run = Later()
    made = inspecting(sandbox, modes, run)
    made.inspector.open_text("first")
    made.inspector.open_text("second")
    assert [each[0].dropped for each in run.waiting] == [True, False]

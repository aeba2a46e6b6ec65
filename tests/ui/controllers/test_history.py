"""The history controller over a real history: opening, reusing and comparing entries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from flexgui.history.store import History
from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.sandbox import Sandbox
from flexgui.ui.controllers.history import HistoryController
from tests.ui.served import CARD, TWO, Clock, at_once, workbench


@pytest.fixture
def whole(qapp: object) -> QWidget:
    made = QWidget()
    QHBoxLayout(made)
    made.show()
    return made


@pytest.fixture
def controller(whole: QWidget, home: Path, sandbox: Sandbox) -> HistoryController:
    """A controller with two entries; the newer one requested two fields."""
    clock, history = Clock(), History(home)
    layout = whole.layout()
    assert layout is not None
    made = HistoryController(lambda: history, at_once, clock, 30, layout.addWidget, whole)
    bench = workbench(sandbox, clock)
    for request in (CARD, TWO):
        made.service.store(bench.create_capture_context(LOCAL_SANDBOX, request), LOCAL_SANDBOX)
        clock.forward(1)
    return made


def ids(controller: HistoryController) -> list[int]:
    assert controller.panel is not None
    model = controller.panel.model
    return [each.id for row in range(model.rowCount()) if (each := model.entry(model.index(row))) is not None]


def test_the_panel_is_created_when_it_is_first_shown(controller: HistoryController) -> None:
    shown: list[bool] = []
    controller.visibility_changed.connect(shown.append)
    assert controller.panel is None
    controller.toggle()
    assert controller.visible
    made = controller.panel
    controller.toggle()
    assert not controller.visible
    controller.toggle()
    assert controller.panel is made
    assert shown == [True, False, True]


def test_an_entry_is_opened_with_its_time(controller: HistoryController) -> None:
    opened: list[tuple[Any, str]] = []
    controller.response_opened.connect(lambda outcome, when: opened.append((outcome, when)))
    controller.toggle()
    assert controller.panel is not None
    controller.panel.open_requested.emit(ids(controller)[0])
    ((outcome, when),) = opened
    assert outcome.request == TWO
    assert when.startswith("today ")


def test_the_fields_of_an_entry_are_reused(controller: HistoryController) -> None:
    requests: list[Any] = []
    controller.fields_requested.connect(requests.append)
    controller.toggle()
    assert controller.panel is not None
    controller.panel.fields_requested.emit(ids(controller)[1])
    assert requests == [CARD]


def test_two_entries_are_compared_with_the_older_one_on_the_left(controller: HistoryController) -> None:
    compared: list[Any] = []
    controller.compared.connect(lambda *parts: compared.append(parts))
    controller.toggle()
    assert controller.panel is not None
    newer, older = ids(controller)
    controller.panel.compare_requested.emit([newer, older])
    controller.panel.compare_requested.emit([older])
    (left, right, title, entry_id), (nothing, only, *_) = compared
    assert (left.request, right.request, entry_id) == (CARD, TWO, newer)
    assert title.startswith("Capture context api-0.1.0 of ")
    assert nothing is None
    assert only.request == CARD

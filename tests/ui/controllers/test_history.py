"""The desk: opening, reusing and comparing what was kept, over a real history."""

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
def desk(whole: QWidget, home: Path, sandbox: Sandbox) -> HistoryController:
    """A desk whose history has two answers, the newer one to a request with two fields."""
    clock, history = Clock(), History(home)
    layout = whole.layout()
    assert layout is not None
    made = HistoryController(lambda: history, at_once, clock, 30, layout.addWidget, whole)
    bench = workbench(sandbox, clock)
    for request in (CARD, TWO):
        made.keeping.keep(bench.create_capture_context(LOCAL_SANDBOX, request), LOCAL_SANDBOX)
        clock.forward(1)
    return made


def ids(desk: HistoryController) -> list[int]:
    assert desk.panel is not None
    model = desk.panel.model
    return [each.id for row in range(model.rowCount()) if (each := model.entry(model.index(row))) is not None]


def test_the_panel_is_made_when_it_is_wanted_and_goes_again(desk: HistoryController) -> None:
    shown: list[bool] = []
    desk.shown.connect(shown.append)
    assert desk.panel is None
    desk.toggle()
    assert desk.visible
    made = desk.panel
    desk.toggle()
    assert not desk.visible
    desk.toggle()
    assert desk.panel is made
    assert shown == [True, False, True]


def test_an_entry_is_opened_with_when_it_was_kept(desk: HistoryController) -> None:
    opened: list[tuple[Any, str]] = []
    desk.opened.connect(lambda outcome, when: opened.append((outcome, when)))
    desk.toggle()
    assert desk.panel is not None
    desk.panel.open_wanted.emit(ids(desk)[0])
    ((outcome, when),) = opened
    assert outcome.asked == TWO
    assert when.startswith("today ")


def test_the_fields_of_an_entry_are_given(desk: HistoryController) -> None:
    requests: list[Any] = []
    desk.fields_wanted.connect(requests.append)
    desk.toggle()
    assert desk.panel is not None
    desk.panel.fields_wanted.emit(ids(desk)[1])
    assert requests == [CARD]


def test_two_entries_are_compared_the_older_one_at_the_left(desk: HistoryController) -> None:
    compared: list[Any] = []
    desk.compared.connect(lambda *parts: compared.append(parts))
    desk.toggle()
    assert desk.panel is not None
    newer, older = ids(desk)
    desk.panel.compare_wanted.emit([newer, older])
    desk.panel.compare_wanted.emit([older])
    (left, right, title, entry_id), (nothing, only, *_) = compared
    assert (left.asked, right.asked, entry_id) == (CARD, TWO, newer)
    assert title.startswith("Capture context of ")
    assert nothing is None
    assert only.asked == CARD

"""The panel of the history appears beside the panes, or in place of the first one where room is short."""

from __future__ import annotations

import pytest

from flexgui.ui.controllers.history_presenter import BESIDE_PANES
from flexgui.ui.main_window import MainWindow
from tests.ui.served import CARD, settle


@pytest.mark.parametrize(("width", "beside"), [(BESIDE_PANES, True), (BESIDE_PANES - 1, False)])
def test_a_narrow_window_shows_the_history_in_place_of_the_fields(
    main_window: MainWindow, width: int, beside: bool
) -> None:
    main_window.resize(width, 900)
    assert main_window.history.panel is None
    main_window.history.toggle()
    assert main_window.history.panel is not None
    assert main_window.fields.isVisible() is beside
    main_window.history.toggle()
    assert main_window.fields.isVisible()


def test_a_response_is_stored(main_window: MainWindow) -> None:
    main_window.send()
    settle()
    main_window.history.toggle()
    settle()
    panel = main_window.history.panel
    assert panel is not None
    assert panel.model.rowCount() > 0


def test_used_fields_are_visible(main_window: MainWindow) -> None:
    main_window.history.toggle()
    controller = main_window.history.controller
    assert controller is not None
    controller.fields_requested.emit(CARD)
    assert main_window.fields.request() == CARD
    assert main_window.fields.isVisible()

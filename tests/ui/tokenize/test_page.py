from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from flexgui.flex.catalog import load_catalog
from flexgui.ui.main_window import MainWindow
from flexgui.ui.tokenize.page import TokenizePage
from tests.ui.helpers import Clock, on_screen


@pytest.mark.parametrize(("width", "details"), [(1440, True), (1024, False)])
def test_details_of_the_strip_are_hidden_in_a_narrow_window(width: int, details: bool) -> None:
    page = TokenizePage(load_catalog(), Clock())
    ticks: list[None] = []
    page.ticked.connect(lambda: ticks.append(None))
    page.resize(width, 600)
    page.show()
    QApplication.processEvents()
    assert [not station.detail.isHidden() for station in page.strip.stations] == [details, details, True]
    assert len(ticks) == 1


def test_keys_typed_right_after_the_shortcut_reach_the_form(
    main_window: MainWindow, until: Callable[..., None]
) -> None:
    QTest.keyClick(main_window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    page = main_window.tokenize_controller.flow.page
    assert QApplication.focusWidget() is page.card.card
    QTest.keyClick(page.card.card, Qt.Key.Key_Tab)
    number = QApplication.focusWidget()
    assert isinstance(number, QLineEdit)
    QTest.keyClicks(number, "5555555555554444")
    assert TokenizePage.request.existing(page) is None
    assert TokenizePage.token.existing(page) is None
    until(lambda: TokenizePage.token.existing(page) is not None)
    assert QApplication.focusWidget() is number
    assert "5555555555554444" in page.request.plain.toPlainText()
    assert page.token.width() > page.request.width() > page.card.width()


def test_panels_do_not_move_when_they_are_built() -> None:
    page = on_screen(TokenizePage(load_catalog(), Clock()), 1440, 600)

    def place(part: QWidget) -> QRect:
        return QRect(part.mapTo(page, QPoint()), part.size())

    empty = [place(page.panes.widget(number)) for number in range(3)]
    built: list[QWidget] = []
    page.request_built.connect(built.append)
    page.token_built.connect(built.append)
    panels = [page.card, page.request, page.token]
    assert [place(panel) for panel in panels] == empty
    assert all(panel.isVisible() for panel in panels)
    assert built == panels[1:]

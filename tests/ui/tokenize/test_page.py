from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from flexgui.flex.catalog import load_catalog
from flexgui.ui.tokenize.page import TokenizePage
from tests.ui.helpers import Clock


@pytest.mark.parametrize(("width", "details"), [(1440, True), (1024, False)])
def test_details_of_the_strip_are_hidden_in_a_narrow_window(qapp: QApplication, width: int, details: bool) -> None:
    page = TokenizePage(load_catalog(), Clock())
    ticks: list[None] = []
    page.ticked.connect(lambda: ticks.append(None))
    page.resize(width, 600)
    page.show()
    QApplication.processEvents()
    assert [not station.detail.isHidden() for station in page.strip.stations] == [details, details, True]
    assert len(ticks) == 1

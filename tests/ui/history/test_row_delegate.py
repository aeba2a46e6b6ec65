"""Painting of history rows: two lines for an entry, one for a heading."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from flexgui.ui.history.model import ENTRY_ROLE, HistoryModel
from flexgui.ui.history.row_delegate import EntryDelegate, _count_rect
from flexgui.ui.resources import color
from tests.ui.helpers import HOSTILE, Clock
from tests.ui.history.helpers import entry


@pytest.fixture
def view() -> QListView:
    view = QListView()
    view.setModel(HistoryModel(Clock(), view))
    view.setItemDelegate(EntryDelegate(view))
    view.resize(340, 300)
    return view


def show(view: QListView, **more: Any) -> None:
    model = view.model()
    assert isinstance(model, HistoryModel)
    now = Clock()()
    model.set_page([entry(now, **more), entry(now - timedelta(days=2), id=2)])


def colours_in(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_a_heading_is_lower_than_an_entry(view: QListView) -> None:
    show(view)
    delegate, option = view.itemDelegate(), QStyleOptionViewItem()
    heights = [delegate.sizeHint(option, view.model().index(row, 0)).height() for row in range(2)]
    assert heights[0] < heights[1]


def test_verdict_and_pin_have_their_colours(view: QListView, picture: Callable[[QWidget], QImage]) -> None:
    show(view)
    plain = colours_in(picture(view))
    assert color("ok").name() in plain
    assert color("bad").name() not in plain
    show(view, state="", title="401", pinned=True)
    assert color("bad").name() in colours_in(picture(view))


def test_a_click_on_the_number_of_repeats_unfolds_them(view: QListView, picture: Callable[[QWidget], QImage]) -> None:
    show(view, id=3, earlier=(2, 1), pinned=True)
    picture(view)
    delegate = view.itemDelegate()
    assert isinstance(delegate, EntryDelegate)
    clicked: list[int] = []
    delegate.count_clicked.connect(lambda clicked_entry: clicked.append(clicked_entry.id))
    rect = view.visualRect(view.model().index(1, 0))
    badge = _count_rect(rect, view.model().index(1, 0).data(ENTRY_ROLE))
    for point in (rect.center(), badge.center()):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert clicked == [3]


def test_long_and_hostile_texts_can_be_painted(view: QListView, picture: Callable[[QWidget], QImage]) -> None:
    for name in (HOSTILE * 100, "\ud800" * 50, ""):
        show(view, name=name, note=name, profile=name)
        view.selectAll()
        assert not picture(view).isNull()

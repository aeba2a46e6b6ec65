"""Layouts have exactly the given margins and spacing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QBoxLayout, QPushButton, QWidget

from flexgui.ui.widgets.layouts import FittedRow, ScrollColumn, grid_layout, hbox, vbox


@pytest.mark.parametrize("box", [hbox, vbox])
def test_a_box_has_the_given_margins_and_spacing_and_none_by_default(box: Callable[..., QBoxLayout]) -> None:
    parent = QWidget()
    given, default = box(parent, (1, 2, 3, 4), 5), box()
    assert parent.layout() is given
    assert (given.getContentsMargins(), given.spacing()) == ((1, 2, 3, 4), 5)
    assert (default.getContentsMargins(), default.spacing()) == ((0, 0, 0, 0), 0)


def test_a_grid_has_one_spacing_for_columns_and_one_for_rows() -> None:
    parent = QWidget()
    grid = grid_layout(parent, (1, 2, 3, 4), (5, 6))
    assert parent.layout() is grid
    assert (grid.getContentsMargins(), grid.horizontalSpacing(), grid.verticalSpacing()) == ((1, 2, 3, 4), 5, 6)


def test_a_scroll_column_scrolls_vertically_only() -> None:
    column, tall = ScrollColumn(), QWidget()
    tall.setMinimumHeight(2_000)
    column.setWidget(tall)
    column.resize(300, 200)
    column.show()
    assert (tall.width(), column.horizontalScrollBar().isVisible(), column.verticalScrollBar().maximum()) == (
        column.viewport().width(), False, 2_000 - 200
    )  # fmt: skip


def test_the_row_is_fitted_before_layout_and_after_changes(light: QApplication) -> None:
    window = QWidget()
    widths: list[int] = []
    row = FittedRow(window, lambda: widths.append(button.width()))
    button = QPushButton("A button")
    row.addWidget(button)
    window.resize(300, 40)
    window.show()
    light.processEvents()
    assert widths and widths[0] != button.width()
    count = len(widths)
    button.setText("A button with more to say")
    light.processEvents()
    assert len(widths) > count
    count = len(widths)
    window.resize(400, 40)
    light.processEvents()
    assert len(widths) > count

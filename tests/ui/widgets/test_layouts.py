"""Tests of the layouts: they have the margins and the spacing that were given, and no others."""

import pytest
from PySide6.QtWidgets import QWidget

from flexgui.ui.widgets.layouts import grid_layout, hbox, vbox

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("box", [hbox, vbox])
def test_a_box_has_the_given_margins_and_spacing_and_none_by_default(box):
    parent = QWidget()

    given, default = box(parent, (1, 2, 3, 4), 5), box()

    assert parent.layout() is given
    assert (given.getContentsMargins(), given.spacing()) == ((1, 2, 3, 4), 5)
    assert (default.getContentsMargins(), default.spacing()) == ((0, 0, 0, 0), 0)


def test_a_grid_has_one_spacing_for_columns_and_one_for_rows():
    parent = QWidget()

    grid = grid_layout(parent, (1, 2, 3, 4), (5, 6))

    assert parent.layout() is grid
    assert (grid.getContentsMargins(), grid.horizontalSpacing(), grid.verticalSpacing()) == ((1, 2, 3, 4), 5, 6)

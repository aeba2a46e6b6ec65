"""Tree views with chevrons and selected rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint
from PySide6.QtGui import QColor, QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from flexgui.ui.resources import color
from flexgui.ui.widgets.branch_view import BranchView

Picture = Callable[[QWidget], QImage]


@pytest.fixture
def view() -> BranchView:
    model = QStandardItemModel()
    group = QStandardItem("group")
    group.appendRow(QStandardItem("below"))
    model.appendRow(group)
    model.appendRow(QStandardItem("leaf"))
    view = BranchView()
    model.setParent(view)
    view.setHeaderHidden(True)
    view.setModel(model)
    view.resize(300, 200)
    return view


def branch(view: BranchView, image: QImage, row: int) -> QImage:
    """Return the part of the image left of the text of a top-level row."""
    rect = view.visualRect(view.model().index(row, 0))
    origin = view.viewport().mapTo(view, QPoint(0, rect.top()))
    return image.copy(origin.x(), origin.y(), rect.left(), rect.height())


def colours_in(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def test_only_rows_with_children_have_a_chevron(view: BranchView, picture: Picture) -> None:
    closed = picture(view)
    assert len(colours_in(branch(view, closed, 0))) > 1
    assert colours_in(branch(view, closed, 1)) == {color("base").rgb()}
    view.expand(view.model().index(0, 0))
    opened = picture(view)
    assert branch(view, opened, 0) != branch(view, closed, 0)
    assert colours_in(branch(view, opened, 1)) == {color("base").rgb()}


def test_the_selection_reaches_the_edge(view: BranchView, picture: Picture) -> None:
    picture(view)
    view.selectionModel().select(
        view.model().index(1, 0), QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    )
    image = picture(view)
    assert QColor(branch(view, image, 1).pixel(1, 5)) == color("select")
    assert QColor(branch(view, image, 0).pixel(1, 1)) == color("base")


def test_the_focus_selects_a_whole_row(view: BranchView) -> None:
    view.model().insertColumn(1)
    view.show()
    view.activateWindow()
    view.setFocus()
    QApplication.processEvents()
    assert view.hasFocus()
    assert [each.column() for each in view.selectionModel().selectedIndexes()] == [0, 1]


def test_the_selected_row_shows_the_focus(view: BranchView, picture: Picture) -> None:
    window = QWidget()
    column, other = QVBoxLayout(window), QLineEdit()
    column.addWidget(view)
    column.addWidget(other)
    window.show()
    window.activateWindow()
    view.setCurrentIndex(view.model().index(1, 0))
    view.setFocus()
    QApplication.processEvents()
    assert QColor(branch(view, picture(view), 1).pixel(1, 5)) == color("focus")
    other.setFocus()
    QApplication.processEvents()
    assert QColor(branch(view, picture(view), 1).pixel(1, 5)) == color("select")

"""The tree of fields, by keyboard and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from flexgui.flex.catalog import load_catalog
from flexgui.flex.request import CaptureContextRequest, RequestedField
from flexgui.ui.fields.model import INCLUDE, REQUIRED, FieldsModel
from flexgui.ui.fields.view import FieldsView

NUMBER = "paymentInformation.card.number"
CODE = "paymentInformation.card.securityCode"


@pytest.fixture
def view() -> FieldsView:
    model = FieldsModel(load_catalog())
    view = FieldsView(model)
    model.setParent(view)
    view.resize(384, 700)
    view.show()
    return view


def model_of(view: FieldsView) -> FieldsModel:
    model = view.model()
    assert isinstance(model, FieldsModel)
    return model


def current(view: FieldsView, path: str) -> None:
    view.setCurrentIndex(model_of(view).index_of_path(path))


def click(view: FieldsView, index: QModelIndex) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())


def test_space_includes_and_r_makes_optional(view: FieldsView) -> None:
    model = model_of(view)
    current(view, NUMBER)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert model.request().required_paths == {NUMBER}
    QTest.keyClick(view, Qt.Key.Key_R)
    assert model.request().optional_paths == {NUMBER}
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert model.request() == CaptureContextRequest()


def test_r_with_a_modifier_or_without_a_row_ticks_nothing(view: FieldsView) -> None:
    current(view, NUMBER)
    QTest.keyClick(view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    view.setCurrentIndex(QModelIndex())
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert model_of(view).request() == CaptureContextRequest()


def test_arrows_navigate_fold_and_unfold(view: FieldsView) -> None:
    model = model_of(view)
    card = model.index(0, 0)
    view.setCurrentIndex(card)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex() == model.index(0, 0, card)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.currentIndex() == model.index(0, 0, card)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex() == card
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert not view.isExpanded(card)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.isExpanded(card)


def test_a_click_anywhere_in_the_cell_ticks(view: FieldsView) -> None:
    model = model_of(view)
    click(view, model.index_of_path(NUMBER).siblingAtColumn(INCLUDE))
    assert model.request().required_paths == {NUMBER}
    click(view, model.index_of_path(NUMBER).siblingAtColumn(REQUIRED))
    assert model.request().optional_paths == {NUMBER}


def test_a_double_click_is_two_clicks_and_a_name_is_not_clickable(view: FieldsView) -> None:
    model = model_of(view)
    cell = view.visualRect(model.index_of_path(NUMBER).siblingAtColumn(INCLUDE)).center()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    ticked = model.request().paths
    assert ticked == frozenset()
    click(view, model.index_of_path(NUMBER))
    assert model.request().paths == ticked


def test_a_search_hides_the_rest_and_an_empty_one_shows_all(view: FieldsView) -> None:
    model = model_of(view)
    model.set_request(CaptureContextRequest((RequestedField(NUMBER),)))
    assert view.show_only_matches("securityCode") == 1
    card = model.index(0, 0)
    assert view.isRowHidden(model.index_of_path(NUMBER).row(), card)
    assert not view.isRowHidden(model.index_of_path(CODE).row(), card)
    assert view.isRowHidden(1, QModelIndex())
    assert view.show_only_matches("no such field") == 0
    assert view.show_only_matches("") == len(model.catalog.fields)
    assert not view.isRowHidden(1, QModelIndex())
    assert model.request().paths == {NUMBER}


def test_a_search_expands_groups_with_matches(view: FieldsView) -> None:
    model = model_of(view)
    ship_to = next(model.index_of(node) for node in model.roots if node.label == "Ship to")
    assert not view.isExpanded(ship_to)
    view.show_only_matches("shipTo")
    assert view.isExpanded(ship_to)


def cell(view: FieldsView, name: str) -> object:
    tree = QAccessible.queryAccessibleInterface(view)
    cells = (tree.child(number) for number in range(tree.childCount()))
    return next(each for each in cells if each.text(QAccessible.Text.Name) == name)


def test_a_screen_reader_ticks_boxes_and_reads_their_state(view: FieldsView) -> None:
    model = model_of(view)
    reported: list[str] = []
    model.ticked.connect(reported.append)
    for name in ("Required Card number", "Required Card number", "Include Card number", "Include Amount"):
        cell(view, name).actionInterface().doAction("Toggle")
    assert reported == [
        "Card number: included, required",
        "Card number: included, optional",
        "Card number: not included",
        "Amount: 2 of 2, 2 required",
    ]


def test_a_screen_reader_cannot_tick_a_cell_without_a_box(view: FieldsView) -> None:
    cell(view, "Required Amount").actionInterface().doAction("Toggle")
    assert model_of(view).request() == CaptureContextRequest()

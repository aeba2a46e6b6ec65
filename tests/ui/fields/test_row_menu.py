"""The context menu of a row: tick, copy the path, remove a custom field."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from flexgui.flex.catalog import load_catalog
from flexgui.ui.fields.model import FieldsModel
from flexgui.ui.fields.row_menu import row_menu

NUMBER = "paymentInformation.card.number"
COUNTY = "orderInformation.billTo.county"
TICKS = ["Include or leave out\tSpace", "Required or optional\tR", ""]


@pytest.mark.parametrize(
    ("path", "rest"),
    [
        (NUMBER, ["Copy path", "Open documentation"]),
        (COUNTY, ["Copy path", "Remove this field"]),
        ("", ["Copy path"]),  # a group
    ],
)
def test_the_menu_depends_on_the_row(path: str, rest: list[str]) -> None:
    parent, model, removed = QWidget(), FieldsModel(load_catalog(), [COUNTY]), []
    index = model.index_of_path(path) if path else model.index_of(model.roots[0])
    actions = row_menu(parent, model, index, removed.append).actions()
    assert [each.text() for each in actions] == TICKS + rest
    actions[0].trigger()
    assert len(model.request().fields) == (1 if path else len(model.roots[0].children))
    actions[3].trigger()
    assert QApplication.clipboard().text() == (path or model.roots[0].path)
    if path == COUNTY:
        actions[-1].trigger()
    assert removed == ([COUNTY] if path == COUNTY else [])

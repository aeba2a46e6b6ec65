"""Zooming of trees and code."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QTreeView

from flexgui.flex.auth import SigningStep
from flexgui.ui.fonts import base_size, font, view_font
from flexgui.ui.resources import apply_stylesheet
from flexgui.ui.widgets.code_view import CodeView
from flexgui.ui.widgets.steps_view import StepsView
from flexgui.ui.zoom import MAX_STEP, MIN_STEP, zoom
from tests.ui.helpers import on_screen


@pytest.fixture(autouse=True)
def _reset_zoom(qapp: object) -> Iterator[None]:
    yield
    zoom(None)


def test_code_can_be_zoomed_in_out_and_reset() -> None:
    view = CodeView("json")
    zoom(2)
    assert view.font().pixelSize() == base_size() + 2
    assert CodeView("json").font().pixelSize() == base_size() + 2  # a view that is created later
    zoom(-3)
    assert view.font().pixelSize() == base_size() - 1
    zoom(None)
    assert view.font().pixelSize() == base_size()


@pytest.mark.parametrize("well", [False, True])
def test_code_keeps_its_size_when_it_is_built_and_polished_later(qapp: QApplication, well: bool) -> None:
    zoom(2)
    view = CodeView("json", well=well)
    view.ensurePolished()
    size = base_size() + (1 if well else 2)  # a well has smaller text
    assert view.font().pixelSize() == size
    apply_stylesheet(qapp)  # like a change of the appearance
    assert view.font().pixelSize() == size
    zoom(None)
    assert view.font().pixelSize() == size - 2


def test_a_well_is_as_high_as_its_text_when_that_grows(qapp: QApplication) -> None:
    steps = StepsView()
    steps.set_steps([SigningStep("Text", "", "a\n" * 20, "text")])
    on_screen(steps, 400, 300)
    (well,) = steps.findChildren(CodeView)
    zoom(6)
    assert well.height() >= 21 * well.fontMetrics().lineSpacing()


def test_there_is_a_smallest_and_a_largest_size() -> None:
    for _ in range(40):
        zoom(1)
    assert view_font("code").pixelSize() == base_size() + MAX_STEP
    for _ in range(40):
        zoom(-1)
    assert view_font("code").pixelSize() == base_size() + MIN_STEP
    assert font("code").pixelSize() == base_size()  # labels and buttons are not zoomed


def test_tree_rows_grow_with_their_text() -> None:
    from flexgui.flex.catalog import load_catalog
    from flexgui.ui.fields.panel import FieldsPanel

    panel = FieldsPanel(load_catalog(), (), {})
    panel.show()
    (tree,) = panel.findChildren(QTreeView)
    before = tree.visualRect(tree.model().index(0, 0)).height()
    zoom(MAX_STEP)
    assert tree.visualRect(tree.model().index(0, 0)).height() > before

"""Rows: clicks, eliding, and painting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from flexgui.ui.delegate import CHECKABLE, MIN_HEIGHT, RUNS, RowDelegate, TextRun, elided_path, paint_check_box
from flexgui.ui.fonts import font, set_view_step, view_font
from flexgui.ui.resources import color, set_scheme
from flexgui.ui.widgets.branch_view import BranchView

CheckState = Qt.CheckState
LEFT = Qt.MouseButton.LeftButton
STATE = QStyle.StateFlag


class Rows(QAbstractTableModel):
    """A model with one row: text runs in column 0, a check box in column 1."""

    def __init__(
        self, runs: tuple[TextRun, ...] = (), state: Any = CheckState.Unchecked, kind: str | None = "live"
    ) -> None:
        super().__init__()
        self.runs, self.state, self.kind = runs, state, kind
        self.writes: list[Any] = []

    def rowCount(self, parent: Any = QModelIndex()) -> int:
        return 0 if parent.isValid() else 1

    def columnCount(self, parent: Any = QModelIndex()) -> int:
        return 2

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.column() == 0:
            return self.runs if role == RUNS else None
        return {Qt.ItemDataRole.CheckStateRole: self.state, CHECKABLE: self.kind}.get(role)

    def setData(self, index: Any, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        assert role == Qt.ItemDataRole.CheckStateRole
        self.state = value
        self.writes.append(value)
        return True


@pytest.fixture
def show() -> Callable[[Rows], BranchView]:
    """A function that shows a view of a model, with a check column of 100 pixels."""

    def make(model: Rows) -> BranchView:
        view = BranchView()
        model.setParent(view)
        view.setModel(model)
        view.setItemDelegate(RowDelegate(view, (1,)))
        view.resize(300, 100)
        view.setColumnWidth(0, 150)
        view.header().setStretchLastSection(False)
        view.setColumnWidth(1, 100)
        view.show()
        return view

    return make


def check_cell(view: BranchView) -> QRect:
    return view.visualRect(view.model().index(0, 1))


@pytest.mark.parametrize("state", [CheckState.Unchecked, CheckState.PartiallyChecked, 0, 1, None])
@pytest.mark.parametrize("spot", ["topLeft", "center", "bottomRight"])
def test_a_click_anywhere_in_the_cell_ticks_once(show: Callable[[Rows], BranchView], state: Any, spot: str) -> None:
    model = Rows(state=state)
    view = show(model)
    QTest.mouseClick(view.viewport(), LEFT, pos=getattr(check_cell(view), spot)())
    assert model.writes == [CheckState.Checked]


@pytest.mark.parametrize("state", [CheckState.Checked, 2])
def test_a_click_on_a_ticked_cell_unticks(show: Callable[[Rows], BranchView], state: Any) -> None:
    model = Rows(state=state)
    view = show(model)
    QTest.mouseClick(view.viewport(), LEFT, pos=check_cell(view).center())
    assert model.writes == [CheckState.Unchecked]


def test_a_double_click_toggles_once(show: Callable[[Rows], BranchView]) -> None:
    model = Rows()
    view = show(model)
    spot = check_cell(view).center()
    QTest.mouseClick(view.viewport(), LEFT, pos=spot)
    QTest.mouseDClick(view.viewport(), LEFT, pos=spot)
    QTest.mouseRelease(view.viewport(), LEFT, pos=spot)
    assert model.writes == [CheckState.Checked]


@pytest.mark.parametrize("kind", [None, "live"])
def test_only_a_left_click_toggles(show: Callable[[Rows], BranchView], kind: str | None) -> None:
    model = Rows(kind=kind)
    view = show(model)
    button = LEFT if kind is None else Qt.MouseButton.RightButton
    QTest.mouseClick(view.viewport(), button, pos=check_cell(view).center())
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(10, check_cell(view).center().y()))
    assert model.writes == []


def test_a_click_that_ends_in_another_cell_toggles_nothing(show: Callable[[Rows], BranchView]) -> None:
    model = Rows()
    view = show(model)
    QTest.mousePress(view.viewport(), LEFT, pos=QPoint(10, check_cell(view).center().y()))
    QTest.mouseRelease(view.viewport(), LEFT, pos=check_cell(view).center())
    assert model.writes == []


class Focused(BranchView):
    """A view that always has the focus."""

    def hasFocus(self) -> bool:
        return True


def paint(model: Rows, *, column: int = 0, width: int = 200, state: STATE = STATE.State_None) -> QImage:
    """Paint one cell on the base colour."""
    image = QImage(width, 26, QImage.Format.Format_RGB32)
    image.fill(color("base"))
    view = Focused() if state == STATE.State_HasFocus else BranchView()
    view.setModel(model)
    if state != STATE.State_None:
        flag = QItemSelectionModel.SelectionFlag
        how = flag.Select if state == STATE.State_Selected else flag.NoUpdate
        view.selectionModel().setCurrentIndex(model.index(0, column if how == flag.Select else 0), how)
    view.paints_selected = state == STATE.State_Selected
    view.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, state == STATE.State_MouseOver)
    delegate = RowDelegate(view, (1,))
    option = QStyleOptionViewItem()
    option.rect = image.rect()
    option.state = state
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0, column))
    painter.end()
    return image


def text(*runs: TextRun, width: int = 200, state: STATE = STATE.State_None) -> QImage:
    return paint(Rows(runs), width=width, state=state)


def painted_columns(image: QImage) -> list[int]:
    """Return the columns of the image that contain other colours than the background."""
    ground = image.pixel(image.width() - 1, 0)
    return [x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in range(image.height()))]


def test_runs_are_painted_side_by_side_in_their_colours() -> None:
    one, two = TextRun("One"), TextRun("two", "bad", "small")
    both = painted_columns(text(one, two))
    assert both[: len(painted_columns(text(one)))] == painted_columns(text(one))
    assert both[-1] > painted_columns(text(one))[-1] + 8
    assert text(one, two) != text(one, TextRun("two", "text", "small"))


def test_long_text_is_elided_at_its_end_or_in_its_middle() -> None:
    long = "paymentInformation.card.number"
    room = 100 - 2 - 6 - 1
    metrics = QFontMetrics(font("body"))
    for middle, mode in ((False, Qt.TextElideMode.ElideRight), (True, Qt.TextElideMode.ElideMiddle)):
        shown = metrics.elidedText(long, mode, room)
        assert shown != long
        assert text(TextRun(long, middle=middle), width=100) == text(TextRun(shown), width=100)
    assert text(TextRun(long), width=100) != text(TextRun(long, middle=True), width=100)


def test_a_leaf_name_is_shown_whole_or_not_at_all() -> None:
    label, leaf = TextRun("Card number"), TextRun("number-of-the-card", "text3", "code-small", droppable=True)
    narrow = 2 + QFontMetrics(font("body")).horizontalAdvance(label.text) + 40
    assert text(label, leaf, width=narrow) == text(label, width=narrow)
    assert text(label, leaf, width=400) != text(label, width=400)
    kept = TextRun(leaf.text, leaf.token, leaf.role)
    assert text(label, kept, width=narrow) != text(label, width=narrow)


def test_matches_of_a_search_are_bold() -> None:
    plain, marked = text(TextRun("merchant")), text(TextRun("merchant", marked=(0, 4)))
    assert marked != plain
    assert text(TextRun("merchant", marked=(0, 0))) == plain


def test_text_starts_after_its_icon() -> None:
    assert painted_columns(text(TextRun("x", icon="lock")))[-1] == painted_columns(text(TextRun("x")))[-1] + 20
    assert len(painted_columns(text(TextRun("", icon="lock")))) > 8


@pytest.mark.parametrize(
    ("state", "token"),
    [(STATE.State_Selected, "select"), (STATE.State_MouseOver, "hover"), (STATE.State_None, "base")],
)
def test_the_background_shows_selection_and_hover(state: STATE, token: str) -> None:
    assert text(TextRun("x"), state=state).pixel(199, 25) == color(token).rgb()


def test_faint_text_has_more_contrast_on_a_selected_row() -> None:
    selected = STATE.State_Selected
    assert text(TextRun("x", "text3"), state=selected) == text(TextRun("x", "text2"), state=selected)
    assert text(TextRun("x", "text3")) != text(TextRun("x", "text2"))


def test_the_focus_is_framed_along_the_whole_row() -> None:
    cells = [
        text(TextRun("x"), state=STATE.State_HasFocus),
        paint(Rows(), column=1, width=100, state=STATE.State_HasFocus),
    ]
    assert [each.pixel(each.width() - 1, 0) for each in cells] == [color("focus").rgb()] * 2
    assert cells[0].pixel(cells[0].width() - 1, 5) == color("base").rgb(), "a row has no frame between its cells"


def test_a_box_is_centred() -> None:
    columns = painted_columns(paint(Rows(), column=1, width=100))
    assert columns[0] + columns[-1] == 99
    assert len(columns) == 14


def test_a_faint_box_shows_under_the_mouse_only() -> None:
    hover = STATE.State_MouseOver
    assert painted_columns(paint(Rows(kind="faint"), column=1)) == []
    assert painted_columns(paint(Rows(kind="faint"), column=1, state=hover)) != []
    assert painted_columns(paint(Rows(kind=None), column=1, state=hover)) == []


def box(state: CheckState) -> QImage:
    image = QImage(14, 14, QImage.Format.Format_RGB32)
    image.fill(color("base"))
    painter = QPainter(image)
    paint_check_box(painter, QRectF(0, 0, 14, 14), state)
    painter.end()
    return image


def test_the_three_states_differ_and_follow_the_scheme(light: QApplication) -> None:
    states = (CheckState.Unchecked, CheckState.Checked, CheckState.PartiallyChecked)
    before = [box(state) for state in states]
    assert before[0] != before[1] != before[2] != before[0]
    assert before[1].pixel(7, 2) == color("accent").rgb()
    set_scheme(light, "dark")
    assert all(box(state) != old for state, old in zip(states, before, strict=True))


def test_the_row_height_follows_the_font() -> None:
    view = BranchView()
    delegate = RowDelegate(view)
    index = Rows().index(0, 0)
    assert delegate.sizeHint(QStyleOptionViewItem(), index).height() >= MIN_HEIGHT
    set_view_step(20)
    try:
        needed = QFontMetrics(view_font("body")).height()
        assert delegate.sizeHint(QStyleOptionViewItem(), index).height() > needed > MIN_HEIGHT
    finally:
        set_view_step(0)


def test_a_path_keeps_its_beginning_and_its_last_name() -> None:
    metrics = QFontMetrics(font("code-small"))
    path = "paymentInformation.card.expirationMonth"
    room = metrics.horizontalAdvance("paymentInf….expirationMonth")
    text = elided_path(path, metrics, room)
    assert text.startswith("pay") and text.endswith("….expirationMonth")
    assert metrics.horizontalAdvance(text) <= room
    assert elided_path(path, metrics, metrics.horizontalAdvance("…Month")).endswith("Month")

"""Paints a row: several runs of text in one cell, centred check boxes, and the backgrounds of selection and hover."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from flexgui.ui.fonts import Role, view_font
from flexgui.ui.resources import color, fill, paint_icon, paint_selected
from flexgui.ui.widgets.branch_view import BranchView

RUNS = Qt.ItemDataRole.UserRole + 1
"""The runs of a cell: a tuple of `TextRun`."""
CHECKABLE = Qt.ItemDataRole.UserRole + 2
"""Whether a check cell has a box: "live", "faint" (only under the mouse) or None."""

MIN_HEIGHT = 26
BOX = 14
PADDING = 14
MINIMUM_SHOWN = 8
"""Characters of a leaf name that must show, else it is dropped."""

Index = QModelIndex | QPersistentModelIndex


class TextRun(NamedTuple):
    """A piece of a cell's text: its colour token, its font, and how it is shortened when space is short."""

    text: str
    token: str = "text"
    role: Role = "body"
    droppable: bool = False
    middle: bool = False
    path: bool = False
    """Elide at the start, so that the end of a path stays visible."""
    icon: str = ""
    marked: tuple[int, int] | None = None
    """Start and end (exclusive) of the characters to set semi-bold, such as a search match."""


class RowDelegate(QStyledItemDelegate):
    """For trees whose cells hold runs or check boxes; heights come from the font, not from the stylesheet."""

    def __init__(self, view: BranchView, check_columns: tuple[int, ...] = ()) -> None:
        super().__init__(view)
        self._view = view
        self._checks = frozenset(check_columns)
        self._second_click = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, max(MIN_HEIGHT, QFontMetrics(view_font("body")).height() + 9))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self._view
        rect: QRect = option.rect
        selected = view.paints_selected
        hovered = view.underMouse() and _is_hovered(option)
        painter.save()
        if selected:
            paint_selected(painter, rect)
        elif hovered:
            fill(painter, rect, "hover")
        if index.column() in self._checks:
            self._paint_check(painter, rect, index, selected, hovered)
        else:
            self._paint_runs(painter, rect, index, selected)
        if not selected and view.hasFocus() and _is_same_row(index, view.currentIndex()):
            for top in (rect.top(), rect.bottom()):
                fill(painter, QRect(rect.left(), top, rect.width(), 1), "focus")
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Toggle on a click anywhere in the cell, not only on the box."""
        if index.column() not in self._checks or not isinstance(event, QMouseEvent):
            return False
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._second_click = event.type() == QEvent.Type.MouseButtonDblClick
            return self._second_click
        if self._second_click:
            return True  # the release that ends a double click: its first click has toggled already
        if event.type() != QEvent.Type.MouseButtonRelease or event.button() != Qt.MouseButton.LeftButton:
            return False
        if index.data(CHECKABLE) is None:
            return False
        now = index.data(Qt.ItemDataRole.CheckStateRole)
        ticked = now is not None and Qt.CheckState(now) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        return bool(model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole))

    def _paint_check(self, painter: QPainter, rect: QRect, index: Index, selected: bool, hovered: bool) -> None:
        kind = index.data(CHECKABLE)
        if kind is None or (kind == "faint" and not hovered):
            return
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        checked = Qt.CheckState(state) if state is not None else Qt.CheckState.Unchecked
        box = QRectF(0, 0, BOX, BOX)
        box.moveCenter(QRectF(rect).center())
        paint_check_box(painter, box, checked, selected=selected, faint=kind == "faint")

    def _paint_runs(self, painter: QPainter, rect: QRect, index: Index, selected: bool) -> None:
        runs: tuple[TextRun, ...] = index.data(RUNS) or ()
        first = index.column() == 0
        left = rect.left() + (2 if first else PADDING)
        right = rect.right() - 6
        for number, run in enumerate(runs):
            if run.icon:
                paint_icon(painter, run.icon, run.token, QPoint(left, rect.top() + (rect.height() - 14) // 2), 14)
                left += 14 + 6
            if run.text:
                left = self._paint_run(painter, run, left, right, rect, selected)
            if number + 1 < len(runs):
                left += 8
            if left >= right:
                break

    def _paint_run(self, painter: QPainter, run: TextRun, left: int, right: int, rect: QRect, selected: bool) -> int:
        face = view_font(run.role)
        metrics = QFontMetrics(face)
        width = metrics.horizontalAdvance(run.text)
        room = right - left
        if width > room and run.droppable and room < metrics.averageCharWidth() * MINIMUM_SHOWN:
            return right
        modes = Qt.TextElideMode
        mode = modes.ElideMiddle if run.middle else modes.ElideRight
        text = run.text
        if width > room:
            text = elided_path(text, metrics, room) if run.path else metrics.elidedText(text, mode, room)
        token = "text2" if selected and run.token == "text3" else run.token
        painter.setFont(face)
        painter.setPen(color(token))
        baseline = rect.top() + baseline_in(rect.height())
        if run.marked is None or text != run.text:
            painter.drawText(left, baseline, text)
            return left + (width if text == run.text else metrics.horizontalAdvance(text))
        return self._paint_marked(painter, run, left, baseline)

    @staticmethod
    def _paint_marked(painter: QPainter, run: TextRun, left: int, baseline: int) -> int:
        begin, end = run.marked or (0, 0)
        plain = painter.font()
        bold = QFont(plain)
        bold.setWeight(QFont.Weight.DemiBold)
        for text, face in ((run.text[:begin], plain), (run.text[begin:end], bold), (run.text[end:], plain)):
            painter.setFont(face)
            painter.drawText(left, baseline, text)
            left += QFontMetrics(face).horizontalAdvance(text)
        return left


def paint_text(
    painter: QPainter,
    face: QFont,
    token: str,
    rect: QRect,
    text: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """Paint one line, elided to the rectangle and centred vertically, and return its width in pixels."""
    metrics = QFontMetrics(face)
    fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(face)
    painter.setPen(color(token))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | side, fitting)
    return metrics.horizontalAdvance(fitting)


def elided_path(path: str, metrics: QFontMetrics, room: int) -> str:
    """Return a dotted path shortened to `room` pixels: its beginning, and its last name as whole as possible."""
    above, dot, leaf = path.rpartition(".")
    left = room - metrics.horizontalAdvance(dot + leaf)
    begin = metrics.elidedText(above, Qt.TextElideMode.ElideRight, left)
    fits = len(begin) > 1 and left > 0
    return f"{begin}{dot}{leaf}" if fits else metrics.elidedText(path, Qt.TextElideMode.ElideLeft, room)


def baseline_in(height: int) -> int:
    """Return the distance from the top of a row to the baseline of all its texts, in pixels.

    It is that of the body font, so that texts in other fonts and sizes share it.
    """
    metrics = QFontMetrics(view_font("body"))
    return (height - metrics.height()) // 2 + metrics.ascent()


def paint_check_box(
    painter: QPainter, box: QRectF, state: Qt.CheckState, *, selected: bool = False, faint: bool = False
) -> None:
    """Paint one check box: empty, ticked, or with a bar for "some"."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if state == Qt.CheckState.Unchecked:
        edge = "line_strong" if faint else ("text2" if selected else "control")
        painter.setPen(QPen(color(edge), 1))
        painter.setBrush(color("base"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3.5, 3.5)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("accent"))
    painter.drawRoundedRect(box, 3.5, 3.5)
    pen = QPen(color("on_accent"), 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    x, y = box.left(), box.top()
    if state == Qt.CheckState.PartiallyChecked:
        painter.drawLine(QPointF(x + 4, y + 7), QPointF(x + 10, y + 7))
    else:
        painter.drawPolyline([QPointF(x + 3.4, y + 7.3), QPointF(x + 5.9, y + 9.8), QPointF(x + 10.6, y + 4.5)])


def _is_same_row(one: Index, other: Index) -> bool:
    return one.row() == other.row() and one.parent() == other.parent()


def _is_hovered(option: QStyleOptionViewItem) -> bool:
    """Return whether the mouse is over the row."""
    from PySide6.QtWidgets import QStyle  # PySide creates a class with its first import, which takes time

    return bool(option.state & QStyle.StateFlag.State_MouseOver)

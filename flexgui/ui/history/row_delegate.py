"""Paints a history entry in two lines (name and time, verdict and details), and the heading of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from flexgui.flex.text import shown
from flexgui.ui.entry_text import clock_text, details_text, kind_text, verdict_style
from flexgui.ui.fonts import Role, font, ticking_font
from flexgui.ui.history.model import ENTRY_ROLE, Index
from flexgui.ui.resources import color, paint_icon, paint_selected

if TYPE_CHECKING:
    from flexgui.history.store import Entry

LEFT, RIGHT, TEXT = 14, 12, 36  # margins in pixels
PIN = 12


class EntryDelegate(QStyledItemDelegate):
    """Delegate of the entry list; row heights follow the fonts."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = QFontMetrics(font("body")).height()
        if index.data(ENTRY_ROLE) is None:
            return QSize(0, line + 14)
        return QSize(0, line + QFontMetrics(font("small")).height() + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        entry: Entry | None = index.data(ENTRY_ROLE)
        painter.save()
        if entry is None:
            _text(painter, "pill", "text2", rect.adjusted(LEFT, 6, -RIGHT, 0), str(index.data()))
        else:
            state = option.state
            selected = bool(state & QStyle.StateFlag.State_Selected)
            if selected:
                paint_selected(painter, rect)
            elif state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(rect, color("hover"))
            self._paint_entry(painter, rect, entry)
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(color("focus"))
                painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()

    @staticmethod
    def _paint_entry(painter: QPainter, rect: QRect, entry: Entry) -> None:
        tone, icon, verdict = verdict_style(entry)
        line = QFontMetrics(font("body")).height()
        first = QRect(rect.left() + TEXT, rect.top() + 7, rect.width() - TEXT - RIGHT, line)
        second = QRect(first.left(), first.bottom() + 2, first.width(), QFontMetrics(font("small")).height())
        paint_icon(painter, icon, tone, QPoint(rect.left() + LEFT, first.top() + (line - 14) // 2), 14)
        taken = _text(painter, "small", "text2", first, clock_text(entry), right=True, face=ticking_font("small")) + 8
        if entry.pinned:
            at = QPoint(first.right() - taken - PIN + 4, first.top() + (line - PIN) // 2)
            paint_icon(painter, "pin", "accent_text", at, PIN)
            taken += PIN + 6
        _text(painter, "title", "text", first.adjusted(0, 0, -taken, 0), shown(entry.name, 120) or kind_text(entry))
        wide = _text(painter, "pill", tone, second, verdict)
        rest = "  ·  ".join(each for each in (details_text(entry), shown(entry.note, 120)) if each)
        if rest:
            _text(painter, "small", "text2", second.adjusted(wide, 0, 0, 0), f"  ·  {rest}")


def _text(
    painter: QPainter, role: Role, token: str, rect: QRect, text: str, *, right: bool = False, face: QFont | None = None
) -> int:
    """Paint one line, elided to the rectangle, and return its width in pixels."""
    face = face or font(role)
    metrics = QFontMetrics(face)
    fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(face)
    painter.setPen(color(token))
    align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | align, fitting)
    return metrics.horizontalAdvance(fitting)

"""Paints a history entry in two lines, and the heading of a day.

The first line has name or kind, how often the request was sent, and the time; the second verdict, details and status.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from flexgui.flex.text import shown
from flexgui.ui.delegate import paint_text
from flexgui.ui.entry_text import clock_text, details_text, repeats_text, status_text, title_text
from flexgui.ui.fonts import font, ticking_font
from flexgui.ui.history.model import ENTRY_ROLE, VERDICT_ROLE, Index
from flexgui.ui.resources import color, fill, paint_icon, paint_selected

if TYPE_CHECKING:
    from flexgui.history.listing import Entry

LEFT, RIGHT, TEXT = 14, 12, 36  # margins in pixels
PIN = 12
INDENT = 16
"""Of a repeat below its entry, in pixels."""


class EntryDelegate(QStyledItemDelegate):
    """Delegate of the entry list; row heights follow the fonts.

    Signals: ``count_clicked(Entry)`` when the number of repeats of an entry was clicked.
    """

    count_clicked = Signal(object)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        entry: Entry | None = index.data(ENTRY_ROLE)
        if entry is None or not isinstance(event, QMouseEvent) or event.type() is not QEvent.Type.MouseButtonRelease:
            return False
        rect: QRect = option.rect
        if not (repeats_text(entry) and _count_rect(rect, entry).contains(event.position().toPoint())):
            return False
        self.count_clicked.emit(entry)
        return True

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
            paint_text(painter, font("pill"), "text2", rect.adjusted(LEFT, 6, -RIGHT, 0), str(index.data()))
        else:
            state = option.state
            selected = bool(state & QStyle.StateFlag.State_Selected)
            if selected:
                paint_selected(painter, rect)
            elif state & QStyle.StateFlag.State_MouseOver:
                fill(painter, rect, "hover")
            self._paint_entry(painter, rect, entry, index.data(VERDICT_ROLE))
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(color("focus"))
                painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()

    @staticmethod
    def _paint_entry(painter: QPainter, rect: QRect, entry: Entry, look: tuple[str, str, str]) -> None:
        tone, icon, verdict = look
        indent = INDENT if entry.is_repeat else 0
        line = QFontMetrics(font("body")).height()
        first = _first_line(rect).adjusted(indent, 0, 0, 0)
        second = QRect(first.left(), first.bottom() + 2, first.width(), QFontMetrics(font("small")).height())
        paint_icon(painter, icon, tone, QPoint(rect.left() + LEFT + indent, first.top() + (line - 14) // 2), 14)
        paint_text(painter, ticking_font("small"), "text2", first, clock_text(entry), Qt.AlignmentFlag.AlignRight)
        taken = first.right() - _count_rect(rect, entry).left()
        if entry.earlier:
            badge = _count_rect(rect, entry)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent_soft"))
            painter.drawRoundedRect(badge, 4, 4)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            paint_text(painter, font("pill"), "accent_text", badge, repeats_text(entry), Qt.AlignmentFlag.AlignHCenter)
        if entry.pinned:
            at = QPoint(first.right() - taken - PIN - 4, first.top() + (line - PIN) // 2)
            paint_icon(painter, "pin", "accent_text", at, PIN)
            taken += PIN + 6
        paint_text(painter, font("title"), "text", first.adjusted(0, 0, -taken - 4, 0), title_text(entry))
        status = paint_text(painter, font("small"), "text2", second, status_text(entry), Qt.AlignmentFlag.AlignRight)
        wide = paint_text(painter, font("pill"), tone, second, verdict)
        rest = "  ·  ".join(each for each in (details_text(entry), shown(entry.note, 120)) if each)
        if rest:
            paint_text(painter, font("small"), "text2", second.adjusted(wide, 0, -status - 8, 0), f"  ·  {rest}")


def _first_line(rect: QRect) -> QRect:
    height = QFontMetrics(font("body")).height()
    return QRect(rect.left() + TEXT, rect.top() + 7, rect.width() - TEXT - RIGHT, height)


def _count_rect(rect: QRect, entry: Entry) -> QRect:
    """Return the rectangle of the number of repeats, before the time; without repeats its width is 0."""
    line = _first_line(rect)
    right = line.right() - QFontMetrics(ticking_font("small")).horizontalAdvance(clock_text(entry)) - 6
    text = repeats_text(entry)
    width = QFontMetrics(font("pill")).horizontalAdvance(text) + 12 if text else 0
    return QRect(right - width, line.top() - 2, width, line.height() + 4)

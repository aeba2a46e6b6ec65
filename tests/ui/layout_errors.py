"""Finds layout errors: cut-off text, and widgets that overlap or exceed their parent."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QMenuBar,
    QPushButton,
    QRadioButton,
    QTextEdit,
    QTreeView,
    QWidget,
)

from flexgui.ui.fields.view import FieldsView
from flexgui.ui.widgets.labels import ElidedLabel


def layout_errors(window: QWidget) -> list[str]:
    """Return a line for each layout error in a visible window."""
    return [line for widget in _shown(window) for line in _errors(widget)] + list(_overlaps(window))


def untranslated(window: QWidget) -> set[str]:
    """Return the texts with English words outside the brackets of the pseudo language."""
    texts = set()
    for widget in (window, *window.findChildren(QWidget)):
        for name in ("text", "toolTip", "accessibleName", "accessibleDescription", "placeholderText", "windowTitle"):
            ask = getattr(widget, name, None)
            if callable(ask) and not isinstance(widget, QTextEdit):
                texts.add(ask())
        texts |= {text for action in widget.actions() for text in (action.text(), action.toolTip())}
        if isinstance(widget, QComboBox):
            texts |= {widget.itemText(row) for row in range(widget.count())}
        if isinstance(widget, QTreeView) and (model := widget.model()) is not None:
            texts |= {str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(model.columnCount())}
    return {text for text in texts if isinstance(text, str) and re.search(r"[A-Za-z]{3,} [a-z]{2,}", unbracketed(text))}


@cache
def unbracketed(text: str) -> str:
    """Return the text without its parts in brackets, which may be nested."""
    before = ""
    while before != text:
        before, text = text, re.sub(r"\[[^\[\]]*\]", "", text)
    return text


def _shown(window: QWidget) -> Iterator[QWidget]:
    yield from (each for each in window.findChildren(QWidget) if each.isVisible() and each.window() is window)


def _errors(widget: QWidget) -> Iterator[str]:
    name = f"{type(widget).__name__} {_words(widget)!r}"
    if isinstance(widget, QLabel) and not isinstance(widget, ElidedLabel):
        room = widget.contentsRect()
        if widget.wordWrap():
            yield from _wrapped(widget, name)
        elif (wanted := _advance(widget, widget.text())) > room.width():
            yield f"{name}: {wanted} wide, has {room.width()}"
        elif widget.fontMetrics().height() > widget.height() + 2:
            yield f"{name}: {widget.fontMetrics().height()} high, has {widget.height()}"
    if isinstance(widget, ElidedLabel) and widget.wordWrap():
        yield from _wrapped(widget, name)
    if isinstance(widget, QPushButton | QRadioButton | QCheckBox) and widget.text():
        wanted = widget.sizeHint()
        if wanted.width() > widget.width() or wanted.height() > widget.height():
            yield f"{name}: wants {wanted.width()} x {wanted.height()}, has {widget.width()} x {widget.height()}"
    if isinstance(widget, QMenuBar):
        for action in widget.actions():
            if not widget.rect().contains(widget.actionGeometry(action)):
                yield f"menu {action.text()!r} is out of the menu bar"
    if isinstance(widget, FieldsView):
        header = widget.header()
        for column in range(header.count()):
            words = header.model().headerData(column, header.orientation())
            if header.fontMetrics().horizontalAdvance(words) + 8 > header.sectionSize(column):
                yield f"header {words!r} has {header.sectionSize(column)}"
    yield from _out_of_place(widget, name)


def _wrapped(label: QLabel, name: str) -> Iterator[str]:
    wanted, longest = label.heightForWidth(label.width()), _narrowest(label)
    if wanted > label.height():
        yield f"{name}: {wanted} high, has {label.height()} at a width of {label.width()}"
    if longest > label.contentsRect().width():
        yield f"{name}: cannot be narrower than {longest}, has {label.contentsRect().width()}"


def _out_of_place(widget: QWidget, name: str) -> Iterator[str]:
    """Yield a line if a widget exceeds its parent; in a scroll area it may do so vertically."""
    above = widget.parentWidget()
    if above is None or widget.isWindow() or isinstance(above, QAbstractScrollArea):
        return
    room, place = above.rect(), widget.geometry()
    scrolled = isinstance(above.parentWidget(), QAbstractScrollArea)
    if place.left() < room.left() or place.right() > room.right() or (not scrolled and not room.contains(place)):
        yield f"{name}: at {_rect_text(place)}, in {type(above).__name__} {above.objectName()} of {_rect_text(room)}"


def _overlaps(window: QWidget) -> Iterator[str]:
    """Yield a line for each pair of sibling texts that overlap."""
    kinds = (QLabel, QPushButton, QRadioButton, QCheckBox)
    with_text = [each for each in _shown(window) if isinstance(each, kinds) and _words(each)]
    places = [(each, QRect(each.mapTo(window, QPoint(0, 0)), each.size())) for each in with_text]
    for (one, here), (other, there) in combinations(places, 2):
        if one.parentWidget() is other.parentWidget() and here.intersects(there):
            yield f"{_words(one)!r} at {_rect_text(here)} lies upon {_words(other)!r} at {_rect_text(there)}"


def _words(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else widget.objectName()


def _advance(widget: QWidget, text: str) -> int:
    return max((widget.fontMetrics().horizontalAdvance(line) for line in text.split("\n")), default=0)


def _narrowest(label: QLabel) -> int:
    """Return the minimum width that fits each word."""
    layout = QTextLayout(label.text(), label.font())
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(1)
    layout.endLayout()
    return math.ceil(layout.minimumWidth())


def _rect_text(place: QRect) -> str:
    return f"({place.x()}, {place.y()}) {place.width()} x {place.height()}"

"""Layouts with fixed margins and spacing, because Qt's depend on the style; a row that adapts; a scrolling column."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

Margins = tuple[int, int, int, int]
"""Left, top, right and bottom margin, in pixels."""
L = TypeVar("L", bound=QBoxLayout)
W = TypeVar("W", bound=QWidget)


class FittedRow(QHBoxLayout):
    """Calls `fit` each time before it places its widgets: when the available space or one of them changes.

    A widget that watches its own LayoutRequest events would be slower: PySide6 then wraps each of its events, and
    creates a class for each event type before the first paint.
    """

    def __init__(self, parent: QWidget, fit: Callable[[], None]) -> None:
        super().__init__(parent)
        self._fit = fit

    def setGeometry(self, rect: QRect) -> None:
        self._fit()
        super().setGeometry(rect)


class ScrollColumn(QScrollArea):
    """Scrolls its widget up and down; has no frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        viewport = QWidget(self)  # PySide6 would import all classes of widgets to wrap the one that Qt creates
        viewport.setAutoFillBackground(True)
        viewport.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setViewport(viewport)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit_content(self) -> None:
        """Give the content its new height now; Qt would first paint added parts squeezed."""
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))


def add_page(pages: QStackedWidget, page: W) -> W:
    """Add a page to a stack and return it."""
    pages.addWidget(page)
    return page


def hbox(parent: QWidget | None = None, margins: Margins = (0, 0, 0, 0), spacing: int = 0) -> QHBoxLayout:
    """Return a row, as the layout of `parent` if one is given; `spacing` is in pixels."""
    return _box(QHBoxLayout() if parent is None else QHBoxLayout(parent), margins, spacing)


def vbox(parent: QWidget | None = None, margins: Margins = (0, 0, 0, 0), spacing: int = 0) -> QVBoxLayout:
    """Return a column, as the layout of `parent` if one is given; `spacing` is in pixels."""
    return _box(QVBoxLayout() if parent is None else QVBoxLayout(parent), margins, spacing)


def grid_layout(
    parent: QWidget | None = None, margins: Margins = (0, 0, 0, 0), spacing: tuple[int, int] = (0, 0)
) -> QGridLayout:
    """Return a grid; `spacing` is the one between its columns and the one between its rows, in pixels."""
    layout = QGridLayout() if parent is None else QGridLayout(parent)
    layout.setContentsMargins(*margins)
    layout.setHorizontalSpacing(spacing[0])
    layout.setVerticalSpacing(spacing[1])
    return layout


def _box(layout: L, margins: Margins, spacing: int) -> L:
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    return layout

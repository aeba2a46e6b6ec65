"""Layouts with the margins and the spacing that a caller gives; Qt's defaults depend on the style."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

Margins = tuple[int, int, int, int]
"""Left, top, right and bottom margin, in pixels."""
L = TypeVar("L", bound=QBoxLayout)


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

"""The signing recipe: numbered steps, each with its real value in a well and a copy button."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from flexgui.translation import tr
from flexgui.ui.widgets.build_queue import BuildQueue
from flexgui.ui.widgets.buttons import CopyButton
from flexgui.ui.widgets.code_view import WELL_MARGIN, CodeView
from flexgui.ui.widgets.labels import label
from flexgui.ui.widgets.layouts import ScrollColumn, grid_layout, vbox

if TYPE_CHECKING:
    from flexgui.flex.auth import SigningStep

BORDER = 1
"""Width of a well's border in the stylesheet, in pixels."""


class StepsView(ScrollColumn):
    """Shows steps one below the other. The first recipe of a visible view is built step by step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[SigningStep, ...], str] = ((), "")
        self._build_queue = BuildQueue(self)

    def set_steps(self, steps: Sequence[SigningStep], otherwise: str = "") -> None:
        """Show these steps, or the sentence `otherwise` if there are none."""
        shown = tuple(steps), "" if steps else otherwise
        if shown == self._shown:
            return
        one_by_one = self.isVisible() and not self._shown[0]  # a later recipe keeps the place of the scroll bar
        self._shown = shown
        self._build_queue.finish()
        inside = QWidget(self.viewport())
        column = vbox(inside, (14, 14, 14, 14), 18)
        column.addStretch(1)
        if not steps:
            column.insertWidget(0, label(otherwise, "dim", wrap=True))
        for number, step in enumerate(steps, 1):
            if number > 1 and one_by_one:
                self._build_queue.add(partial(self._add_step, column, number, step))
            else:
                self._add_step(column, number, step)
        self.setWidget(inside)

    def _add_step(self, column: QVBoxLayout, number: int, step: SigningStep) -> None:
        made = _Step(number, step, column.parentWidget())
        column.insertWidget(number - 1, made)
        if self.widget() is column.parentWidget():
            made.show()
            column.activate()  # the value gets its width, and fits its height to it
            made.grid.activate()
            self.fit_content()


class _Step(QWidget):
    """One step: number, title, explanation, value."""

    def __init__(self, number: int, step: SigningStep, parent: QWidget | None) -> None:
        super().__init__(parent)
        badge = label(str(number), "stepnumber")
        badge.setFixedSize(18, 18)
        badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        head.addWidget(label(step.title, "title", wrap=True), 1)
        head.addWidget(CopyButton(tr("Copy: {title}", title=step.title), lambda: step.value))
        self.grid = grid = grid_layout(self, spacing=(12, 4))
        grid.addWidget(badge, 0, 0, alignment=Qt.AlignmentFlag.AlignTop)
        grid.addLayout(head, 0, 1)
        explanation: QLabel = label(step.explanation, "small", wrap=True)
        grid.addWidget(explanation, 1, 1)
        grid.addWidget(_Well(step), 2, 1)
        grid.setColumnStretch(1, 1)


class _Well(CodeView):
    """A value, as high as its text is when it wraps anywhere."""

    def __init__(self, step: SigningStep) -> None:
        super().__init__(step.syntax, gutter=False, wrap=True, well=True)
        self.setAccessibleName(step.title)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_text(step.value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls the whole recipe

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def zoom(self) -> None:
        super().zoom()
        self._fit()

    def _fit(self) -> None:
        blocks = map(self.document().findBlockByNumber, range(self.blockCount()))
        height = sum(self.blockBoundingRect(block).height() for block in blocks)
        # The height of the last block includes the lower margin; Qt scrolls unless there is one pixel more.
        self.setFixedHeight(math.ceil(height) + WELL_MARGIN + 2 * BORDER + 1)

"""One row of a check list: icon and word of the state, the name of the check, one sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame

from flexgui.ui.widgets.labels import IconLabel, label
from flexgui.ui.widgets.layouts import grid_layout

WORD, COMPACT_WORD, NAME = 88, 64, 124
"""Minimum widths of the word of a result and of the name of a check, in pixels."""
ICON = 16
"""Width for the icon, as in a row of a finding, so that the texts of both are aligned."""
ROW_MARGIN, COMPACT_MARGIN = 10, 7
"""Space above and below the text, in pixels."""
NARROW = 440
"""Width of a row below which the sentence is under the name and not beside it, in pixels."""


class CheckRow(QFrame):
    """Shows from left to right the result, the title and the text; in a narrow row the text is below the title."""

    def __init__(
        self,
        tone: str,
        icon: str,
        word: str,
        name: str,
        sentence: str,
        *,
        below: str = "",
        compact: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("checkRow")
        self.setAccessibleName(f"{name} {word}: {sentence}".strip())
        above = COMPACT_MARGIN if compact else ROW_MARGIN
        grid = grid_layout(self, (14, above, 14, above), (8, 2))
        top = Qt.AlignmentFlag.AlignTop
        self.state = label(word, "title", tone=tone)
        self.state.setMinimumWidth(COMPACT_WORD if compact else WORD)
        mark = IconLabel(icon, tone)
        mark.setFixedSize(ICON, ICON)
        grid.addWidget(mark, 0, 0, top)
        grid.addWidget(self.state, 0, 1, top)
        column = 2
        self.name = label(name, "title")
        if name:
            self.name.setMinimumWidth(NAME)
            grid.addWidget(self.name, 0, column, top)
            column += 1
        self.sentence = label(sentence, "" if below else "dim", wrap=True)
        self._grid, self._column, self._named = grid, column, bool(name)
        grid.addWidget(self.sentence, 0, column)
        if below:
            grid.addWidget(label(below, "small", wrap=True), 1, column)
        grid.setColumnStretch(column, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self._named and event.size().width() < NARROW
        if narrow != (self._grid.itemAtPosition(0, self._column) is None):
            self._grid.removeWidget(self.sentence)
            place = (1, 1, 1, self._column) if narrow else (0, self._column, 1, 1)
            self._grid.addWidget(self.sentence, *place)

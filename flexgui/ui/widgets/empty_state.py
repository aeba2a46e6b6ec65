"""The empty state of a pane: a heading, a sentence, numbered steps and buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from flexgui.ui.widgets.buttons import action_buttons, link_button
from flexgui.ui.widgets.flow import FlowLayout
from flexgui.ui.widgets.labels import label
from flexgui.ui.widgets.layouts import ScrollColumn, grid_layout, hbox, vbox

MAX_WIDTH = 560


class EmptyState(ScrollColumn):
    """Left-aligned at the top; scrolls if there is too little room.

    Signals: ``action(object)`` the action of the button that was pressed.
    """

    action = Signal(object)

    def __init__(
        self,
        heading: str,
        sentence: str,
        steps: Sequence[tuple[str, str]] = (),
        buttons: Sequence[tuple[object, str]] = (),
        link: tuple[str, object, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`buttons` are (action, label), the first is the suggested one; `link` is (question, action, label)."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        self.setWidget(page)
        inside = QWidget(page)
        inside.setMaximumWidth(MAX_WIDTH)
        column = vbox(inside, spacing=8)
        column.addWidget(label(heading, "heading", wrap=True))
        column.addWidget(label(sentence, "dim", wrap=True))
        if steps:
            column.addSpacing(10)
            column.addLayout(self._steps(steps))
        if buttons:
            column.addSpacing(8)
            column.addLayout(action_buttons(buttons, self.action.emit))
        if link is not None:
            column.addSpacing(8)
            column.addLayout(self._link(*link))
        outer = hbox()
        outer.addWidget(inside, 1)
        outer.addStretch(0)
        whole = vbox(page, (28, 28, 28, 28))
        whole.addLayout(outer)
        whole.addStretch(1)

    @staticmethod
    def _steps(steps: Sequence[tuple[str, str]]) -> QGridLayout:
        grid = grid_layout(spacing=(12, 2))
        for number, (title, text) in enumerate(steps):
            badge = label(str(number + 1), "number")
            badge.setFixedSize(24, 24)
            badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(badge, 3 * number, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(title, "title"), 3 * number, 1)
            grid.addWidget(label(text, "dim", wrap=True), 3 * number + 1, 1)
            grid.setRowMinimumHeight(3 * number + 2, 14)
        grid.setColumnStretch(1, 1)
        return grid

    def _link(self, question: str, action: object, words: str) -> FlowLayout:
        row = FlowLayout()
        if question:
            row.addWidget(label(question, "dim"))
        button = link_button(words)
        button.clicked.connect(lambda: self.action.emit(action))
        row.addWidget(button)
        return row


def show_state(pages: QStackedWidget, state: EmptyState) -> None:
    """Show an empty state in place of the pages, and delete the previous one."""
    for number in reversed(range(pages.count())):
        earlier = pages.widget(number)
        if isinstance(earlier, EmptyState) and earlier is not state:
            pages.removeWidget(earlier)
            earlier.deleteLater()
    pages.addWidget(state)
    pages.setCurrentWidget(state)

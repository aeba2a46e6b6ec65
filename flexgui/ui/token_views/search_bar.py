"""The rows above the claims while a search is open: the searched words, the matches, and a filter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from flexgui.translation import tr
from flexgui.ui.widgets.buttons import make_search_field, tool_button
from flexgui.ui.widgets.keys import bind_key, with_key
from flexgui.ui.widgets.labels import label
from flexgui.ui.widgets.layouts import vbox
from flexgui.ui.widgets.pane import row_frame


class SearchBar(QWidget):
    """Signals: ``step_requested(int)`` 1 for the next match, -1 for the previous one; ``close_requested()``."""

    step_requested = Signal(int)
    close_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.search = QLineEdit(self)
        make_search_field(self.search, tr("Find a claim"), tr("Find a claim, a value or a meaning"))
        self.count = label(role="small")
        self.only_unknown = QCheckBox(tr("Only unknown claims"), self)
        self.only_unknown.setToolTip(tr("Hide every claim whose meaning is known"))
        earlier = tool_button("chevron-up", with_key(tr("Previous match"), "Shift+F3"))
        following = tool_button("chevron-down", with_key(tr("Next match"), "F3"))
        close = tool_button("cross", with_key(tr("Close the search"), "Esc"))
        column = vbox(self)
        above, row = row_frame()
        row.setContentsMargins(10, 0, 10, 0)
        row.addWidget(self.search, 1)
        for button in (earlier, following, close):
            row.addWidget(button)
        below, row = row_frame(32)
        row.addWidget(self.only_unknown)
        row.addStretch(1)
        row.addWidget(self.count)
        for part in (above, below):
            column.addWidget(part)
        self.search.returnPressed.connect(lambda: self.step_requested.emit(1))
        earlier.clicked.connect(lambda: self.step_requested.emit(-1))
        following.clicked.connect(lambda: self.step_requested.emit(1))
        close.clicked.connect(self.close_requested)
        bind_key(self, "Esc", self.close_requested.emit, inside=True)

"""The checks of a token above the tabs Claims, Compare, Raw and Key."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from flexgui.translation import tr
from flexgui.ui.token_views.checks_splitter import ChecksSplitter
from flexgui.ui.token_views.checks_view import ChecksView
from flexgui.ui.widgets.buttons import tool_button
from flexgui.ui.widgets.keys import with_key
from flexgui.ui.widgets.layouts import vbox
from flexgui.ui.widgets.tabs import TabRow


class CheckedViews(ChecksSplitter):
    """Lays out checks and tabs. `views` has the first view; the others are added when their tabs are first shown."""

    def __init__(self, first: QWidget, parent: QWidget) -> None:
        checks, below = ChecksView(parent), QWidget(parent)
        super().__init__(checks, below, parent)
        self.checks = checks
        self.tabs = TabRow((tr("Claims"), tr("Compare"), tr("Raw"), tr("Key")), below)
        self.search = tool_button("search", with_key(tr("Find a claim"), "Ctrl+F"), self.tabs)
        self.tabs.add_widget(self.search)
        self.views = QStackedWidget(below)
        self.views.addWidget(first)
        column = vbox(below)
        column.addWidget(self.tabs)
        column.addWidget(self.views, 1)

"""The page of a response without a token: the tabs Explanation, Raw and Headers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from flexgui.translation import tr
from flexgui.transport.exchange import Exchange
from flexgui.ui.token_views.explanation_view import ExplanationView
from flexgui.ui.token_views.headers_view import HeadersView
from flexgui.ui.widgets.layouts import vbox
from flexgui.ui.widgets.raw_view import RawView
from flexgui.ui.widgets.tabs import TabRow

EXPLANATION, RAW, HEADERS = range(3)


class RefusedPage(QWidget):
    """Shows why there is no token, and the response behind it. Signals: ``action(Action)``."""

    action = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exchange: Exchange | None = None
        self.tabs = TabRow((tr("Explanation"), tr("Raw"), tr("Headers")), self)
        self._views = QStackedWidget(self)
        self.explanation = ExplanationView(self._views)
        self.raw = RawView(self._views)
        self.headers = HeadersView(self._views)
        for view in (self.explanation, self.raw, self.headers):
            self._views.addWidget(view)
        column = vbox(self)
        column.addWidget(self.tabs)
        column.addWidget(self._views, 1)
        self.tabs.currentChanged.connect(self._show_tab)
        self.explanation.action.connect(self.action)

    def show_exchange(self, exchange: Exchange | None) -> None:
        """Show the explanation, with the response of `exchange` behind the other tabs."""
        self._exchange = exchange
        self.tabs.set_current(EXPLANATION)

    def _show_tab(self, tab: int) -> None:
        response = self._exchange.response if self._exchange is not None else None
        if tab == RAW:
            self.raw.show_text(response.text if response is not None else tr("No response was received."))
        elif tab == HEADERS and response is not None:
            self.headers.show_response(response)
        elif tab == HEADERS:
            self.headers.set_text("")
        self._views.setCurrentIndex(tab)

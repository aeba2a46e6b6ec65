"""The page of the mode Tokenize: the flow strip above form, token request and transient token."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from flexgui.flex.catalog import Catalog
from flexgui.ui.panes import Panes
from flexgui.ui.tokenize.card_panel import CardPanel
from flexgui.ui.tokenize.flow_strip import FlowStrip
from flexgui.ui.widgets.build_queue import BuildQueue
from flexgui.ui.widgets.layouts import vbox

if TYPE_CHECKING:
    from flexgui.ui.tokenize.request_panel import TokenRequestPanel
    from flexgui.ui.tokenize.token_panel import TokenPanel


class TokenizePage(QWidget):
    """Lays out the panels. The form is built first, because it gets the focus; the other two follow one by one.

    Signals: ``ticked()`` once a second while the page is visible, and when it is shown; ``request_built()`` and
    ``token_built()`` before the panel is shown for the first time, to fill it.
    """

    ticked = Signal()
    request_built = Signal()
    token_built = Signal()

    def __init__(self, catalog: Catalog, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalog, self._now = catalog, now
        self._later = BuildQueue(self)
        self._request: TokenRequestPanel | None = None
        self._token: TokenPanel | None = None
        self.strip = FlowStrip(self)
        self.panes = Panes(self)
        self.card = CardPanel(catalog, self._later, self.panes)
        self._request_place, self._token_place = _Place(self.panes), _Place(self.panes)
        self.panes.set_panes((self.card, self._request_place, self._token_place))
        column = vbox(self)
        column.addWidget(self.strip)
        column.addWidget(self.panes, 1)
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self.ticked)
        self._later.add(lambda: self.request, lambda: self.token)

    @property
    def request(self) -> TokenRequestPanel:
        """The token request; built when it is first needed, at the latest soon after the page."""
        if self._request is None:
            from flexgui.ui.tokenize.request_panel import TokenRequestPanel  # after the form

            self._request = TokenRequestPanel(self._request_place)
            self.request_built.emit()
            self._request_place.show_panel(self._request)
        return self._request

    @property
    def token(self) -> TokenPanel:
        """The transient token; built when it is first needed, at the latest soon after the page."""
        if self._token is None:
            from flexgui.ui.tokenize.token_panel import TokenPanel  # after the form

            self._token = TokenPanel(self._catalog, self._now, self._token_place)
            self.token_built.emit()
            self._token_place.show_panel(self._token)
        return self._token

    @property
    def has_request(self) -> bool:
        """True once the token request is built."""
        return self._request is not None

    @property
    def has_token(self) -> bool:
        """True once the transient token is built."""
        return self._token is not None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        focus = self.focusWidget()
        if not event.spontaneous() and (focus is None or not self.isAncestorOf(focus)):
            self.card.card.setFocus()
        self.ticked.emit()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.strip.fit(event.size().width())


class _Place(QFrame):
    """The place of a panel in the page, empty until the panel is built."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._column = vbox(self)

    def show_panel(self, panel: QWidget) -> None:
        """Show the panel here."""
        self._column.addWidget(panel)
        panel.show()

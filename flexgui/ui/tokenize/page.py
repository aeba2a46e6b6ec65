"""The page of the mode Tokenize: the flow strip above form, token request and transient token."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from flexgui.flex.catalog import Catalog
from flexgui.ui.panes import Panes
from flexgui.ui.tokenize.card_panel import CardPanel
from flexgui.ui.tokenize.flow_strip import FlowStrip
from flexgui.ui.widgets.build_queue import BuildQueue
from flexgui.ui.widgets.layouts import vbox
from flexgui.ui.widgets.lazy import LazyPart
from flexgui.ui.widgets.pane import empty_pane

if TYPE_CHECKING:
    from flexgui.ui.tokenize.request_panel import TokenRequestPanel
    from flexgui.ui.tokenize.token_panel import TokenPanel


class TokenizePage(QWidget):
    """Lays out the panels. The form is built first, because it gets the focus; the other two follow one by one.

    Signals: ``ticked()`` once a second while the page is visible, and when it is shown;
    ``request_built(TokenRequestPanel)`` and ``token_built(TokenPanel)`` before the panel is shown for the first time.
    """

    ticked = Signal()
    request_built = Signal(object)
    token_built = Signal(object)

    def __init__(self, catalog: Catalog, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalog, self._now = catalog, now
        self.strip = FlowStrip(self)
        self.panes = Panes(self)
        build_queue = BuildQueue(self)
        self.card = CardPanel(catalog, build_queue, self.panes)
        self._request_place, self._token_place = empty_pane(), empty_pane()
        self.panes.set_panes((self.card, self._request_place, self._token_place))
        column = vbox(self)
        column.addWidget(self.strip)
        column.addWidget(self.panes, 1)
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self.ticked)
        build_queue.add(lambda: self.request, lambda: self.token)

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

    @LazyPart
    def request(self) -> TokenRequestPanel:
        """The token request; built when it is first needed, at the latest soon after the page."""
        from flexgui.ui.tokenize.request_panel import TokenRequestPanel  # after the form

        panel = TokenRequestPanel(self._request_place)
        self.request_built.emit(panel)
        vbox(self._request_place).addWidget(panel)
        panel.show()
        return panel

    @LazyPart
    def token(self) -> TokenPanel:
        """The transient token; built when it is first needed, at the latest soon after the page."""
        from flexgui.ui.tokenize.token_panel import TokenPanel  # after the form

        self.request.show()  # built first, so that Tab reaches it first
        panel = TokenPanel(self._catalog, self._now, self._token_place)
        self.token_built.emit(panel)
        vbox(self._token_place).addWidget(panel)
        panel.show()
        return panel

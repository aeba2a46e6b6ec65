"""The page of the mode Tokenize: the flow strip above form, token request and transient token."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from flexgui.flex.catalog import Catalog
from flexgui.ui.panes import Panes
from flexgui.ui.tokenize.card_panel import CardPanel
from flexgui.ui.tokenize.flow_strip import FlowStrip
from flexgui.ui.tokenize.request_panel import TokenRequestPanel
from flexgui.ui.tokenize.token_panel import TokenPanel
from flexgui.ui.widgets.layouts import vbox


class TokenizePage(QWidget):
    """Lays out the panels. Signals: ``ticked()`` once a second while the page is visible, and when it is shown."""

    ticked = Signal()

    def __init__(self, catalog: Catalog, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = FlowStrip(self)
        self.panes = Panes(self)
        self.card = CardPanel(catalog, self.panes)
        self.request = TokenRequestPanel(self.panes)
        self.token = TokenPanel(catalog, now, self.panes)
        self.panes.set_panes((self.card, self.request, self.token))
        column = vbox(self)
        column.addWidget(self.strip)
        column.addWidget(self.panes, 1)
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self.ticked)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ticked.emit()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.strip.fit(event.size().width())

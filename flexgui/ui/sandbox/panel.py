"""The sandbox panel at the bottom of the window: credentials, requests and faults of the embedded sandbox."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from flexgui.sandbox.server import Sandbox
from flexgui.translation import later, tr, trn
from flexgui.ui.sandbox.credentials_view import CredentialsView
from flexgui.ui.sandbox.faults_view import FaultsView
from flexgui.ui.sandbox.log_view import LogView
from flexgui.ui.widgets.buttons import CopyButton, tool_button
from flexgui.ui.widgets.keys import bind_key, with_key
from flexgui.ui.widgets.labels import ElidedLabel, IconLabel, label
from flexgui.ui.widgets.layouts import hbox
from flexgui.ui.widgets.pane import Pane
from flexgui.ui.widgets.tabs import TabRow

HEIGHT, LOW_HEIGHT = 313, 252
NARROW_WINDOW = 1200
"""Window width in pixels below which the columns become tabs."""
CREDENTIALS_WIDTH, FAULTS_WIDTH, WIDE_FAULTS_WIDTH = 340, 380, 560
"""Widths of the columns beside the log in pixels; in a wide window each fault has one line."""
WIDE_WINDOW = 1800
"""Window width in pixels from which the faults have their full width."""
MAX_WIDTH = 16_777_215
"""Qt's own limit of a widget's width."""
TABS = (later("Requests"), later("Faults"), later("Credentials"))


class SandboxPanel(Pane):
    """Shows one running sandbox.

    Signals: ``close_requested()``; ``start_requested()`` to choose port and TLS; ``faults_changed()``.
    """

    close_requested = Signal()
    start_requested = Signal()
    faults_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Sandbox"), parent)
        self._sandbox: Sandbox | None = None
        self._is_low = False
        self._faults_width = FAULTS_WIDTH
        self.address = label(role="monodim")
        self.since = ElidedLabel(role="small")
        self.start = QPushButton(tr("Port and TLS…"))
        self._fill_head()
        self.tabs = TabRow([tr(name) for name in TABS], self)
        self.credentials, self.log, self.faults = CredentialsView(self), LogView(self), FaultsView(self)
        self._pages = (self.log, self.faults, self.credentials)
        self._lay_out()
        self.start.clicked.connect(self.start_requested)
        self.faults.changed.connect(self._change_faults)
        self.tabs.currentChanged.connect(self._show_pages)
        bind_key(self, "Esc", self.close_requested.emit, inside=True)

    def show_sandbox(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self.address.setText(sandbox.base_url)
        self.since.setText(
            tr("running since {time}, on this computer only", time=f"{sandbox.started_at.astimezone():%H:%M}")
            if sandbox.started_at is not None
            else ""
        )
        self.credentials.show_sandbox(sandbox)
        self.faults.show_faults(sandbox.faults)
        self.refresh_log()

    def refresh_log(self) -> None:
        """Show the log entries since the last call."""
        if self._sandbox is not None:
            self.log.show_log(self._sandbox.log)
            self._show_counts()

    def fit(self, width: int) -> None:
        """Adapt to the width of the window: three columns, or tabs where it is narrow."""
        self._is_low = width < NARROW_WINDOW
        self._faults_width = WIDE_FAULTS_WIDTH if width >= WIDE_WINDOW else FAULTS_WIDTH
        self.tabs.setVisible(self._is_low)
        self._show_pages()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), LOW_HEIGHT if self._is_low else HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, LOW_HEIGHT if self._is_low else 180)

    def _show_pages(self) -> None:
        for index, page in enumerate(self._pages):
            page.setVisible(not self._is_low or index == self.tabs.current)
        for page, width in ((self.credentials, CREDENTIALS_WIDTH), (self.faults, self._faults_width)):
            page.setMinimumWidth(0 if self._is_low else width)
            page.setMaximumWidth(MAX_WIDTH if self._is_low else width)
            page.head.setVisible(not self._is_low)

    def _change_faults(self) -> None:
        self._show_counts()
        self.faults_changed.emit()

    def _show_counts(self) -> None:
        if self._sandbox is None:
            return
        log, faults = self._sandbox.log, len(self._sandbox.faults)
        refused = sum(entry.is_refusal for entry in log)
        parts = (
            trn("{n} request", "{n} requests", len(log)),
            trn("{n} refused", "{n} refused", refused),
            trn("{n} fault on", "{n} faults on", faults) if faults else "",
        )
        note = tr("Faults apply to FlexGUI and to your own programs")
        self.foot.set_text(note, right="  ·  ".join(part for part in parts if part))

    def _fill_head(self) -> None:
        self.setObjectName("sandboxPanel")
        self.head.insertWidget(0, IconLabel("box", "sandbox", 16))
        self.head.insertSpacing(2, 6)
        self.head.takeAt(self.head.count() - 1)  # the stretch: the labels take the room
        self.head.addWidget(self.address)
        self.head.addWidget(CopyButton(tr("Copy the base URL"), self.address.text))
        self.head.addWidget(self.since, 1)
        self.head.addWidget(self.start)
        close = tool_button("cross", with_key(tr("Close the sandbox panel"), "Esc"))
        close.clicked.connect(self.close_requested)
        self.head.addWidget(close)

    def _lay_out(self) -> None:
        columns = hbox()
        columns.addWidget(self.credentials)
        columns.addWidget(self.log, 1)
        columns.addWidget(self.faults)
        self.body.addWidget(self.tabs)
        self.body.addLayout(columns, 1)

"""Shows the sandbox panel, follows its log, and restarts the embedded sandbox."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from flexgui.ui.widgets.visibility import has_focus_inside

if TYPE_CHECKING:
    from flexgui.sandbox.server import Sandbox
    from flexgui.ui.sandbox.panel import SandboxPanel
    from flexgui.ui.tasks import Run
    from flexgui.ui.widgets.chip import EnvironmentChip
    from flexgui.workbench import Workbench

REFRESH_DELAY_MS = 60
"""Delay from a log entry until the panel shows it, so that many entries cause one update."""


class SandboxController(QObject):
    """Creates the panel when it is first shown.

    Signals: ``restarted()`` after the sandbox was started at another address; ``focus_left()`` before the panel is
    hidden while it has the focus.
    """

    restarted = Signal()
    focus_left = Signal()
    _logged = Signal()

    def __init__(
        self,
        workbench: Callable[[], Workbench],
        run: Run,
        chip: EnvironmentChip,
        split: QSplitter,
        fail: Callable[[BaseException], None],
        parent: QWidget,
    ) -> None:
        """`workbench` is called on worker threads only; `split` is the place of the panel in the window `parent`."""
        super().__init__(parent)
        self._workbench, self._run, self._chip, self._split = workbench, run, chip, split
        self._fail, self._window = fail, parent
        self.panel: SandboxPanel | None = None
        self._sandbox: Sandbox | None = None
        self._is_open = False
        self._timer = QTimer(self, singleShot=True, interval=REFRESH_DELAY_MS)
        self._timer.timeout.connect(self._refresh)
        self._logged.connect(self._schedule_refresh, Qt.ConnectionType.QueuedConnection)
        chip.panel_requested.connect(self.toggle)

    def toggle(self) -> None:
        if self._is_open:
            self.hide()
        else:
            self.show()

    def show(self) -> None:
        """Show the panel, the first time as soon as the sandbox runs."""
        self._existing_panel()
        self._is_open = True
        self._chip.set_open(True)
        if self._sandbox is None:
            self._run(self._start, self._show_first, self._fail_to_start)
        else:
            self._show_panel()

    def hide(self) -> None:
        if self.panel is not None:
            if has_focus_inside(self.panel):
                self.focus_left.emit()  # before Qt moves the focus to some other widget
            self.panel.hide()
        self._is_open = False
        self._chip.set_open(False)

    def fit(self, width: int) -> None:
        if self.panel is not None:
            self.panel.fit(width)

    def choose_start(self) -> None:
        """Ask for port and TLS, and restart the sandbox with them."""
        from flexgui.ui.sandbox.start_dialog import StartDialog  # rarely used

        if self._sandbox is None:
            return
        dialog = StartDialog(self._sandbox.port, self._sandbox.ca_file is not None, self._window)
        if dialog.exec() == StartDialog.DialogCode.Accepted:
            self.restart(dialog.port, dialog.tls)
        dialog.deleteLater()

    def restart(self, port: int, tls: bool) -> None:
        """Start the sandbox again, on this port (0: any free one)."""

        def show(sandbox: Sandbox) -> None:
            self._show_sandbox(sandbox)
            self.restarted.emit()

        self._run(lambda: self._workbench().sandbox.restart(port, tls=tls), show, self._fail)

    def _existing_panel(self) -> SandboxPanel:
        if self.panel is None:
            from flexgui.ui.sandbox.panel import SandboxPanel  # after the first paint

            panel = self.panel = SandboxPanel(self._split)
            panel.hide()
            panel.close_requested.connect(self.hide)
            panel.start_requested.connect(self.choose_start)
            panel.faults_changed.connect(self._show_faults)
            self._split.addWidget(panel)
        return self.panel

    def _start(self) -> Sandbox:
        return self._workbench().sandbox.start()

    def _show_first(self, sandbox: Sandbox) -> None:
        if self._sandbox is None:
            self._show_sandbox(sandbox)
        if self._is_open:  # a second click while the sandbox started closes the panel
            self._show_panel()

    def _fail_to_start(self, error: BaseException) -> None:
        self.hide()
        self._fail(error)

    def _show_panel(self) -> None:
        panel = self._existing_panel()
        panel.fit(self._window.width())
        panel.show()
        self._refresh()
        panel.enter()

    def _show_sandbox(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        sandbox.listen(lambda _entry: self._logged.emit())  # called on the log's own thread
        self._existing_panel().show_sandbox(sandbox)
        self._show_faults()

    def _show_faults(self) -> None:
        if self._sandbox is not None:
            self._chip.set_faults(len(self._sandbox.faults))

    def _schedule_refresh(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _refresh(self) -> None:
        if self.panel is not None and not self.panel.isHidden():
            self.panel.refresh_log()

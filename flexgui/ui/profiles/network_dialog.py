"""The network settings of the application: proxy and trusted certificates, and those in effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QPushButton,
    QRadioButton,
    QWidget,
)

from flexgui.errors import NotSent
from flexgui.translation import later, tr
from flexgui.transport.route import NO_PROXY, SYSTEM_PROXY, NetworkSettings, Route, has_login, login_refusal
from flexgui.ui.messages import message_for
from flexgui.ui.tasks import LatestTask, Run
from flexgui.ui.widgets.dialog import lay_out_dialog
from flexgui.ui.widgets.flow import FlowLayout
from flexgui.ui.widgets.form_rows import FormRow, NoteRow, Rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from flexgui.flex.environment import Environment
    from flexgui.workbench import Workbench

CHECK_DELAY_MS = 300
"""Delay after a change before the settings are checked."""

SIZE = (640, 500)
PATTERN = later("Certificates (*.pem *.crt *.cer);;All files (*)")
PROXY_HINTS = {
    SYSTEM_PROXY: later("HTTPS_PROXY, ALL_PROXY and NO_PROXY, else the proxy of the desktop."),
    NO_PROXY: later("Every server is reached directly."),
    "": later("As in http://proxy.example:3128. If it asks for a login, set HTTPS_PROXY and choose “System”."),
}
CA_HINT = later(
    "Empty: the certificates of the system. "
    "REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE, SSL_CERT_FILE and SSL_CERT_DIR take precedence."
)


class NetworkDialog(QDialog):
    """Edits the network settings; `settings()` is the result after `exec` returned Accepted."""

    def __init__(
        self,
        settings: NetworkSettings,
        environment: Environment,
        *,
        run: Run,
        workbench: Callable[[], Workbench],
        parent: QWidget | None = None,
    ) -> None:
        """`workbench` is called on worker threads only."""
        super().__init__(parent)
        self.setWindowTitle(tr("Network"))
        self._run, self._workbench, self._environment = run, workbench, environment
        self._task = LatestTask()
        self._timer = QTimer(self, singleShot=True, interval=CHECK_DELAY_MS)
        self._timer.timeout.connect(self.check)
        self.modes: dict[str, QRadioButton] = {
            SYSTEM_PROXY: QRadioButton(tr("System")),
            NO_PROXY: QRadioButton(tr("None")),
            "": QRadioButton(tr("Address")),
        }
        self.address = FormRow(tr("Proxy address"), "", mono=True)
        self.ca_file = FormRow(tr("CA file"), tr(CA_HINT), mono=True)
        self.choose = QPushButton(tr("Choose…"))
        self.choose.setAccessibleDescription(tr("CA file"))
        self.proxy_line, self.trust_line = NoteRow(), NoteRow()
        self.save, self.cancel = QPushButton(tr("Save")), QPushButton(tr("Cancel"))
        self._lay_out()
        own = settings.proxy not in (SYSTEM_PROXY, NO_PROXY)
        self.modes["" if own else settings.proxy].setChecked(True)
        self.address.set_text(settings.proxy if own else "")
        self.ca_file.set_text(settings.ca_file)
        self._connect()
        self._show_mode()
        self.check()

    def settings(self) -> NetworkSettings:
        mode = self._mode
        return NetworkSettings(self.ca_file.edit.text().strip(), mode or self.address.edit.text().strip())

    def check(self) -> None:
        """Find the resulting proxy and certificates on a worker thread, and show them."""
        self._timer.stop()
        chosen = self.settings()

        def call() -> Route:
            return self._workbench().route(self._environment, chosen)

        self._task.replace(self._run(call, self._show_route, self._show_problem))

    def choose_file(self) -> None:
        path = QFileDialog.getOpenFileName(self, tr("Choose a CA file"), "", tr(PATTERN))[0]
        if path:
            self.ca_file.set_text(path)
            self.check()

    @property
    def _mode(self) -> str:
        return next(value for value, button in self.modes.items() if button.isChecked())

    def _show_mode(self) -> None:
        mode = self._mode
        self.address.edit.setEnabled(not mode)
        self.address.set_hint(tr(PROXY_HINTS[mode]))
        address = "" if mode else self.address.edit.text().strip()
        problem = login_refusal() if has_login(address) else ""
        self.address.show_error(problem or None)
        if not mode and not address:
            problem = tr("The address of the proxy is missing.")
        self.save.setEnabled(not problem)
        self.save.setAccessibleDescription(problem)

    def _change(self) -> None:
        self._show_mode()
        self._timer.start()

    def _choose_mode(self, _number: int, checked: bool) -> None:
        if not checked:
            return
        self._change()
        if not self._mode:
            self.address.edit.setFocus()

    def _show_route(self, route: Route) -> None:
        for line, text in ((self.proxy_line, route.proxy_text), (self.trust_line, route.trust_text)):
            line.show_error(None)
            line.set_hint(text, "ok")

    def _show_problem(self, error: BaseException) -> None:
        is_of_trust = isinstance(error, NotSent) and error.kind == "ca file"
        for line, is_wrong in ((self.proxy_line, not is_of_trust), (self.trust_line, is_of_trust)):
            line.set_hint("")
            line.show_error(message_for(error).text if is_wrong else None)

    def _connect(self) -> None:
        self._group.idToggled.connect(self._choose_mode)
        self.address.changed.connect(self._change)
        self.ca_file.changed.connect(self._change)
        self.choose.clicked.connect(self.choose_file)
        self.save.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        radios = QWidget()
        line = FlowLayout(radios, (0, 4, 0, 2), 20)
        self._group = QButtonGroup(self)
        for number, button in enumerate(self.modes.values()):
            self._group.addButton(button, number)
            line.addWidget(button)
        self.ca_file.line.addWidget(self.choose)
        form = QWidget()
        rows = Rows(form)
        rows.add_title(tr("Settings"))
        rows.add(tr("Proxy"), radios)
        rows.add("", self.address)
        rows.add(tr("CA file"), self.ca_file)
        rows.add_title(tr("In force for {host}", host=self._environment.host))
        for each in (self.proxy_line, self.trust_line):
            each.add_note()
            each.column.setContentsMargins(0, 8, 0, 0)
            each.column.addStretch(1)
        rows.add(tr("Proxy"), self.proxy_line)
        rows.add(tr("Trusted"), self.trust_line)
        rows.end()
        self.save.setProperty("role", "primary")
        self.cancel.setAutoDefault(False)
        self.choose.setAutoDefault(False)
        lay_out_dialog(self, form, self.cancel, self.save)
        self.save.setDefault(True)
        self.resize(*SIZE)

    def done(self, result: int) -> None:
        """Close, and cancel the check."""
        self._timer.stop()
        self._task.cancel()
        super().done(result)

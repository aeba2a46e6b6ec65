"""The log lists the newest request first and keeps the selection."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.sandbox import Sandbox
from flexgui.ui.delegate import RUNS
from flexgui.ui.sandbox.log_view import REQUEST, STATUS, WHAT, LogModel
from flexgui.ui.sandbox.panel import SandboxPanel
from tests.sandbox.caller import Caller
from tests.shared_sandbox import workbench
from tests.ui.helpers import CARD, Clock, settle


def cells(model: LogModel, column: int) -> list[object]:
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_the_log_shows_each_request_the_newest_first(panel: SandboxPanel, sandbox: Sandbox) -> None:
    caller, model = Caller(sandbox), panel.log.model
    caller.ask("GET", "/nothing")
    panel.refresh_log()
    panel.log.table.setCurrentIndex(model.index(0, 0))
    sandbox.faults.add("bad-signature")
    workbench(sandbox, Clock()).create_capture_context(LOCAL_SANDBOX, CARD)
    panel.refresh_log()
    assert cells(model, REQUEST) == ["GET /flex/v2/public-keys/sb", "POST /flex/v2/sessions", "GET /nothing"]
    assert cells(model, WHAT)[1] == "Capture context, 1 field; the fault bad-signature is on"
    icons = [model.index(row, STATUS).data(RUNS)[0].icon for row in range(3)]
    assert icons == ["check", "warning", "invalid"]
    assert panel.log.table.currentIndex().row() == 2  # the selection is kept
    panel.resize(3000, 300)
    settle()
    cause = panel.log.cause
    end = cause.x() + cause.fontMetrics().horizontalAdvance(cause.text())
    assert panel.log.client.x() < end + 20  # adjacent at any width of the panel
    panel.log.copy_log.click()
    first, second, *_ = QGuiApplication.clipboard().text().splitlines()
    assert ("/nothing" in first, "/sessions" in second) == (True, True)
    panel.log.show_log(())  # the log of another sandbox
    assert model.rowCount() == 0

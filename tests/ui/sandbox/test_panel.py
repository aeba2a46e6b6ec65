"""The panel over a running sandbox: credentials, log, faults."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.sandbox import Sandbox
from flexgui.sandbox.faults import FAULT_GROUPS, FAULTS
from flexgui.ui.delegate import RUNS
from flexgui.ui.sandbox.credentials_view import MASK
from flexgui.ui.sandbox.log_view import REQUEST, STATUS, WHAT, LogModel
from flexgui.ui.sandbox.panel import SandboxPanel
from flexgui.ui.sandbox.start_dialog import StartDialog
from tests.sandbox.caller import Caller
from tests.ui.served import CARD, Clock, labels, workbench


@pytest.fixture
def panel(qapp: object, sandbox: Sandbox) -> SandboxPanel:
    made = SandboxPanel()
    made.resize(1440, 313)
    made.fit(1440)
    made.show_sandbox(sandbox)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    return made


def cells(model: LogModel, column: int) -> list[object]:
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_the_secret_is_shown_only_while_the_eye_is_pressed(panel: SandboxPanel, sandbox: Sandbox) -> None:
    view, secret = panel.credentials, sandbox.shared_secret.reveal()
    assert view.secret.text() == MASK
    assert sandbox.key_id in labels(panel)
    QTest.mousePress(view.eye, Qt.MouseButton.LeftButton)
    assert view.secret.text() == secret
    QTest.mouseRelease(view.eye, Qt.MouseButton.LeftButton)
    assert view.secret.text() == MASK
    QTest.mousePress(view.eye, Qt.MouseButton.LeftButton)
    view.hide()
    assert view.secret.text() == MASK


def test_the_credentials_are_copied_as_programs_read_them(panel: SandboxPanel, sandbox: Sandbox) -> None:
    clipboard = QGuiApplication.clipboard()
    panel.credentials.copy_json.click()
    copied = json.loads(clipboard.text())
    assert (copied["base_url"], copied["shared_secret"]) == (sandbox.base_url, sandbox.shared_secret.reveal())
    panel.credentials.copy_env.click()
    assert f"FLEXGUI_SHARED_SECRET={sandbox.shared_secret.reveal()}\n" in clipboard.text()


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
    assert panel.log.table.currentIndex().row() == 2  # the selected request stays selected
    panel.log.copy_log.click()
    first, second, *_ = QGuiApplication.clipboard().text().splitlines()
    assert ("/nothing" in first, "/sessions" in second) == (True, True)
    sandbox.clear_log()
    panel.refresh_log()
    assert model.rowCount() == 0


def test_a_fault_is_switched_by_name_and_counted(panel: SandboxPanel, sandbox: Sandbox) -> None:
    changes: list[bool] = []
    panel.faults_changed.connect(lambda: changes.append(True))
    assert list(panel.faults.rows) == [name for _group, names in FAULT_GROUPS for name in names]
    assert set(panel.faults.rows) == set(FAULTS)
    panel.faults.rows["slow"].box.click()
    panel.faults.slow.setText("150")
    QTest.keyClick(panel.faults.slow, Qt.Key.Key_Return)
    assert set(sandbox.faults) == {"slow"}
    assert sandbox.faults.slow_seconds == 0.15
    assert "1 fault on" in panel.foot.right.text()
    panel.faults.rows["slow"].box.click()
    assert not sandbox.faults
    assert len(changes) == 2
    sandbox.faults.slow_seconds = 2


def test_a_narrow_window_has_tabs(panel: SandboxPanel) -> None:
    panel.fit(1024)
    assert [page.isVisible() for page in (panel.log, panel.faults, panel.credentials)] == [True, False, False]
    panel.tabs.set_current(2)
    assert [page.isVisible() for page in (panel.log, panel.faults, panel.credentials)] == [False, False, True]


def test_escape_closes_the_panel(panel: SandboxPanel) -> None:
    closed: list[bool] = []
    panel.close_requested.connect(lambda: closed.append(True))
    assert panel.enter()
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Escape)
    assert closed


def test_the_start_dialog_accepts_ports_only(qapp: object) -> None:
    dialog = StartDialog(8080, False)
    assert (dialog.port, dialog.tls) == (8080, False)
    dialog.port_edit.setText("")
    assert not dialog.restart.isEnabled()
    dialog.port_edit.setText("0")
    assert dialog.restart.isEnabled()

"""The whole panel: tabs in a narrow window, Esc."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from flexgui.sandbox import Sandbox
from flexgui.ui.sandbox.panel import SandboxPanel
from tests.sandbox.caller import Caller


def test_a_narrow_window_has_tabs(panel: SandboxPanel) -> None:
    panel.fit(1024)
    assert [page.isVisible() for page in (panel.log, panel.faults, panel.credentials)] == [True, False, False]
    panel.tabs.set_current(2)
    assert [page.isVisible() for page in (panel.log, panel.faults, panel.credentials)] == [False, False, True]


def test_a_low_window_leaves_room_for_several_rows_of_the_log(panel: SandboxPanel, sandbox: Sandbox) -> None:
    Caller(sandbox).ask("GET", "/nothing")
    panel.refresh_log()
    panel.fit(1024)
    panel.resize(panel.minimumSizeHint())
    QTest.qWait(0)
    assert panel.log.table.isVisible()
    assert panel.log.table.viewport().height() >= 3 * 26


def test_escape_closes_the_panel(panel: SandboxPanel) -> None:
    closed: list[bool] = []
    panel.close_requested.connect(lambda: closed.append(True))
    assert panel.enter()
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Escape)
    assert closed

"""Switching faults on and off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest

from flexgui.sandbox import Sandbox
from flexgui.sandbox.faults import FAULTS
from flexgui.ui.sandbox.panel import SandboxPanel
from tests.ui.helpers import settle, toggle


def test_a_fault_is_switched_and_counted(panel: SandboxPanel, sandbox: Sandbox) -> None:
    changes = QSignalSpy(panel.faults_changed)
    assert list(panel.faults.rows) == list(FAULTS)
    panel.faults.rows["slow"].box.click()
    panel.faults.slow.setText("150")
    QTest.keyClick(panel.faults.slow, Qt.Key.Key_Return)
    assert set(sandbox.faults) == {"slow"}
    assert sandbox.faults.slow_seconds == 0.15
    assert "1 fault on" in panel.foot.right.text()
    panel.faults.rows["slow"].box.click()
    assert not sandbox.faults
    assert changes.count() == 2
    sandbox.faults.slow_seconds = 2


def test_a_screen_reader_switches_a_fault(panel: SandboxPanel, sandbox: Sandbox) -> None:
    for faults in ({"403"}, set()):
        toggle(panel.faults.rows["403"].box)
        assert set(sandbox.faults) == faults
        assert ("fault on" in panel.foot.right.text()) == bool(faults)


def test_descriptions_of_faults_are_aligned(panel: SandboxPanel) -> None:
    rows = panel.faults.rows.values()
    assert {row.box.minimumWidth() for row in rows} == {max(row.box.sizeHint().width() for row in rows)}


def test_descriptions_of_faults_are_not_cut_off(panel: SandboxPanel) -> None:
    panel.resize(1440, 313)
    panel.show()
    settle()
    for row in panel.faults.rows.values():
        assert row.text.height() >= row.text.heightForWidth(row.text.width())

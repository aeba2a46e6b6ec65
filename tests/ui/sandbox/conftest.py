"""The sandbox panel with a running sandbox."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from flexgui.sandbox import Sandbox
from flexgui.ui.sandbox.panel import SandboxPanel


@pytest.fixture
def panel(sandbox: Sandbox) -> SandboxPanel:
    panel = SandboxPanel()
    panel.resize(1440, 313)
    panel.fit(1440)
    panel.show_sandbox(sandbox)
    panel.show()
    panel.activateWindow()
    assert QTest.qWaitForWindowActive(panel)
    return panel

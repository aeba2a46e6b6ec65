"""The sandbox panel over a running sandbox."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from flexgui.sandbox import Sandbox
from flexgui.ui.sandbox.panel import SandboxPanel


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

"""The credentials: masked, and copied in formats for programs."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from flexgui.sandbox import Sandbox
from flexgui.ui.sandbox.credentials_view import MASK
from flexgui.ui.sandbox.panel import SandboxPanel
from tests.ui.helpers import labels


def test_the_secret_is_visible_only_while_the_eye_is_pressed(panel: SandboxPanel, sandbox: Sandbox) -> None:
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


def test_credentials_are_copied_in_formats_for_programs(panel: SandboxPanel, sandbox: Sandbox) -> None:
    clipboard = QGuiApplication.clipboard()
    panel.credentials.copy_json.click()
    copied = json.loads(clipboard.text())
    assert (copied["base_url"], copied["shared_secret"]) == (sandbox.base_url, sandbox.shared_secret.reveal())
    panel.credentials.copy_env.click()
    assert f"FLEXGUI_SHARED_SECRET={sandbox.shared_secret.reveal()}\n" in clipboard.text()

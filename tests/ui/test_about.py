from __future__ import annotations

import platform

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from flexgui import __version__
from flexgui.ui.about import PACKAGES, AboutBox
from tests.ui.helpers import Later, labels, run_here, settle


def test_all_versions_are_shown_and_copied() -> None:
    box = AboutBox(run_here)
    settle()
    box.copy.click()
    copied = QGuiApplication.clipboard().text()
    wanted = (*PACKAGES, __version__, qVersion(), platform.python_version(), "Keyring in use", "offscreen", "Scale 1")
    assert [each for each in wanted if each not in copied] == []
    assert "no version found" not in copied
    box.show()
    assert any("No telemetry" in each for each in labels(box))


def test_late_versions_are_added_unless_the_dialog_is_closed() -> None:
    later = Later()
    box = AboutBox(later)
    assert __version__ in box.text.toPlainText()
    assert "requests" not in box.text.toPlainText()
    box.accept()
    later.answer()
    assert "requests" not in box.text.toPlainText()

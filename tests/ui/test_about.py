from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QApplication, QWidget

from flexgui import __version__
from flexgui.ui.about import about_box


def test_it_says_which_versions_run(qapp: QApplication) -> None:
    window = QWidget()
    box = about_box(window)
    for version in (__version__, qVersion(), platform.python_version()):
        assert version in box.text()
    assert box.textFormat() is Qt.TextFormat.PlainText

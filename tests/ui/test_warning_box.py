"""The warning that is shown before a window exists."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from flexgui.ui.warning_box import show_warning


def test_the_text_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[str, Qt.TextFormat]] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append((box.text(), box.textFormat())))
    show_warning("<b>No</b>")
    assert shown == [("<b>No</b>", Qt.TextFormat.PlainText)]

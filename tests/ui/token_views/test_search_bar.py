"""The search bar: next and previous match by keyboard and mouse, and closing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget

from flexgui.ui.token_views.search_bar import SearchBar


def test_keys_and_buttons_step_and_close() -> None:
    parent = QWidget()
    bar = SearchBar(parent)
    emitted: list[int | str] = []
    bar.step_requested.connect(emitted.append)
    bar.close_requested.connect(lambda: emitted.append("close"))
    QTest.keyClick(bar.search, Qt.Key.Key_Return)
    for button in bar.findChildren(QToolButton):
        button.click()
    assert emitted == [1, -1, 1, "close"]

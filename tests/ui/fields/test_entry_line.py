"""A line edit that Return finishes, Esc clears, and a second Esc cancels."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from flexgui.ui.fields.entry_line import EntryLine


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down])
def test_return_finishes(qapp: QApplication, key: Qt.Key) -> None:
    line, finished = EntryLine("a"), []
    line.finished.connect(lambda: finished.append(line.text()))
    QTest.keyClick(line, key)
    assert finished == ["a"]


def test_esc_clears_and_then_cancels(qapp: QApplication) -> None:
    line, cancelled = EntryLine("a"), []
    line.cancelled.connect(lambda: cancelled.append(True))
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), cancelled) == ("", [])
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert cancelled == [True]

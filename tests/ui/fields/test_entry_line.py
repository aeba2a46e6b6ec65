"""A line edit is left by Return, cleared by Esc, and given up by a second Esc."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from flexgui.ui.fields.entry_line import EntryLine


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down])
def test_keys_that_leave_the_line(qapp: QApplication, key: Qt.Key) -> None:
    line, left = EntryLine("a"), []
    line.left.connect(lambda: left.append(line.text()))
    QTest.keyClick(line, key)
    assert left == ["a"]


def test_esc_clears_and_then_gives_up(qapp: QApplication) -> None:
    line, given_up = EntryLine("a"), []
    line.given_up.connect(lambda: given_up.append(True))
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), given_up) == ("", [])
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert given_up == [True]

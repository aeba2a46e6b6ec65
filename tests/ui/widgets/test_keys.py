"""A key that is bound to a widget is left alone elsewhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from flexgui.ui.widgets.keys import bind_key


@pytest.mark.parametrize(("inside", "expected"), [(False, ["frame"]), (True, ["frame", "child"])])
def test_it_counts_where_it_was_bound(qapp: QApplication, inside: bool, expected: list[str]) -> None:
    window = QWidget()
    frame, elsewhere = QFrame(), QLineEdit()
    child = QLineEdit(frame)
    frame.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column = QVBoxLayout(window)
    for each in (frame, elsewhere):
        column.addWidget(each)
    pressed: list[str] = []
    at = ""
    bind_key(frame, "F3", lambda: pressed.append(at), inside=inside)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    for at, widget in (("frame", frame), ("child", child), ("elsewhere", elsewhere)):  # noqa: B007  read by the key
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_F3)
    assert pressed == expected

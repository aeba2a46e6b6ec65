from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from flexgui.ui.widgets.caret import RestingCaret


@pytest.fixture
def window(qapp: QApplication) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    for _ in range(2):
        column.addWidget(QLineEdit())
    window.show()
    window.activateWindow()
    qapp.processEvents()
    return window


def test_the_caret_stops_blinking_after_a_while(qapp: QApplication, window: QWidget) -> None:
    before = qapp.cursorFlashTime()
    caret = RestingCaret(qapp)
    try:
        first, second = window.findChildren(QLineEdit)
        second.setFocus()
        assert caret._timer.isActive()
        caret._timer.timeout.emit()
        assert qapp.cursorFlashTime() == 0
        first.setFocus()
        assert qapp.cursorFlashTime() == before > 0
    finally:
        caret.stop()
        caret.deleteLater()
        qapp.setCursorFlashTime(before)


def test_the_caret_does_not_blink_if_blinking_is_disabled(qapp: QApplication, window: QWidget) -> None:
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    caret = RestingCaret(qapp)
    try:
        window.findChildren(QLineEdit)[1].setFocus()
        assert not caret._timer.isActive()
        assert qapp.cursorFlashTime() == 0
    finally:
        caret.stop()
        caret.deleteLater()
        qapp.setCursorFlashTime(before)


def test_stopping_restores_the_blink_time(qapp: QApplication, window: QWidget) -> None:
    before = qapp.cursorFlashTime()
    caret = RestingCaret(qapp)
    caret._timer.timeout.emit()
    caret.stop()
    assert qapp.cursorFlashTime() == before
    qapp.setCursorFlashTime(0)
    window.findChildren(QLineEdit)[1].setFocus()
    assert qapp.cursorFlashTime() == 0
    qapp.setCursorFlashTime(before)
    caret.deleteLater()

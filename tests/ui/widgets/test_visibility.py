from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from flexgui.ui.widgets.visibility import seen


def test_what_is_hidden_or_minimised_is_not_seen(qapp: QApplication) -> None:
    window = QWidget()
    inside = QLabel("words", window)
    assert not seen(inside)
    window.show()
    assert seen(inside)
    window.showMinimized()
    assert not seen(inside)
    window.showNormal()
    assert seen(inside)
    inside.hide()
    assert not seen(inside)

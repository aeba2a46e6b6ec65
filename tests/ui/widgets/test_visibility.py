from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from flexgui.ui.widgets.visibility import seen


def test_hidden_and_minimised_widgets_are_not_visible(qapp: QApplication) -> None:
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

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from flexgui.ui.widgets.visibility import is_on_screen


def test_hidden_and_minimised_widgets_are_not_visible(qapp: QApplication) -> None:
    window = QWidget()
    inside = QLabel("words", window)
    assert not is_on_screen(inside)
    window.show()
    assert is_on_screen(inside)
    window.showMinimized()
    assert not is_on_screen(inside)
    window.showNormal()
    assert is_on_screen(inside)
    inside.hide()
    assert not is_on_screen(inside)

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from flexgui.ui.widgets.visibility import has_focus_inside, is_on_screen


def test_hidden_and_minimised_widgets_are_not_visible() -> None:
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


def test_a_widget_has_the_focus_of_its_children(qapp: QApplication) -> None:
    window = QWidget()
    inside, outside = QWidget(window), QLineEdit(window)
    line = QLineEdit(inside)
    window.show()
    window.activateWindow()
    line.setFocus()
    qapp.processEvents()
    assert has_focus_inside(inside)
    outside.setFocus()
    assert not has_focus_inside(inside)

"""The row is fitted again when its width or one of its widgets changes."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from flexgui.ui.widgets.fitted_row import FittedRow


def test_the_row_is_fitted_before_layout_and_after_changes(light: QApplication) -> None:
    window = QWidget()
    widths: list[int] = []
    row = FittedRow(window, lambda: widths.append(button.width()))
    button = QPushButton("A button")
    row.addWidget(button)
    window.resize(300, 40)
    window.show()
    light.processEvents()
    assert widths and widths[0] != button.width()
    count = len(widths)
    button.setText("A button with more to say")
    light.processEvents()
    assert len(widths) > count
    count = len(widths)
    window.resize(400, 40)
    light.processEvents()
    assert len(widths) > count

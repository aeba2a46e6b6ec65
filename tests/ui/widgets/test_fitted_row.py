"""The row fits itself to each width, and again when one of its widgets changes."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from flexgui.ui.widgets.fitted_row import FittedRow


def test_it_fits_before_the_widgets_are_placed(light: QApplication) -> None:
    whole = QWidget()
    asked: list[int] = []
    row = FittedRow(whole, lambda: asked.append(button.width()))
    button = QPushButton("A button")
    row.addWidget(button)
    whole.resize(300, 40)
    whole.show()
    light.processEvents()
    assert asked and asked[0] != button.width()
    seen = len(asked)
    button.setText("A button with more to say")
    light.processEvents()
    assert len(asked) > seen
    seen = len(asked)
    whole.resize(400, 40)
    light.processEvents()
    assert len(asked) > seen

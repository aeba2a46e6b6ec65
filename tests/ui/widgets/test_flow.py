"""The flow layout puts widgets side by side and breaks rows at the available width."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from flexgui.ui.widgets.flow import FlowLayout


@pytest.mark.parametrize(("width", "rows"), [(400, 1), (220, 2), (110, 3)])
def test_rows_break_at_the_width(width: int, rows: int) -> None:
    host = QWidget()
    flow = FlowLayout(host)
    flow.setContentsMargins(0, 0, 0, 0)
    flow.setSpacing(8)
    buttons = [QPushButton(text) for text in ("One", "Two", "Three")]
    for button in buttons:
        button.setFixedSize(100, 30)
        flow.addWidget(button)
    host.resize(width, 200)
    host.show()
    assert len({button.y() for button in buttons}) == rows
    assert flow.heightForWidth(width) == rows * 30 + (rows - 1) * 8
    assert all(button.geometry().right() < max(width, 101) for button in buttons)


def test_a_row_is_centred_and_a_wide_label_wraps() -> None:
    host = QWidget()
    flow = FlowLayout(host)
    flow.setContentsMargins(0, 0, 0, 0)
    low, high = QLabel("Low"), QLabel("High")
    low.setFixedSize(60, 20)
    high.setFixedSize(60, 30)
    words = QLabel("words " * 12, wordWrap=True)
    for each in (low, high, words):
        flow.addWidget(each)
    host.resize(130, 300)
    host.show()
    assert low.geometry().center().y() == high.geometry().center().y()
    assert words.width() <= 130
    assert words.height() >= words.heightForWidth(words.width())

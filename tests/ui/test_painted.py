"""Work that waits for the paint runs after it, once for each start."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from flexgui.ui.painted import OncePainted


class Window(QWidget):
    """Records its paints."""

    def __init__(self, record: list[str]) -> None:
        super().__init__()
        self._record = record
        self.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        QVBoxLayout(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._record.append("painted")


def test_it_runs_after_the_layout_and_paint_of_the_same_turn(qapp: QApplication) -> None:
    record: list[str] = []
    window = Window(record)
    window.show()
    qapp.processEvents()
    record.clear()
    shown = QLabel("Waiting")
    once = OncePainted(lambda: record.append("ran" if shown.size() != QSize(0, 0) and shown.isVisible() else "early"))
    once.start()
    window.layout().addWidget(shown)
    window.update()
    assert record == []
    qapp.processEvents()
    assert record == ["painted", "ran"]
    once.start()
    qapp.processEvents()
    assert record == ["painted", "ran", "ran"]

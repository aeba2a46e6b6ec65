"""Work that waits for the paint runs after it, once for each start."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from shiboken6 import delete

from flexgui.ui.painted import PaintedStarter
from tests.ui.helpers import Handle, settle


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
    starter = PaintedStarter()

    def begin() -> Handle:
        record.append("began" if shown.size() != QSize(0, 0) and shown.isVisible() else "early")
        return Handle()

    starter.start(begin)
    window.layout().addWidget(shown)
    window.update()
    assert record == []
    qapp.processEvents()
    qapp.processEvents()
    assert record == ["painted", "began"]
    starter.start(begin)
    settle()
    assert record.count("began") == 2


def test_it_runs_after_the_paint_that_a_layout_asks_for() -> None:
    record: list[str] = []
    window = Window(record)
    window.show()
    settle()
    record.clear()
    starter = PaintedStarter()
    window.layout().addWidget(QLabel("Waiting"))
    starter.start(lambda: record.append("began") or Handle())
    settle()
    assert record == ["painted", "began"]


def test_tasks_begin_after_the_paint_unless_they_are_cancelled() -> None:
    began: list[str] = []
    tasks = {name: Handle() for name in ("first", "cancelled", "last")}

    def begin(name: str) -> Handle:
        began.append(name)
        return tasks[name]

    parent = QWidget()
    starter = PaintedStarter(parent)
    started = {name: starter.start(partial(begin, name)) for name in tasks}
    assert began == []
    started["cancelled"].cancel()
    settle()
    assert began == ["first", "last"]
    started["last"].cancel()
    assert tasks["last"].cancelled
    starter.start(partial(begin, "first"))
    delete(parent)
    settle()
    assert began == ["first", "last"]

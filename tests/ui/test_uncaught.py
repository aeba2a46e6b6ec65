"""An exception that Qt prints or the sandbox logs fails the test in which it happened."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from flexgui.sandbox import Sandbox
from flexgui.ui.background import Background
from tests.sandbox.caller import Caller
from tests.ui.helpers import on_screen
from tests.uncaught import no_uncaught_exception


def fail(*_values: object) -> None:
    raise ValueError("in a callback")


class Unpaintable(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:
        fail()


def click() -> None:
    button = QPushButton()
    button.clicked.connect(fail)
    button.click()


def wait_for_a_timer() -> None:
    QTimer.singleShot(0, fail)
    QApplication.processEvents()


def paint() -> None:
    widget = on_screen(Unpaintable(), 100, 100)
    QApplication.processEvents()
    widget.close()


def wait_for_a_worker() -> None:
    background = Background()
    background.run(lambda: None, fail, fail)
    while background._running:
        QApplication.processEvents()


def fail_in_the_sandbox() -> None:
    with Sandbox() as sandbox:
        sandbox.listen(fail)
        Caller(sandbox).ask("GET", "/nothing")


BROKEN = [click, wait_for_a_timer, paint, wait_for_a_worker, fail_in_the_sandbox]


@pytest.mark.parametrize("break_", BROKEN)
def test_an_exception_in_a_callback_fails_the_test(uncaught: list[str], break_: Callable[[], None]) -> None:
    with pytest.raises(AssertionError, match="in a callback"), no_uncaught_exception():
        break_()
    uncaught.clear()  # otherwise this test would fail

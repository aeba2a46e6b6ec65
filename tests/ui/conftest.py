"""Fixtures for tests of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QLocale, QTimer, QTranslator
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget

from flexgui.history.store import History
from flexgui.sandbox import Sandbox
from flexgui.translation import speak
from flexgui.ui.controllers import history_service
from flexgui.ui.main_window import MainWindow
from flexgui.ui.resources import set_scheme
from flexgui.workbench import Workbench
from tests.shared_sandbox import workbench
from tests.ui.helpers import Clock, discard_callbacks
from tests.ui.windows import open_window


@pytest.fixture(autouse=True)
def _no_callback_outlives_its_test(qapp: QApplication) -> Iterator[None]:
    """Discard the callbacks that a test did not wait for before `qapp` deletes the widgets and runs its events."""
    yield
    for widget in qapp.topLevelWidgets():
        widget.close()  # discard what closing starts, too
    discard_callbacks()


@pytest.fixture(autouse=True)
def _no_delays_and_no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history_service, "STORE_DELAY_MS", 0)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the light scheme, before and after the test."""
    set_scheme(qapp, "light")
    yield qapp
    set_scheme(qapp, "light")


@pytest.fixture
def any_language(qapp: QApplication) -> Iterator[QApplication]:
    """The application, whose language a test may change; English is restored afterwards."""
    before = QLocale()
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.setParent(None)
    QLocale.setDefault(before)
    speak(None)


@pytest.fixture
def until(qapp: QApplication) -> Callable[..., None]:
    """A function that runs the event loop until a condition holds, and fails after `seconds`."""

    def wait(condition: Callable[[], bool], seconds: float = 20.0) -> None:
        wake_up = QTimer(interval=5)
        wake_up.start()
        end = monotonic() + seconds
        while not condition():
            assert monotonic() < end, "the condition never held"
            qapp.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    return wait


@pytest.fixture
def picture(light: QApplication) -> Callable[[QWidget], QImage]:
    """A function that lays out a widget and paints it onto an image."""

    def paint(widget: QWidget) -> QImage:
        widget.ensurePolished()
        if widget.layout() is not None:
            widget.layout().activate()
        light.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)

    return paint


@pytest.fixture
def announcements(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts announced to a screen reader."""
    messages: list[str] = []

    def record(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            messages.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", record)
    return messages


@pytest.fixture
def clock() -> Clock:
    """A clock that the test can set."""
    return Clock()


@pytest.fixture
def bench(sandbox: Sandbox, clock: Clock) -> Workbench:
    """A workbench that uses the sandbox."""
    return workbench(sandbox, clock)


@pytest.fixture
def main_window(light: QApplication, home: Path, sandbox: Sandbox) -> MainWindow:
    """The main window after its first paint, 1440 × 900 pixels, with a history."""
    history = History(home)
    return open_window(home, sandbox, Clock(), history=lambda: history, size=(1440, 900))

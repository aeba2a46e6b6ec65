"""The work after the first paint follows the desktop's motion setting and is undone by `close`."""

from __future__ import annotations

import signal
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from flexgui.ui import after_paint
from flexgui.ui.after_paint import AfterPaint
from flexgui.ui.widgets.spinner import Spinner
from tests.ui.helpers import run_here


def test_motion_is_reduced_by_the_desktop_setting(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, until: Any
) -> None:
    monkeypatch.setattr(after_paint, "MOTION_DELAY_MS", 0)
    monkeypatch.setattr(after_paint, "less_motion", lambda: True)
    monkeypatch.setattr(Spinner, "still", False)
    before, window = signal.getsignal(signal.SIGTERM), QWidget()
    running = AfterPaint(qapp, window, run_here)
    until(lambda: Spinner.still)
    running.close()
    assert signal.getsignal(signal.SIGTERM) is before

"""The work after the first paint follows the desktop's motion setting, is undone by `close`, and reports a crash."""

from __future__ import annotations

import signal
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from flexgui.ui import after_paint
from flexgui.ui.after_paint import AfterPaint, offer_crash_report
from flexgui.ui.widgets.notice import Notice
from flexgui.ui.widgets.spinner import Spinner
from tests.ui.helpers import button, labels, run_here


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


def test_the_last_crash_is_reported_without_a_dialog(qapp: QApplication) -> None:
    notice = Notice()
    notice.show()
    offer_crash_report(notice, "Fatal Python error: Aborted\n\n")
    assert labels(notice) == ["FlexGUI ended unexpectedly last time."]
    button(notice, "Copy report").click()
    assert "Fatal Python error: Aborted" in qapp.clipboard().text()
    assert not notice.isVisible()

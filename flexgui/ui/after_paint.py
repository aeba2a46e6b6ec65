"""What follows the first paint: signals, reduced motion, a crash report, and help for screen readers."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from flexgui.crash_report import describe_dump, versions
from flexgui.translation import tr
from flexgui.ui import scroll_area_interface
from flexgui.ui.crash.hooks import toolkit
from flexgui.ui.reduced_motion import less_motion
from flexgui.ui.tasks import Run
from flexgui.ui.termination import TerminationSignals
from flexgui.ui.widgets.caret import RestingCaret
from flexgui.ui.widgets.notice import Notice
from flexgui.ui.widgets.spinner import Spinner

MOTION_DELAY_MS = 400
"""Delay before the desktop is asked whether it prefers reduced motion."""


class AfterPaint:
    """Runs from the first paint until `close`."""

    def __init__(self, app: QApplication, window: QWidget, run: Run) -> None:
        self._app, self._window, self._run = app, window, run
        self._caret: RestingCaret | None = None
        self._signals = TerminationSignals(app)
        self._signals.received.connect(self._end)
        self._signals.begin()
        scroll_area_interface.install()
        QTimer.singleShot(MOTION_DELAY_MS, window, self._reduce_motion)

    def close(self) -> None:
        """Restore the signal handlers and the caret."""
        self._signals.end()
        if self._caret is not None:
            self._caret.stop()
            self._caret = None

    def _end(self) -> None:
        """Close the window, which saves its state, and end the event loop, also that of an open dialog."""
        self._window.close()
        self._app.quit()

    def _reduce_motion(self) -> None:
        self._caret = RestingCaret(self._app)

        def set_still(reduced: bool) -> None:
            Spinner.still = reduced

        self._run(less_motion, set_still, lambda _error: None)


def offer_crash_report(notice: Notice, dump: str) -> None:
    """Offer a report about the crash of the previous start; `dump` was written by faulthandler."""
    report = f"{versions(*toolkit())}\n{describe_dump(dump)}\n"
    notice.offer(
        "none",
        tr("FlexGUI ended unexpectedly last time."),
        tr("Copy report"),
        lambda: QGuiApplication.clipboard().setText(report),
    )

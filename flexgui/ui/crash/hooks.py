"""Global exception hooks: unexpected exceptions of any thread are shown in one dialog, and the window continues."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QObject, Qt, Signal, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from flexgui.log import log_error
from flexgui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flexgui.ui.crash.dialog import CrashDialog
    from flexgui.ui.widgets.notice import Notice

MAX_KINDS = 20
"""Different exceptions that are reported; further ones are only counted."""

_log = logging.getLogger(__name__)


def show_failed_start(error: Exception) -> None:
    """Show why there is no window: a user who double-clicked has no terminal. Returns when the dialog is closed."""
    if QGuiApplication.instance() is None:
        return
    dialog = _dialog_class()(toolkit(), started=False)
    dialog.show_crashes({_description(error): 1})
    dialog.exec()


class CrashHooks(QObject):
    """Handles unexpected exceptions between `begin` and `end`.

    Exceptions are turned into text where they happen and are not kept: their frames hold every value of that moment.
    """

    _described = Signal(str)

    def __init__(self, window: QWidget, notice: Notice) -> None:
        """`notice` shows messages that need no dialog."""
        super().__init__(window)
        self._window, self._notice = window, notice
        self._counts: dict[str, int] = {}
        self._printed: set[str] = set()
        self._dialog: CrashDialog | None = None
        self._previous: tuple[object, object, object] | None = None
        # Queued even within the GUI thread: the exception may come from a paint event.
        self._described.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        self._previous = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._handle
        threading.excepthook = lambda arguments: self._describe(arguments.exc_value)
        sys.unraisablehook = lambda arguments: self._describe(arguments.exc_value)

    def end(self) -> None:
        if self._previous is not None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._previous  # type: ignore[assignment]
            self._previous = None

    def _handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, Exception):
            self._describe(error)
        else:
            sys.__excepthook__(kind, error, trace)

    def _describe(self, error: BaseException | None) -> None:
        """Describe the exception and pass it to the GUI thread. Must not raise: that would call this hook again."""
        if error is None or isinstance(error, SystemExit):
            return
        try:
            log_error(_log, logging.DEBUG, "Unexpected exception", error)
            text = _description(error)
            if text not in self._printed and len(self._printed) < MAX_KINDS:
                self._printed.add(text)
                if sys.stderr is not None:
                    print(text, file=sys.stderr, flush=True)
            self._described.emit(text)
        except Exception:  # the window has been destroyed
            return

    @Slot(str)
    def _show(self, text: str) -> None:
        try:
            self._count(text)
        except Exception:  # reporting must not cause further reports
            self.end()

    def _count(self, text: str) -> None:
        known = text in self._counts
        if known or len(self._counts) < MAX_KINDS:
            self._counts[text] = self._counts.get(text, 0) + 1
        if self._dialog is not None:
            self._dialog.show_crashes(self._counts)
        elif known:  # a dialog for each repetition would block the window
            repeated = tr("The same error happened again. If it continues, close FlexGUI and start it again.")
            self._notice.show_text("bad", repeated)
        elif len(self._counts) <= MAX_KINDS:
            self._open()

    def _open(self) -> None:
        # The parent is an open modal dialog, if any: it blocks the other children of the window.
        self._dialog = _dialog_class()(toolkit(), QApplication.activeModalWidget() or self._window)
        self._dialog.destroyed.connect(self._forget)
        self._dialog.show_crashes(self._counts)
        self._dialog.show()

    @Slot()
    def _forget(self) -> None:
        self._dialog = None


def toolkit() -> tuple[str, ...]:
    """Return the versions of PySide6 and Qt, and the platform plugin."""
    return f"PySide6 {PySide6.__version__}", f"Qt {qVersion()}", QGuiApplication.platformName() or "no display"


def _description(error: BaseException) -> str:
    """Describe an exception; the import waits for one, because it compiles many patterns."""
    from flexgui.crash_report import describe

    return describe(error)


def _dialog_class() -> type[CrashDialog]:
    """Import the dialog, which only an exception needs."""
    from flexgui.ui.crash.dialog import CrashDialog

    return CrashDialog

"""Catches what nobody else caught, in whatever thread, and tells it in one dialog; the window goes on."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from flexgui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flexgui.ui.crash.dialog import CrashDialog
    from flexgui.ui.widgets.notice import Notice

MOST_KINDS = 20
"""Different crashes that are told; what comes after them is only counted."""


def tell_failed_start(error: Exception) -> None:
    """Say in a dialog why there is no window, and return when it is closed."""
    from PySide6.QtWidgets import QApplication

    from flexgui.ui.crash.dialog import CrashDialog
    from flexgui.ui.crash.report import told

    if QApplication.instance() is not None:
        dialog = CrashDialog(started=False)
        dialog.show_crashes({told(error): 1})
        dialog.exec()


class CrashHooks(QObject):
    """Stands behind Python's hooks for what is unhandled, from `begin` to `end`.

    Exceptions are turned into words where they happen and are not kept: their frames hold every value there was.
    """

    _broke = Signal(str)

    def __init__(self, window: QWidget, notice: Notice) -> None:
        """`notice` says in the window what needs no dialog."""
        super().__init__(window)
        self._window, self._notice = window, notice
        self._told: dict[str, int] = {}
        self._printed: set[str] = set()
        self._dialog: CrashDialog | None = None
        self._before: tuple[object, object, object] | None = None
        # Later, even in the same thread: it may have broken in the midst of painting.
        self._broke.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Catch from now on."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._unhandled
        threading.excepthook = lambda what: self._note(what.exc_value)
        sys.unraisablehook = lambda what: self._note(what.exc_value)

    def end(self) -> None:
        """Leave it to those who caught before."""
        if self._before is not None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._before  # type: ignore[assignment]
            self._before = None

    def tell_last_end(self, dump: str) -> None:
        """Say quietly that the start before this one ended badly; `dump` is what it has left."""
        from PySide6.QtGui import QGuiApplication

        from flexgui.ui.crash.report import told_fatal, versions

        report = f"{versions()}\n{told_fatal(dump)}\n"
        self._notice.offer(
            "none",
            tr("FlexGUI ended unexpectedly last time."),
            tr("Copy report"),
            lambda: QGuiApplication.clipboard().setText(report),
        )

    def _unhandled(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, Exception):
            self._note(error)
        else:
            sys.__excepthook__(kind, error, trace)  # Ctrl+C in the terminal

    def _note(self, error: BaseException | None) -> None:
        """Put the exception into words; whatever this raises itself would only come back here."""
        if error is None or isinstance(error, SystemExit):
            return
        try:
            from flexgui.ui.crash.report import told  # nothing has broken before the first paint

            words = told(error)
            if words not in self._printed and len(self._printed) < MOST_KINDS:
                self._printed.add(words)
                if sys.stderr is not None:
                    print(words, file=sys.stderr, flush=True)
            self._broke.emit(words)
        except Exception:  # the window is gone, or nothing works any more
            return

    @Slot(str)
    def _tell(self, words: str) -> None:
        try:
            self._count(words)
        except Exception:  # what tells of crashes must not make them
            self.end()

    def _count(self, words: str) -> None:
        known = words in self._told
        if known or len(self._told) < MOST_KINDS:
            self._told[words] = self._told.get(words, 0) + 1
        if self._dialog is not None:
            self._dialog.show_crashes(self._told)
        elif known:
            # Whatever breaks again and again must not stand in the way again and again.
            again = tr("The same thing broke again. If it goes on, close FlexGUI and start it anew.")
            self._notice.show_text("bad", again)
        elif len(self._told) <= MOST_KINDS:
            self._open()

    def _open(self) -> None:
        from PySide6.QtWidgets import QApplication

        from flexgui.ui.crash.dialog import CrashDialog

        # A dialog that waits for an answer would not let its window's other children be clicked.
        self._dialog = CrashDialog(QApplication.activeModalWidget() or self._window)
        self._dialog.destroyed.connect(self._forget)
        self._dialog.show_crashes(self._told)
        self._dialog.show()

    @Slot()
    def _forget(self) -> None:
        self._dialog = None

"""Uncaught exceptions are reported once, without values, and the window keeps working."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from flexgui.ui.crash.dialog import CrashDialog
from flexgui.ui.crash.hooks import MAX_KINDS, CrashHooks
from flexgui.ui.widgets.notice import Notice
from tests.ui.helpers import button, labels

SECRET = "CANARY of a secret"
Until = Callable[..., None]


class Guarded:
    """A window with crash hooks."""

    def __init__(self) -> None:
        self.window = QWidget()
        self.notice = Notice()
        self.notice.setParent(self.window)
        self.hooks = CrashHooks(self.window, self.notice)
        self.previous = sys.excepthook
        self.window.show()

    @property
    def dialogs(self) -> list[CrashDialog]:
        return self.window.findChildren(CrashDialog)

    def crash(self, error: Exception) -> None:
        """Raise an error in a slot, as after a click."""
        timer = QTimer(self.window, singleShot=True)

        def fail() -> None:
            raise error

        timer.timeout.connect(fail)
        timer.start(0)
        QApplication.processEvents()
        QApplication.processEvents()

    def close_dialog(self) -> None:
        (dialog,) = self.dialogs
        dialog.close()
        QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)


@pytest.fixture
def guarded() -> Iterator[Guarded]:
    guarded = Guarded()
    guarded.hooks.begin()
    yield guarded
    guarded.hooks.end()


def test_an_exception_in_a_slot_is_reported_without_values(
    guarded: Guarded, capsys: pytest.CaptureFixture[str]
) -> None:
    guarded.crash(KeyError(SECRET))
    (dialog,) = guarded.dialogs
    assert dialog.isVisible()
    assert "KeyError" in dialog.report.toPlainText()
    printed = capsys.readouterr().err
    assert "KeyError" in printed
    assert SECRET not in dialog.report.toPlainText() + printed
    assert guarded.window.isEnabled()


def test_an_exception_in_a_thread_is_reported(guarded: Guarded, until: Until) -> None:
    def fail() -> None:
        raise KeyError(SECRET)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    until(lambda: bool(guarded.dialogs))
    assert "KeyError" in guarded.dialogs[0].report.toPlainText()


def test_exceptions_ignored_by_python_are_reported(guarded: Guarded, until: Until) -> None:
    class Torn:
        def __del__(self) -> None:
            raise KeyError(SECRET)

    torn = Torn()
    del torn
    until(lambda: bool(guarded.dialogs))
    assert "KeyError" in guarded.dialogs[0].report.toPlainText()


def test_crashes_do_not_stack_dialogs(guarded: Guarded, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(3):
        guarded.crash(KeyError(SECRET))
    guarded.crash(ValueError(SECRET))
    (dialog,) = guarded.dialogs
    assert "4 unexpected errors in FlexGUI" in labels(dialog)
    assert "3 times: KeyError" in dialog.report.toPlainText()
    assert capsys.readouterr().err.count("KeyError") == 1


def test_a_dismissed_message_is_not_shown_again(guarded: Guarded) -> None:
    guarded.crash(KeyError(SECRET))
    guarded.close_dialog()
    guarded.crash(KeyError(SECRET))
    assert guarded.dialogs == []
    assert guarded.notice.isVisible()
    guarded.crash(ValueError(SECRET))
    assert len(guarded.dialogs) == 1


def test_the_number_of_distinct_crashes_is_limited(guarded: Guarded) -> None:
    for number in range(MAX_KINDS + 5):
        guarded.crash(type(f"Kind{number}Error", (Exception,), {})())
    (dialog,) = guarded.dialogs
    assert f"Kind{MAX_KINDS - 1}Error" in dialog.report.toPlainText()
    assert f"Kind{MAX_KINDS}Error" not in dialog.report.toPlainText()


def test_the_crash_dialog_can_be_closed_over_a_question(guarded: Guarded) -> None:
    question = QDialog(guarded.window)
    question.open()
    guarded.crash(KeyError(SECRET))
    (dialog,) = question.findChildren(CrashDialog)
    button(dialog, "Close").click()
    assert not dialog.isVisible()
    assert question.isVisible()


def test_a_withdrawn_question_closes_its_dialog(guarded: Guarded) -> None:
    question = QDialog(guarded.window)
    question.open()
    guarded.crash(KeyError(SECRET))
    question.close()
    question.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    guarded.crash(ValueError(SECRET))
    assert len(guarded.dialogs) == 1


def test_a_crash_in_the_crash_dialog_is_not_reported_again(guarded: Guarded, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(dialog: CrashDialog, crashes: object) -> None:
        raise KeyError(SECRET)

    monkeypatch.setattr(CrashDialog, "show_crashes", broken)
    guarded.crash(ValueError(SECRET))
    assert sys.excepthook == guarded.previous


def test_the_hooks_are_restored() -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    guarded = Guarded()
    guarded.hooks.begin()
    assert sys.excepthook != before[0]
    guarded.hooks.end()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before

"""The composition root: start, first window, and a clean end."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from flexgui import __version__
from flexgui.clock import utc_now
from flexgui.history.listing import NewEntry
from flexgui.settings import Settings, SettingsStore
from flexgui.ui import app as program
from flexgui.ui.app import HistoryFactory, build, main
from flexgui.ui.crash.dialog import CrashDialog
from tests.test_house import run_python
from tests.ui.helpers import labels

FIRST_RESPONSE = """
import os, sys, threading
from flexgui.ui.app import build

def note(event, arguments):
    if event == "import" and threading.current_thread() is threading.main_thread():
        print(arguments[0])

def end(outcome):
    print("finished" if outcome.token else "refused", flush=True)
    os._exit(0)

application = build(["flexgui"])
window = application.window
window.painted.connect(window.send)
window.request_controller.finished.connect(end)
sys.addaudithook(note)
application.start()
"""
"""A program that prints what the GUI thread imports until the first response is shown."""


def test_the_application_has_a_name_and_one_window(qapp: QApplication, until: Any, home: Path) -> None:
    before = set(threading.enumerate())
    application = build(["flexgui"])
    try:
        assert qapp.applicationName() == "FlexGUI"
        assert qapp.applicationVersion() == __version__
        application.window.show()
        until(lambda: ":" in application.window.request.url.text().removeprefix("http://"), 20)
        application.window.fields.apply_preset("Card number")
        application.window.send()
        until(lambda: application.window.response.banner.title == "201 Created", 20)
        application.window.close()
        assert (home / "settings.json").is_file()
    finally:
        application.close()
    until(lambda: not any(each.is_alive() for each in set(threading.enumerate()) - before))


def test_main_runs_until_the_window_is_closed(qapp: QApplication) -> None:
    def close() -> None:
        for widget in qapp.topLevelWidgets():
            widget.close()

    QTimer.singleShot(50, close)
    assert main(["flexgui"]) == 0


def test_a_failed_start_is_shown_in_a_dialog(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    reported: list[str] = []

    def broken(**_: object) -> None:
        raise KeyError("CANARY of a value")

    def read_and_close() -> None:
        (dialog,) = [each for each in qapp.topLevelWidgets() if isinstance(each, CrashDialog)]
        reported.extend((*labels(dialog), dialog.report.toPlainText()))
        dialog.close()

    monkeypatch.setattr(program, "MainWindow", broken)
    QTimer.singleShot(50, read_and_close)
    with pytest.raises(KeyError):
        main(["flexgui"])
    assert "FlexGUI could not be started." in reported
    assert "KeyError\n  flexgui/ui/app.py:" in reported[-1]
    assert "CANARY" not in reported[-1]


def test_the_history_is_opened_on_first_use_and_may_be_damaged(home: Path) -> None:
    history = HistoryFactory(home)
    assert not home.exists()
    assert history.capture_context("no such key") is None
    assert history() is history()
    history().add(NewEntry(utc_now(), "exchange", "", "", "", "", None, key_id="k1", record="no record"))
    assert (home / "history.sqlite").is_file()
    assert history.capture_context("k1") is None


def test_the_language_setting_is_applied(any_language: QApplication, home: Path) -> None:
    SettingsStore(home).save(Settings(language="de"))
    application = build(["flexgui"])
    try:
        assert application.window.response.title.text() == "Antwort"
        assert application.window.menus.actions["Quit"].text() == "Beenden"
    finally:
        application.close()


def test_the_first_response_loads_only_its_page_on_the_gui_thread(home: Path) -> None:
    loaded = run_python(FIRST_RESPONSE, FLEXGUI_HOME=str(home)).split()
    assert "finished" in loaded
    assert "flexgui.ui.response.token_page" in loaded
    assert not [name for name in loaded if name.startswith(("flexgui.codegen", "flexgui.ui.history"))]

"""Fixtures for all tests: an offscreen application and a data folder per test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

hypothesis.settings.register_profile("flexgui", database=None)  # nothing is written into the checkout
hypothesis.settings.load_profile("flexgui")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LANGUAGE"] = "en"  # for this process and the programs that tests start


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder for this test, and no FLEXGUI variables of the developer."""
    folder = tmp_path / "home"
    monkeypatch.setenv("FLEXGUI_HOME", str(folder))
    for name in list(os.environ):
        if name.startswith("FLEXGUI_") and name != "FLEXGUI_HOME":
            monkeypatch.delenv(name)
    return folder


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """English, or with TEST_LANGUAGE=pseudo that of tests/pseudo.py, to find tests that depend on wording."""
    if os.environ.get("TEST_LANGUAGE") == "pseudo":
        from flexgui.translation import speak
        from tests.pseudo import pseudo

        speak(pseudo)
        yield
        speak(None)
    else:
        yield


@pytest.fixture(scope="session")
def _application() -> QApplication:
    from PySide6.QtWidgets import QApplication

    return QApplication.instance() or QApplication(["flexgui"])  # type: ignore[return-value]


@pytest.fixture
def qapp(_application: QApplication) -> Iterator[QApplication]:
    """The one QApplication; a warning from Qt fails the test."""
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    noise: list[str] = []

    def note(kind: QtMsgType, _context: object, text: str) -> None:
        # The offscreen platform warns of every window with a minimum size.
        ours = "does not support propagateSizeHints" not in text
        if ours and kind != QtMsgType.QtDebugMsg and kind != QtMsgType.QtInfoMsg:
            noise.append(text)

    before = qInstallMessageHandler(note)
    yield _application
    for widget in _application.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    _application.sendPostedEvents(None, 52)  # QEvent.Type.DeferredDelete
    _application.processEvents()
    qInstallMessageHandler(before)
    assert not noise, noise

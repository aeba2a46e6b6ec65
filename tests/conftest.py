"""What every test shares: an offscreen application and a home of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LANGUAGE"] = "en"  # whatever the developer's desktop speaks; the programs that tests start, too


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own; a developer's profiles are never touched."""
    folder = tmp_path / "home"
    monkeypatch.setenv("FLEXGUI_HOME", str(folder))
    for name in list(os.environ):
        if name.startswith("FLEXGUI_") and name != "FLEXGUI_HOME":
            monkeypatch.delenv(name)
    return folder


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """English, or with TEST_LANGUAGE=pseudo the language of tests/pseudo.py: by hand, to find what hangs on a word."""
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
        # The offscreen platform says so of every window with a minimum size.
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

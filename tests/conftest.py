"""Fixtures for all tests: an offscreen application and a data folder per test."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests.uncaught import no_uncaught_exception

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from PySide6.QtWidgets import QApplication

# Nothing is written into the checkout, and no example fails because the machine is busy.
hypothesis.settings.register_profile("flexgui", database=None, deadline=None)
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


@pytest.fixture(autouse=True)
def uncaught() -> Iterator[list[str]]:
    """The exceptions of this test that Qt printed or the sandbox logged; unless it clears them, it fails."""
    with no_uncaught_exception() as found:
        yield found


class KeySupply:
    """Makes RSA keys in place of cryptography's module, and hands them out again in turn after the first ones."""

    SIZE = 64
    """More keys than the contexts of one test, which must not share one."""

    def __init__(self) -> None:
        self._keys: list[RSAPrivateKey] = []
        self._lock = threading.Lock()
        self._taken = 0

    def generate_private_key(self, public_exponent: int, key_size: int) -> RSAPrivateKey:
        from cryptography.hazmat.primitives.asymmetric import rsa

        with self._lock:
            index, self._taken = self._taken % self.SIZE, self._taken + 1
            if index == len(self._keys):
                self._keys.append(rsa.generate_private_key(public_exponent, key_size))
            return self._keys[index]


@pytest.fixture(scope="session", autouse=True)
def _key_supply() -> Iterator[None]:
    """Keys for the sandboxes of this process: making one for each context took half of the time of their tests."""
    from flexgui.sandbox import key_pool

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(key_pool, "rsa", KeySupply())
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

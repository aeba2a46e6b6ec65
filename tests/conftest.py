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

    from flexgui.sandbox import Sandbox
    from flexgui.workbench import Workbench

# No example database in the checkout, and no deadline that a busy machine could miss.
hypothesis.settings.register_profile("flexgui", database=None, deadline=None)
hypothesis.settings.load_profile("flexgui")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LANGUAGE"] = "en"  # for this process and the programs that tests start


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder for this test; the developer's FLEXGUI variables are unset."""
    folder = tmp_path / "home"
    monkeypatch.setenv("FLEXGUI_HOME", str(folder))
    for name in list(os.environ):
        if name.startswith("FLEXGUI_") and name != "FLEXGUI_HOME":
            monkeypatch.delenv(name)
    return folder


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """English, or with TEST_LANGUAGE=pseudo the pseudo language, to find tests that depend on wording."""
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
    """Exceptions that Qt printed or the sandbox logged during this test. It fails unless it clears the list."""
    with no_uncaught_exception() as found:
        yield found


class KeySupply:
    """Replaces cryptography's `rsa` module: generates RSA keys and reuses them in turn."""

    SIZE = 64
    """More than the contexts of one test, each of which needs its own key."""

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
    """Reuse keys in the sandboxes of this process: generating one for each context doubled the time of their tests."""
    from flexgui.sandbox import key_pool

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(key_pool, "rsa", KeySupply())
        yield


@pytest.fixture(scope="session")
def running_sandbox() -> Iterator[Sandbox]:
    """A sandbox that runs for all tests of this process."""
    from flexgui.sandbox import Sandbox

    with Sandbox() as running:
        yield running


@pytest.fixture
def sandbox(running_sandbox: Sandbox) -> Iterator[Sandbox]:
    """The running sandbox without faults and with an empty log."""
    running_sandbox._log._entries.clear()
    yield running_sandbox
    running_sandbox.faults.clear()
    running_sandbox.listen(lambda _entry: None)  # in place of the test's window, which no longer exists


@pytest.fixture
def bench(sandbox: Sandbox) -> Workbench:
    """A workbench that uses the sandbox."""
    from tests.shared_sandbox import workbench

    return workbench(sandbox)


@pytest.fixture(scope="session")
def _application() -> QApplication:
    from PySide6.QtWidgets import QApplication

    return QApplication.instance() or QApplication(["flexgui"])


@pytest.fixture
def qapp(_application: QApplication) -> Iterator[QApplication]:
    """The application; a warning from Qt fails the test."""
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    warnings: list[str] = []

    def note(kind: QtMsgType, _context: object, text: str) -> None:
        # The offscreen platform warns of every window with a minimum size.
        relevant = "does not support propagateSizeHints" not in text
        if relevant and kind != QtMsgType.QtDebugMsg and kind != QtMsgType.QtInfoMsg:
            warnings.append(text)

    previous_handler = qInstallMessageHandler(note)
    yield _application
    for widget in _application.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    _application.sendPostedEvents(None, 52)  # QEvent.Type.DeferredDelete
    _application.processEvents()
    qInstallMessageHandler(previous_handler)
    assert not warnings, warnings

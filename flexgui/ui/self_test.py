"""``flexgui --self-test``: opens the window, gets a verified capture context, and reports each step.

For packagers and administrators. Each step is printed before it is taken, so that the last line names what failed even
if the process crashes. No file of the user is read or written: profiles, settings and history are in a temporary
folder, and only the name of the keyring is read.
"""

from __future__ import annotations

import os
import sys
import time
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from flexgui import __version__
from flexgui.flex.request import CARD_PRESET
from flexgui.secret_store.keyring_store import KeyringStore
from flexgui.ui.app import Application, build
from flexgui.ui.qt_application import qt_application
from flexgui.ui.resources import app_icon, icon_pixmap
from flexgui.ui.translation import languages

if TYPE_CHECKING:
    from flexgui.outcome import RequestOutcome

KEYRING_TIMEOUT_S = 20.0
"""Time for the keyring to answer, in seconds: the first start after an installation may be slow."""
TIMEOUT_MS = 60_000
"""Time limit for the whole test, in ms."""


def main() -> int:
    """Run all steps, print a line for each, and return the exit code: 1 if one failed."""
    qt_application(["flexgui"])  # without a display this ends the process
    print(f"FlexGUI {__version__}, {'frozen' if getattr(sys, 'frozen', False) else 'from source'}", flush=True)
    with TemporaryDirectory(prefix="flexgui-self-test-", ignore_cleanup_errors=True) as folder:
        os.environ["FLEXGUI_HOME"] = folder
        _begin("window")
        application = build(["flexgui"])
        test = SelfTest(application)
        application.start()
    if not test.passed and not test.failure:
        test.fail("the window was closed")
    print(f"FAILED: {test.failure}" if test.failure else "Self-test passed.", flush=True)
    return 0 if test.passed else 1


class SelfTest(QObject):
    """Runs the steps in the event loop, and closes the window after the last or a failed one."""

    def __init__(self, application: Application, timeout_ms: int = TIMEOUT_MS) -> None:
        super().__init__(application.window)
        self._application = application
        self._window = application.window
        self._answered = False
        self.passed = False
        self.failure = ""
        """Why it failed; empty unless it did."""
        self._deadline = QTimer(self, singleShot=True, interval=timeout_ms)
        self._deadline.timeout.connect(lambda: self.fail("it timed out"))
        self._deadline.start()
        self._window.request_controller.finished.connect(self._answer)
        self._window.request_controller.failed.connect(lambda error: self.fail(f"{type(error).__name__}: {error}"))
        self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for a Paint event of the window: its children are painted before control returns to the event loop."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, self._shown if self._answered else self._opened)
        return False

    def fail(self, reason: str) -> None:
        """Fail with this reason, unless the test has ended."""
        if self.passed or self.failure:
            return
        self.failure = reason
        print(f"failed: {reason}", flush=True)
        self._window.close()

    def _opened(self) -> None:
        # The monotonic clock is the same for all processes: a benchmark subtracts the time when it started this one.
        _done(f"painted at {time.monotonic_ns()} ns, on {self._application.qt.platformName()}")
        _begin("pictures and languages")
        if app_icon().pixmap(32).isNull() or icon_pixmap("key", "text", 16, 1).isNull():
            self.fail("an icon cannot be drawn")
            return
        _done(f"drawn; {', '.join(languages().values())}")
        _begin("sandbox and capture context")
        self._window.fields.apply_preset(CARD_PRESET)
        self._window.send()

    def _answer(self, outcome: RequestOutcome) -> None:
        if outcome.token is None:
            self.fail(outcome.explanation.title)
            return
        _done(f"from {outcome.exchange.request.url}")
        _begin("verification")
        if outcome.verification is None or outcome.verification.state.value != "valid":
            self.fail(outcome.explanation.title)
            return
        _done("valid")
        _begin("answer in the window")
        self._answered = True
        self._window.installEventFilter(self)
        self._window.update()

    def _shown(self) -> None:
        _done(f"painted: {self._window.response.banner.title}")
        _begin("keyring")
        store = KeyringStore(KEYRING_TIMEOUT_S)
        self._application.background.run(store.state, self._keyring, self._keyring)

    def _keyring(self, state: object) -> None:
        _done(f"{getattr(state, 'name', 'none')} (a window without one keeps secrets until it is closed)")
        self.passed = True
        self._window.close()


def _begin(step: str) -> None:
    print(f"{step}: ", end="", flush=True)


def _done(what: str) -> None:
    print(what, flush=True)

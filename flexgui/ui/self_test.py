"""``flexgui --self-test``: the program tries itself, window and verified capture context, and says how it went.

For packagers and administrators. A line for each step as it is taken, so that the last one names what failed even
where the process is torn down. Nothing of the user's is read or written: profiles, settings and history lie in a folder
that is gone afterwards, and the keyring is only asked for its name.
"""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from flexgui import __version__
from flexgui.ui.app import Application, build
from flexgui.ui.qt_application import qt_application
from flexgui.ui.resources import app_icon, icon_pixmap
from flexgui.ui.translation import languages

if TYPE_CHECKING:
    from flexgui.outcome import RequestOutcome

KEYRING_DEADLINE = 20.0
"""Time for the keyring to answer, in seconds: the first start after an installation may be slow."""
PATIENCE = 60_000
"""Milliseconds until what has not come by then never will."""


def main() -> int:
    """Try everything, print a line for each step, and return 0, or 1 if one failed."""
    from tempfile import TemporaryDirectory  # the window itself needs none

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
    """Takes the steps in the window's own event loop, and closes the window after the last or a failed one."""

    def __init__(self, application: Application, patience: int = PATIENCE) -> None:
        """`patience` is in milliseconds."""
        super().__init__(application.window)
        self._application = application
        self._window = application.window
        self._answered = False
        self.passed = False
        self.failure = ""
        """Why it failed; empty as long as it has not."""
        self._deadline = QTimer(self, singleShot=True, interval=patience)
        self._deadline.timeout.connect(lambda: self.fail("it took too long"))
        self._deadline.start()
        self._window.request_controller.finished.connect(self._answer)
        self._window.request_controller.failed.connect(lambda error: self.fail(f"{type(error).__name__}: {error}"))
        self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for a Paint event of the window: all that is in it is painted before the event loop is back."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, self._shown if self._answered else self._opened)
        return False

    def fail(self, reason: str) -> None:
        """End with this reason, unless it has ended."""
        if self.passed or self.failure:
            return
        self.failure = reason
        print(f"failed: {reason}", flush=True)
        self._window.close()

    def _opened(self) -> None:
        # On the clock that is the same for all processes: a benchmark subtracts when it started this one.
        _done(f"painted at {time.monotonic_ns()} ns, on {self._application.qt.platformName()}")
        _begin("pictures and languages")
        if app_icon().pixmap(32).isNull() or icon_pixmap("key", "text", 16, 1).isNull():
            self.fail("an icon cannot be drawn")
            return
        _done(f"drawn; {', '.join(languages().values())}")
        _begin("sandbox and capture context")
        self._window.fields.apply_preset("Card")
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
        from flexgui.secret_store.keyring_store import KeyringStore

        store = KeyringStore(KEYRING_DEADLINE)
        self._application.background.run(store.state, self._keyring, self._keyring)

    def _keyring(self, state: object) -> None:
        _done(f"{getattr(state, 'name', 'none')} (a window without one keeps secrets until it is closed)")
        self.passed = True
        self._window.close()


def _begin(step: str) -> None:
    print(f"{step}: ", end="", flush=True)


def _done(what: str) -> None:
    print(what, flush=True)

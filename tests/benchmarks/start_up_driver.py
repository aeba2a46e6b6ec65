"""One measured process for start_up.py: `bare`, `flexgui` or `flexgui-sent`; prints its first paint and its memory."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if sys.argv[1] != "bare":  # in the order of the command
    import flexgui.cli
    import flexgui.ui

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow


class FirstPaint(QObject):
    """Calls back once, when the event loop is back from the first paint of a window and all that is in it."""

    def __init__(self, window: QMainWindow, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Wait for the window's own Paint event: its children are painted before the loop is back."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


def report(painted: int) -> None:
    """Print the moment of the paint (monotonic nanoseconds) and this process's memory, and end it."""
    kilobytes = dict.fromkeys(("Rss", "Pss"), 0)
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines()[1:]:
        name, _, value = line.partition(":")
        if name in kilobytes:
            kilobytes[name] = int(value.split()[0])
    print(f"painted={painted} rss_kb={kilobytes['Rss']} pss_kb={kilobytes['Pss']}", flush=True)


def bare() -> None:
    """A QMainWindow with an empty tree: the least that PySide6 can do."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QTreeView

    app = QApplication(sys.argv)
    window = QMainWindow()
    window.setCentralWidget(QTreeView())
    window.resize(1280, 800)

    def painted() -> None:
        report(time.monotonic_ns())
        app.quit()

    FirstPaint(window, painted)
    window.show()
    app.exec()


def flexgui(send: bool) -> None:
    """The whole program, started as its command starts it."""
    from flexgui.ui.app import build

    application = build(sys.argv)
    window = application.window
    moment = 0

    def finish(*_answer: object) -> None:
        report(moment)
        window.close()

    def sent() -> None:
        QTimer.singleShot(500, finish)  # shown, and the public key's answer in

    def painted() -> None:
        nonlocal moment
        moment = time.monotonic_ns()
        if send:
            window.sending.finished.connect(sent)
            window.send()
        else:
            finish()

    FirstPaint(window, painted)
    application.start()


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        flexgui(send=sys.argv[1] == "flexgui-sent")

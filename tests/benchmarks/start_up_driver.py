"""A process measured by start_up.py; prints the time of its first paint, its CPU time until then, and its memory.

`bare` is a bare window, `least` one with the parts that any window with text and colours needs, `least-sent` one with
the libraries for requesting and verifying a token. `flexgui` is FlexGUI before a send, `flexgui-sent` after it.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if sys.argv[1].startswith("flexgui"):  # same import order as the program
    import flexgui.cli.main
    import flexgui.ui

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QMainWindow

DRAWING = Path(__file__).parents[2] / "resources" / "icons" / "plus.svg"


class FirstPaint(QObject):
    """Runs a callback once, when the event loop returns from the first paint of a window and its children."""

    def __init__(self, window: QMainWindow, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Wait for the window's Paint event; its children are painted before the event loop returns."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


def report(moment: tuple[int, int]) -> None:
    """Print the time of the paint (see `now`) and the memory of this process, and end the process."""
    kilobytes = dict.fromkeys(("Rss", "Pss"), 0)
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines()[1:]:
        name, _, value = line.partition(":")
        if name in kilobytes:
            kilobytes[name] = int(value.split()[0])
    painted, used = moment
    print(f"painted={painted} used={used} rss_kb={kilobytes['Rss']} pss_kb={kilobytes['Pss']}", flush=True)
    os._exit(0)  # like the program, because a thread may still generate a key


def now() -> tuple[int, int]:
    """Return the monotonic time and the CPU time of this process, in ns."""
    return time.monotonic_ns(), time.process_time_ns()


def bare(what: str) -> None:
    """Show a QMainWindow with an empty tree, or one of the other bare windows."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QTreeView

    app = QApplication(sys.argv)
    window = QMainWindow()
    tree = QTreeView()
    window.setCentralWidget(tree)
    window.resize(1280, 800)
    if what == "least":
        dress(app, window)

    def painted() -> None:
        moment = now()
        keep = fetch() if what == "least-sent" else None  # noqa: F841  keeps the memory in use
        report(moment)

    FirstPaint(window, painted)
    window.show()
    app.exec()


def dress(app: QApplication, window: QMainWindow) -> None:
    """Add an aligned text, a menu, an SVG icon, and a style sheet with one rule."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QLabel

    window.menuBar().addMenu("File").addAction("Quit")
    label = QLabel("One text", window)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.move(20, 60)
    picture = QLabel(window)
    picture.setPixmap(QIcon(str(DRAWING)).pixmap(16, 16))
    picture.move(20, 100)
    app.setStyleSheet("QLabel { color: #123456; }")


def fetch() -> object:
    """Load the libraries that send requests and create and verify RSA signatures, and use them once."""
    import requests
    from cryptography.hazmat.primitives.asymmetric import rsa

    return requests.Request("POST", "http://127.0.0.1/", data=b"{}").prepare(), rsa.generate_private_key(65537, 2048)


def flexgui(send: bool) -> None:
    """Run the whole program like its command."""
    from flexgui.data_folder import data_dir
    from flexgui.ui.app import build
    from flexgui.ui.one_window import OneWindow

    first = OneWindow(data_dir())
    first.take_turn()
    application = build(sys.argv)
    application.one_window = first
    window = application.window
    moment = (0, 0)

    def finish(*_answer: object) -> None:
        first.close()  # release the lock, as at a normal end
        report(moment)

    def sent() -> None:
        QTimer.singleShot(500, finish)  # the response is shown and the public key has arrived

    def painted() -> None:
        nonlocal moment
        moment = now()
        if send:
            window.request_controller.finished.connect(sent)
            window.fields.apply_preset("Card")
            window.send()
        else:
            finish()

    FirstPaint(window, painted)
    application.start()


if __name__ == "__main__":
    if not sys.argv[1].startswith("flexgui"):
        bare(sys.argv[1])
    else:
        flexgui(send=sys.argv[1] == "flexgui-sent")

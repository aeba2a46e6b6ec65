"""Compares size and start of the frozen folder with PyInstaller's default folder of a bare PySide6 window.

    python tests/benchmarks/frozen.py [--runs 15] [--xcb] [--program FILE]

FlexGUI's folder is dist/flexgui, made by `sh resources/packaging/build`; the bare one is built by this script.
windows.py runs this file under Wine.
First paint: from the start of the process until the event loop returns from the first paint of the window, in
alternating runs. FlexGUI runs its self-test, which prints this time; it includes the creation of a temporary folder.
Limits: no larger, and at most 1.6 times the bare window's time.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
OURS = ROOT / "dist" / "flexgui" / "flexgui"
SUFFIX = ".exe" if sys.platform == "win32" else ""
BARE = """
import sys
import time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTreeView

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.end)
        return False
    def end(self):
        print(f"painted at {time.monotonic_ns()} ns", flush=True)
        app.quit()

app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QTreeView())
window.resize(1280, 800)
first = FirstPaint()
window.installEventFilter(first)
window.show()
app.exec()
"""


def bare_folder(place: Path) -> Path:
    """Build PyInstaller's default folder of a bare window and return its program."""
    (place / "bare.py").write_text(BARE, "utf-8")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "bare.py"]
    subprocess.run(command, cwd=place, check=True, stdout=subprocess.DEVNULL)
    return place / "dist" / "bare" / f"bare{SUFFIX}"


def megabytes(folder: Path) -> float:
    """Return the total size of the files in a folder, without links."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()) / 1e6


def first_paint(command: list[str], environment: dict[str, str]) -> float:
    """Return the time from the start of the process to the first paint, in ms."""
    started = time.monotonic_ns()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    painted = re.search(r"painted at (\d+) ns", done.stdout)
    if painted is None or done.returncode != 0:
        sys.exit(f"{command}: {done.stdout}{done.stderr}")
    return (int(painted[1]) - started) / 1e6


def main() -> None:
    """Build, measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=15)
    options.add_argument("--xcb", action="store_true", help="a real window on $DISPLAY in place of an offscreen one")
    options.add_argument("--program", type=Path, default=OURS, help="ours, in the folder whose size counts")
    chosen = options.parse_args()
    ours: Path = chosen.program
    if not ours.is_file():
        sys.exit(f"{ours} is missing: sh resources/packaging/build")
    shown = "windows" if sys.platform == "win32" else "xcb" if chosen.xcb else "offscreen"
    environment = os.environ | {"QT_QPA_PLATFORM": shown}
    with tempfile.TemporaryDirectory() as work:
        bare = bare_folder(Path(work))
        kinds = {"bare": [str(bare)], "flexgui": [str(ours), "--self-test"]}
        sizes = {"bare": megabytes(bare.parent), "flexgui": megabytes(ours.parent)}
        figures: dict[str, list[float]] = {kind: [] for kind in kinds}
        for run in range(chosen.runs + 1):
            for kind, command in kinds.items():
                value = first_paint(command, environment)
                if run:  # the first run only warms up the file cache
                    figures[kind].append(value)
    for kind, values in figures.items():
        median = statistics.median(values)
        print(
            f"{kind:8} {sizes[kind]:6.1f} MB, ratio {sizes[kind] / sizes['bare']:.2f}; first paint: "
            f"median {median:6.1f} ms, ratio {median / statistics.median(figures['bare']):.2f}; "
            f"least {min(values):6.1f} ms, ratio {min(values) / min(figures['bare']):.2f}"
        )


if __name__ == "__main__":
    main()

"""A window moved to a screen with another scale looks the same as one opened there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.end2end.desktop import ROOT

SCREENS = {"screens": [
    {"name": "100 %", "x": 0, "y": 0, "width": 1440, "height": 900, "logicalDpi": 96, "logicalBaseDpi": 96},
    {"name": "150 %", "x": 1440, "y": 0, "width": 2160, "height": 1350, "logicalDpi": 144, "logicalBaseDpi": 96},
]}  # fmt: skip
MOVE = """
import sys
from PySide6.QtCore import QPoint
from flexgui.ui.app import build
application = build(["flexgui"])
application.qt.setCursorFlashTime(0)
window = application.window
window.resize(1024, 640)
window.move(QPoint(int(sys.argv[1]), 20))
window.show()
while window.response.is_blank:  # the first steps are built after the first paint
    application.qt.processEvents()
for n, place in enumerate(sys.argv[1:]):
    window.windowHandle().setPosition(QPoint(int(place), 20))
    while not window.screen().geometry().contains(int(place), 20):
        application.qt.processEvents()
    application.qt.processEvents()
    window.grab().save(f"{n}.png")
    print(window.devicePixelRatioF(), window.width(), window.height())
application.close()
"""


def test_a_moved_window_is_painted_for_its_new_screen(tmp_path: Path) -> None:
    moved, opened = tmp_path / "moved", tmp_path / "opened"
    assert run(moved, "20", "1460") == ["1.0 1024 640", "1.5 1024 640"]
    assert run(opened, "1460") == ["1.5 1024 640"]
    same = (moved / "1.png").read_bytes() == (opened / "0.png").read_bytes()
    assert same  # pytest compares long bytes for minutes


def run(folder: Path, *places: str) -> list[str]:
    folder.mkdir()
    screens = folder / "screens.json"
    screens.write_text(json.dumps(SCREENS))
    variables = {"QT_QPA_PLATFORM": f"offscreen:configfile={screens}", "FLEXGUI_HOME": str(folder / "home")}
    done = subprocess.run(
        [sys.executable, "-c", MOVE, *places],
        env=os.environ | variables | {"PYTHONPATH": str(ROOT)}, cwd=folder, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()

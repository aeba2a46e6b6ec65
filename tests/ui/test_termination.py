"""Signals and a missing display end the program cleanly; each test starts a process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BODY = '{"fields":{"paymentInformation":{"card":{"number":{}}}}}'
WINDOW = f"""
import signal
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # nohup ignores it for everything that it starts
from PySide6.QtCore import QTimer
from flexgui.ui.app import build
application = build(["flexgui"])
def type_body():
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:  # the signals are not yet handled
        QTimer.singleShot(100, application.window, type_body)
        return
    application.window.request.set_text({BODY!r})
    {{extra}}
    print("typed", flush=True)
QTimer.singleShot(0, application.window, type_body)
raise SystemExit(application.start())
"""
OPEN_ABOUT = "QTimer.singleShot(0, application.window.menus.actions['About FlexGUI'].trigger)"


@pytest.mark.parametrize(("number", "extra"), [("SIGINT", "pass"), ("SIGTERM", OPEN_ABOUT), ("SIGHUP", "pass")])
def test_a_signal_closes_the_window_and_saves_typed_text(tmp_path: Path, number: str, extra: str) -> None:
    environment = os.environ | {"FLEXGUI_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", WINDOW.replace("{extra}", extra)]
    with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout.readline() == "typed\n"
            process.send_signal(getattr(signal, number))
            assert process.wait(30) == 0
        finally:
            process.kill()
    saved = json.loads((tmp_path / "settings.json").read_text())["last_body"]
    assert json.loads(saved) == json.loads(BODY)


INTERRUPTED = """
import signal
from flexgui.ui.main_window import MainWindow
MainWindow.paintEvent = lambda *_: signal.raise_signal(signal.SIGINT)
from {module} import main
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a signal ends a process with another exit code")
@pytest.mark.parametrize("module", ["flexgui.cli.main", "flexgui.ui.app"])
def test_an_interrupt_before_the_first_paint_ends_the_process(tmp_path: Path, module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED.replace("{module}", module)],
        env=os.environ | {"FLEXGUI_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (-signal.SIGINT, "")


@pytest.mark.parametrize(
    ("arguments", "display"),
    [([], ""), (["./token.txt"], ":97"), (["--self-test"], "")],
    ids=["window", "file", "test"],
)
def test_a_missing_display_is_reported_in_one_line(tmp_path: Path, arguments: list[str], display: str) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {"FLEXGUI_HOME": str(tmp_path)} | ({"DISPLAY": display} if display else {})
    command = [sys.executable, "-m", "flexgui", *arguments]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (3, "")
    (line,) = done.stderr.splitlines()
    assert "display" in line

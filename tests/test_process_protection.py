"""A crash writes no core dump, which would contain secrets."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
PR_GET_DUMPABLE = 3

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="core dumps and prctl as Linux has them")


def allow_dumps() -> None:
    """Raise the limit for core files to the hard limit."""
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))


def start(folder: Path, *arguments: str, **variables: str) -> subprocess.Popen[str]:
    environment = os.environ | {"FLEXGUI_HOME": str(folder), "PYTHONPATH": str(ROOT), **variables}
    return subprocess.Popen(
        [sys.executable, *arguments], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True, preexec_fn=allow_dumps,
    )  # fmt: skip


def crash(process: subprocess.Popen[str]) -> int:
    """End the process with a segmentation fault and return its wait status."""
    process.send_signal(signal.SIGSEGV)
    _, status = os.waitpid(process.pid, 0)
    process.returncode = -signal.SIGSEGV
    process.stdout.close()
    return status


def test_the_process_is_not_dumpable(tmp_path: Path) -> None:
    code = (
        "import ctypes, resource; from flexgui.process_protection import protect_process; protect_process();"
        f"print(ctypes.CDLL(None).prctl({PR_GET_DUMPABLE}), *resource.getrlimit(resource.RLIMIT_CORE))"
    )
    process = start(tmp_path, "-c", code)
    assert process.communicate(timeout=30)[0].split() == ["0", "0", "0"]


def test_a_command_with_a_secret_dumps_no_core(tmp_path: Path) -> None:
    process = start(tmp_path, "-m", "flexgui", "sandbox", "--json", FLEXGUI_SHARED_SECRET=SECRET)
    assert json.loads(process.stdout.readline())["shared_secret"] == SECRET
    status = crash(process)
    assert (os.WTERMSIG(status), os.WCOREDUMP(status)) == (signal.SIGSEGV, False)
    assert list(tmp_path.rglob("core*")) == []


def test_the_window_dumps_no_core(tmp_path: Path) -> None:
    driver = (
        "from PySide6.QtCore import QTimer; import flexgui.ui.app as app; made = app.Application.__init__;"
        "app.Application.__init__ = lambda self, argv: (made(self, argv), QTimer.singleShot(0, lambda: "
        "print('shown', flush=True)))[0]; import sys; sys.argv = ['flexgui-window']; app.main()"
    )
    process = start(tmp_path, "-c", driver, QT_QPA_PLATFORM="offscreen", XDG_RUNTIME_DIR=str(tmp_path))
    assert process.stdout.readline() == "shown\n"
    status = crash(process)
    assert (os.WTERMSIG(status), os.WCOREDUMP(status)) == (signal.SIGSEGV, False)
    assert list(tmp_path.rglob("core*")) == []

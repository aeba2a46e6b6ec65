"""A fatal crash is logged, and the log is read and cleared at the next start."""

from __future__ import annotations

import faulthandler
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flexgui.ui.crash.fatal_log import LAST, LOG, MAX_BYTES, FatalLog

DIE = """
import os, signal, sys
from pathlib import Path
from flexgui.ui.crash.fatal_log import FatalLog
assert FatalLog(Path(sys.argv[1])).begin() is False
os.kill(os.getpid(), signal.SIGABRT)
"""


@pytest.fixture(autouse=True)
def _exclusive_log() -> Iterator[None]:
    enabled = faulthandler.is_enabled()
    faulthandler.disable()
    yield
    if enabled:
        faulthandler.enable(sys.__stderr__)


@pytest.mark.skipif(sys.platform == "win32", reason="a signal there is no fatal error")
def test_an_aborted_process_leaves_its_stack(home: Path) -> None:
    done = subprocess.run([sys.executable, "-c", DIE, home], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode < 0
    assert done.stderr == ""
    assert stat.S_IMODE((home / LOG).stat().st_mode) == 0o600
    log = FatalLog(home)
    assert log.begin() is True
    assert "Fatal Python error: Aborted" in log.last()
    assert (home / LOG).stat().st_size == 0
    log.end()
    assert not (home / LOG).exists()
    assert (home / LAST).is_file()
    again = FatalLog(home)
    assert again.begin() is False
    again.end()


def test_a_normal_end_leaves_no_log(home: Path) -> None:
    log = FatalLog(home)
    assert log.begin() is False
    assert faulthandler.is_enabled()
    log.end()
    assert not faulthandler.is_enabled()
    assert list(home.iterdir()) == []
    assert log.last() == ""


def test_an_explicit_setting_is_kept(home: Path) -> None:
    faulthandler.enable(sys.__stderr__)
    log = FatalLog(home)
    assert log.begin() is False
    log.end()
    assert faulthandler.is_enabled()
    assert not (home / LOG).exists()
    faulthandler.disable()


def test_an_unusable_folder_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    log = FatalLog(tmp_path / "file" / "below")
    assert log.begin() is False
    assert not faulthandler.is_enabled()


def test_a_long_log_is_read_up_to_a_limit(home: Path) -> None:
    home.mkdir()
    (home / LAST).write_bytes(b"x" * (MAX_BYTES + 1))
    assert len(FatalLog(home).last()) == MAX_BYTES

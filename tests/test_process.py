"""The end of the process."""

from __future__ import annotations

import subprocess
import sys


def test_output_is_flushed_without_waiting_for_threads() -> None:
    code = """
import sys, threading
from flexgui.process import end_process
threading.Thread(target=threading.Event().wait).start()
sys.stdout.write("out")
sys.stderr.write("err")
end_process(3)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (3, "out", "err")


def test_a_closed_stream_is_ignored() -> None:
    code = "import sys; from flexgui.process import end_process; sys.stdout.close(); sys.stderr = None; end_process(0)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 0

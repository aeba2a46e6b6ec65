"""Output that is closed, full or not read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flexgui.sandbox import Sandbox
from tests.cli.commands import ROOT, variables


def test_a_closed_pipe_is_not_an_error(shared: Sandbox) -> None:
    environment = os.environ | variables(shared)
    command = [sys.executable, "-m", "flexgui"]
    token = subprocess.run([*command, "capture-context"], env=environment, cwd=ROOT, capture_output=True, check=True)
    piped = subprocess.Popen(
        [*command, "inspect", "-", "--json"], env=environment, cwd=ROOT,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert piped.stdin is not None
    assert piped.stdout is not None
    assert piped.stderr is not None
    piped.stdout.close()
    piped.stdin.write(token.stdout)
    piped.stdin.close()
    assert piped.stderr.read() == b""
    piped.stderr.close()
    piped.wait(30)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a full disk at hand")
def test_a_full_disk_is_3() -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "flexgui", "inspect", "eyJhbGciOiJub25lIn0.e30.AAAA", "--json"]
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1] == "flexgui: The output could not be written: No space left on device."


def test_a_closed_output_is_3() -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$0" -m flexgui capture-context >&-', sys.executable],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "output is closed" in done.stderr

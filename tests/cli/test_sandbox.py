"""`flexgui sandbox` as a process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from flexgui.cli.main import main
from flexgui.sandbox import Sandbox
from tests.cli.commands import ROOT, Capture, run_process


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_the_sandbox_runs_until_a_signal_stops_it(end: signal.Signals) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "flexgui", "sandbox", "--json"],
        env=os.environ | {"FLEXGUI_MERCHANT_ID": "mine"}, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    assert running.stdout is not None
    printed = json.loads(running.stdout.readline())
    assert printed.keys() == {"base_url", "ca_file", "merchant_id", "key_id", "shared_secret", "pid"}
    assert (printed["merchant_id"], printed["pid"]) == ("mine", running.pid)
    done = run_process(
        "capture-context",
        FLEXGUI_MERCHANT_ID="mine",
        FLEXGUI_KEY_ID=printed["key_id"],
        FLEXGUI_SHARED_SECRET=printed["shared_secret"],
        FLEXGUI_BASE_URL=printed["base_url"],
    )
    assert done.returncode == 0, done.stderr
    running.send_signal(end)
    out, err = running.communicate(timeout=20)
    assert (running.returncode, out, err) == (0, "", "")


def test_a_port_in_use_is_3(shared: Sandbox, capsys: Capture) -> None:
    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        assert main(["sandbox", "--port", shared.base_url.rpartition(":")[2]]) == 3
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
    assert "is taken" in capsys.readouterr().err


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_an_unreadable_certificate_is_2(content: str | None, tmp_path: Path, capsys: Capture) -> None:
    if content is not None:
        (tmp_path / "c.pem").write_text(content)
    assert main(["sandbox", "--certificate", str(tmp_path / "c.pem")]) == 2
    assert "c.pem" in capsys.readouterr().err

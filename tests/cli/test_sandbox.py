"""`flexgui sandbox` as a process."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from flexgui.cli.main import main
from flexgui.sandbox import Sandbox
from flexgui.sandbox.faults import FAULTS
from tests.cli.commands import ROOT, Capture, run_process


@contextmanager
def running(*options: str, **environment: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, Any]]]:
    """Run a sandbox process; yield it and the line that it printed at its start."""
    with subprocess.Popen(
        [sys.executable, "-m", "flexgui", "sandbox", "--json", "--fast-keys", *options],
        env=os.environ | environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            yield process, json.loads(process.stdout.readline())
        finally:
            process.kill()


def connect(printed: dict[str, Any]) -> closing[http.client.HTTPConnection]:
    """Return a connection to the sandbox that printed this line."""
    return closing(http.client.HTTPConnection(printed["base_url"].removeprefix("http://"), timeout=20))


def test_the_sandbox_runs_until_it_is_interrupted() -> None:
    with running(FLEXGUI_MERCHANT_ID="mine") as (process, printed):
        assert printed.keys() == {"base_url", "ca_file", "merchant_id", "key_id", "shared_secret", "pid"}
        assert (printed["merchant_id"], printed["pid"]) == ("mine", process.pid)
        names = ("merchant_id", "key_id", "shared_secret", "base_url")
        done = run_process("capture-context", **{f"FLEXGUI_{name.upper()}": printed[name] for name in names})
        assert done.returncode == 0, done.stderr
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
        assert (process.returncode, out, err) == (0, "", "")


@pytest.mark.parametrize("end", ["SIGTERM", "SIGHUP"])
def test_no_file_is_left_after_a_signal(end: str, tmp_path: Path) -> None:
    with running("--tls", TMPDIR=str(tmp_path)) as (process, printed):
        assert Path(printed["ca_file"]).is_relative_to(tmp_path)
        for _ in range(2):  # a second signal does not interrupt the cleanup
            process.send_signal(getattr(signal, end))
        assert process.wait(20) == 0
    assert list(tmp_path.iterdir()) == []


def test_an_unread_standard_error_delays_neither_responses_nor_the_end() -> None:
    with running() as (process, printed), connect(printed) as connection:
        for _ in range(100):  # 300 KB of log; a pipe buffers 64 KiB
            connection.request("GET", "/" + "a" * 3000)
            response = connection.getresponse()
            assert (response.status, bool(response.read())) == (404, True)
        process.terminate()
        assert process.wait(20) == 0


def test_faults_can_be_listed_and_switched_on(capsys: Capture) -> None:
    assert main(["sandbox", "--list-faults"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(FAULTS)
    assert main(["sandbox", "--list-faults", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == FAULTS
    with running("--fault", "503", "--fault", "public-key-404") as (_, printed), connect(printed) as connection:
        for method, target, status in [("POST", "/flex/v2/sessions", 503), ("GET", "/flex/v2/public-keys/sb", 404)]:
            connection.request(method, target)
            response = connection.getresponse()
            response.read()
            assert response.status == status


def test_another_address_is_served_with_a_warning() -> None:
    with running("--host", "0.0.0.0", "--name", "host.docker.internal") as (process, printed):
        assert printed["base_url"].startswith("http://127.0.0.1:")
        process.terminate()
        assert "Warning: other computers reach the sandbox at 0.0.0.0" in process.communicate(timeout=20)[1]


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (["--fault", "gremlins"], "no fault named 'gremlins'"),
        (["--host", "http://a"], "neither an IP address nor a host name"),
        (["--name", "a b"], "neither an IP address nor a host name"),
    ],
)
def test_unusable_options_are_2(options: list[str], problem: str, capsys: Capture) -> None:
    assert main(["sandbox", *options]) == 2
    assert problem in capsys.readouterr().err


def test_a_port_in_use_is_3(running_sandbox: Sandbox, capsys: Capture) -> None:
    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)}
    try:
        assert main(["sandbox", "--port", running_sandbox.base_url.rpartition(":")[2]]) == 3
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

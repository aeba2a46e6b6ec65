"""Closed and full output, and output of long lists."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from flexgui.cli.main import main
from flexgui.sandbox import Sandbox
from tests.cli.commands import ROOT, Capture, variables
from tests.made_token import made_token

DETAILS = json.dumps({"message": "m", "details": [{"field": f"a{n}", "reason": "r"} for n in range(5000)]}).encode()


class RefusingHandler(BaseHTTPRequestHandler):
    """Refuses every request with a long list of details."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(400)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(DETAILS)))
        self.end_headers()
        self.wfile.write(DETAILS)

    def log_message(self, *_arguments: object) -> None:
        """Print nothing."""


@pytest.fixture
def refusing_server() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), RefusingHandler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


UNBUFFERED = pytest.mark.parametrize("unbuffered", ["", "1"])


@UNBUFFERED
def test_a_closed_pipe_is_not_an_error(running_sandbox: Sandbox, unbuffered: str) -> None:
    environment = os.environ | variables(running_sandbox) | {"PYTHONUNBUFFERED": unbuffered}
    command = [sys.executable, "-m", "flexgui"]
    token = subprocess.run([*command, "capture-context"], env=environment, cwd=ROOT, capture_output=True, check=True)
    piped = subprocess.Popen(
        [*command, "inspect", "-", "--json"], env=environment, cwd=ROOT,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    piped.stdout.close()
    piped.stdin.write(token.stdout)
    piped.stdin.close()
    assert piped.stderr.read() == b""
    piped.stderr.close()
    assert piped.wait(30) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have /dev/full")
@UNBUFFERED
@pytest.mark.parametrize("arguments", [["inspect", "eyJhbGciOiJub25lIn0.e30.AAAA", "--json"], ["--help"]])
def test_a_full_disk_is_3(arguments: list[str], unbuffered: str) -> None:
    environment = os.environ | {"PYTHONUNBUFFERED": unbuffered}
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "flexgui", *arguments]
        done = subprocess.run(
            command, env=environment, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1] == "flexgui: The output could not be written: No space left on device."


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have /dev/full")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["code", "--language", "cobol"], 2),
        (["diagnose", "missing"], 2),
        (["inspect", "eyJhbGciOiJub25lIn0.e30.AAAA"], 1),
    ],
)
def test_unwritable_messages_do_not_change_the_exit_code(arguments: list[str], code: int) -> None:
    command = [sys.executable, "-m", "flexgui", *arguments]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=full, timeout=60, check=False)
    assert done.returncode == code


def test_messages_are_never_written_to_standard_output(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)  # as Python does for a closed descriptor
    assert main(["code", "--language", "cobol"]) == 2
    assert capsys.readouterr().out == ""


def test_a_closed_output_is_3() -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$0" -m flexgui capture-context >&-', sys.executable],
        cwd=ROOT, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "output is closed" in done.stderr


# -- Lists and nesting from outside


@pytest.mark.parametrize("flags", [[], ["--json"]])
def test_a_refusal_with_many_details_is_truncated(
    flags: list[str], refusing_server: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLEXGUI_MERCHANT_ID", "m")
    monkeypatch.setenv("FLEXGUI_KEY_ID", "00000000-0000-4000-8000-000000000000")
    monkeypatch.setenv("FLEXGUI_SHARED_SECRET", "k" * 43 + "=")
    monkeypatch.setenv("FLEXGUI_BASE_URL", refusing_server)
    assert main(["capture-context", *flags]) == 1
    out, err = capsys.readouterr()
    assert err.count("\n") < 30
    assert len(out) < 5 * len(DETAILS)


@pytest.mark.parametrize(
    "claims",
    ['{"a":' + "[" * 30 + "0," * 50_000 + "0" + "]" * 30 + "}", f'{{"a":"{chr(0x202E) * 9000}"}}'],
    ids=["nested", "escaped"],
)
@pytest.mark.parametrize("flags", [[], ["--json"]])
def test_the_output_for_a_token_has_a_maximum_length(
    claims: str, flags: list[str], tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLEXGUI_BASE_URL", "http://127.0.0.1:9")
    token = made_token(claims, "AAAA")
    (tmp_path / "t.jwt").write_text(token)
    assert main(["inspect", str(tmp_path / "t.jwt"), *flags]) in (1, 3)
    assert 0 < len(capsys.readouterr().out.encode()) < 5 * len(token)

"""Tests in a process that can be ended how long a P12 takes to open.

The encrypted part of a P12 can ask for any number of key-derivation rounds. cryptography holds the interpreter lock
for them, so even on a worker thread they would freeze the window.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from contextlib import suppress

from flexgui.errors import P12Error
from flexgui.flex.p12_reader import open_p12
from flexgui.flex.secret import Secret
from flexgui.process import TRY_P12
from flexgui.translation import tr

if sys.platform != "win32":
    import resource

MAX_SECONDS = 10
"""Time for the trial; usual files take less than one second."""


def check_duration(raw: bytes, pass_phrase: Secret) -> None:
    """Raise P12Error if opening the file takes longer than MAX_SECONDS; any other problem is left to the reader."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-I", "-m", "flexgui"]
    question = json.dumps([base64.b64encode(raw).decode(), pass_phrase.reveal()]).encode()
    try:
        subprocess.run(  # noqa: S603  our own program
            [*program, TRY_P12], input=question, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            timeout=MAX_SECONDS, check=False, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        message = tr(
            "Opening the P12 takes longer than {n} seconds: it asks for too many rounds of key derivation. Export it "
            "again with the usual settings.",
            n=MAX_SECONDS,
        )
        raise P12Error(message, "too slow") from None
    except OSError:  # no process can be started
        return


def run_trial() -> int:
    """Open the P12 that standard input names, for at most MAX_SECONDS even if the window has ended."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))
    raw, pass_phrase = json.load(sys.stdin)
    with suppress(P12Error):
        open_p12(base64.b64decode(raw), Secret(pass_phrase), "")
    return 0

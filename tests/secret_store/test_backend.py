"""The choice of the keyring: by name, with encryption, without running or loading foreign code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flexgui.secret_store.backend import choose_backend
from tests.secret_store.stores import ROOT, linux

FOREIGN = """
print("foreign code was loaded")
class Keyring:
    priority = 9
"""
DRIVER = """
import os, sys
started = []
sys.addaudithook(lambda event, _: started.append(event) if event in ("subprocess.Popen", "os.system") else None)
{setup}
from flexgui.secret_store.keyring_store import KeyringStore
for name in sys.argv[1:] or [""]:
    if name:
        os.environ["PYTHON_KEYRING_BACKEND"] = name
    state = KeyringStore().state()
    print(state.reason, state.sentence, *started, sep="\\n")
"""


def keyring_state(folder: Path, *backends: str, setup: str = "", **variables: str) -> list[str]:
    """Return reason and message of the keyring's state in a new process, and the programs that it started.

    Each of `backends` is configured in turn.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHON_KEYRING_BACKEND"}
    environment |= {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "PYTHONPATH": str(ROOT)}
    environment |= {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent", **variables}
    command = [sys.executable, "-c", DRIVER.format(setup=setup), *backends]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


def configure(folder: Path, backend: str) -> None:
    """Configure a backend in keyringrc.cfg, with foreign code in its path."""
    (folder / "python_keyring").mkdir()
    (folder / "foreign.py").write_text(FOREIGN)
    config = f"[backend]\ndefault-keyring={backend}\nkeyring-path={folder}\n"
    (folder / "python_keyring" / "keyringrc.cfg").write_text(config)


@linux
def test_finding_a_keyring_runs_no_program(tmp_path: Path) -> None:
    assert keyring_state(tmp_path) == ["unavailable", "No keyring is running on this computer."]


def test_a_configured_backend_must_encrypt(tmp_path: Path) -> None:
    none = "No keyring is running on this computer."
    known = ("fail.Keyring", "SecretService.Keyring", "chainer.ChainerBackend")
    sentences = {f"keyring.backends.{name}": none for name in known}
    for name in ("keyring.backends.null.Keyring", "no.such.Backend"):
        sentences[name] = f"PYTHON_KEYRING_BACKEND names “{name}”, which is not a keyring that encrypts."
    found = keyring_state(tmp_path, *sentences)
    assert found[::2] == ["unavailable"] * len(sentences)
    assert dict(zip(sentences, found[1::2], strict=True)) == sentences


@linux
def test_a_configured_backend_never_loads_foreign_code(tmp_path: Path) -> None:
    configure(tmp_path, "foreign.Keyring")
    path = tmp_path / "python_keyring" / "keyringrc.cfg"
    sentence = f"{path} names “foreign.Keyring”, which is not a keyring that encrypts."
    assert keyring_state(tmp_path) == ["unavailable", sentence]


@linux
def test_the_frozen_application_ignores_configured_backends(tmp_path: Path) -> None:
    configure(tmp_path, "foreign.Keyring")
    state = keyring_state(tmp_path, setup="sys.frozen = True", PYTHON_KEYRING_BACKEND="keyring.backends.null.Keyring")
    assert state == ["unavailable", "No keyring is running on this computer."]


@pytest.mark.skipif(sys.platform != "win32", reason="the Credential Manager is Windows'")
def test_secrets_are_not_synchronised_to_other_computers() -> None:
    from win32ctypes.pywin32 import win32cred

    backend = choose_backend()
    for name in ("a", "b"):  # the second call renames the entry of the first
        backend.set("FlexGUI test", name, "text")
    try:
        for target in ("FlexGUI test", "a@FlexGUI test"):
            entry = win32cred.CredRead(target, win32cred.CRED_TYPE_GENERIC)
            assert entry["Persist"] == win32cred.CRED_PERSIST_LOCAL_MACHINE
    finally:
        for name in ("a", "b"):
            backend.delete("FlexGUI test", name)

"""Secret stores for tests: a real keyring in a separate session, and fakes that fail."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flexgui.errors import SecretStoreError
from flexgui.flex.secret import Secret
from flexgui.secret_store.memory import SessionStore
from flexgui.secret_store.protocol import StoreState

DEADLINE = 2.0
ROOT = Path(__file__).parent.parent.parent
LINUX = sys.platform == "linux"
NEEDED = "dbus-run-session and gnome-keyring-daemon are needed: apt-get install dbus gnome-keyring"
BARE_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd"><busconfig><type>session</type>
  <listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth><policy context="default">
  <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"""
"""A bus that does not start a daemon by itself."""
linux = pytest.mark.skipif(not LINUX, reason="gnome-keyring is Linux's")


class RealKeyring:
    """A KeyringStore in another process with its own gnome-keyring daemon, bus and home folder.

    Fails if the tools are missing; the test setup installs them.
    """

    persistent = True

    def __init__(
        self, home: Path, *, daemon: bool = True, unlock_deadline: float = 5.0, bus: str | None = None
    ) -> None:
        home.mkdir(mode=0o700, exist_ok=True)
        bus_options = []
        if bus is not None:
            (home / "bus.conf").write_text(bus)
            bus_options = [f"--config-file={home}/bus.conf"]
        self.keyrings = home / ".local" / "share" / "keyrings"
        variables = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        variables |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "PYTHONPATH": str(ROOT)}
        for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "PYTHON_KEYRING_BACKEND"):
            variables.pop(name, None)
        script = Path(__file__).with_name("keyring_session.py")
        driver = [sys.executable, str(script), str(DEADLINE), str(unlock_deadline)]
        try:
            self._process = subprocess.Popen(
                ["dbus-run-session", *bus_options, "--", *driver, *([] if daemon else ["no daemon"])],
                env=variables, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            )  # fmt: skip
        except FileNotFoundError:
            raise AssertionError(NEEDED) from None
        assert self._answer() == "ready"

    def call(self, *what: str) -> Any:
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert select.select([self._process.stdout], [], [], 60)[0], "no answer in a minute"
        line = self._process.stdout.readline()
        assert line, NEEDED
        answer = json.loads(line)
        if "error" in answer:
            raise SecretStoreError(answer["error"], answer["reason"])
        return answer["value"]

    def get(self, name: str) -> Secret | None:
        text = self.call("get", name)
        return None if text is None else Secret(text)

    def set(self, name: str, secret: Secret) -> None:
        self.call("set", name, secret.reveal())

    def delete(self, name: str) -> None:
        self.call("delete", name)

    def state(self) -> StoreState:
        return StoreState(**self.call("state"))

    def unlock(self) -> str:
        return str(self.call("unlock"))

    def close(self) -> None:
        self._process.communicate(timeout=30)


class Refusing:
    """A keyring whose calls all fail for the same reason."""

    persistent = True

    def __init__(self, reason: str) -> None:
        self.error = SecretStoreError("The keyring is locked.", reason)

    def get(self, name: str) -> Secret | None:
        raise self.error

    def set(self, name: str, secret: Secret) -> None:
        raise self.error

    def delete(self, name: str) -> None:
        raise self.error

    def state(self) -> StoreState:
        return StoreState(self.error.reason, "keyring", "a test", str(self.error), "Do something.")

    def unlock(self) -> str:
        raise self.error


class Lockable(SessionStore):
    """A keyring that is locked until `unlock` is called."""

    locked = True
    persistent = True

    def get(self, name: str) -> Secret | None:
        self._check()
        return super().get(name)

    def set(self, name: str, secret: Secret) -> None:
        self._check()
        super().set(name, secret)

    def delete(self, name: str) -> None:
        self._check()
        super().delete(name)

    def state(self) -> StoreState:
        if self.locked:
            return StoreState("locked", "keyring", "a test", "It is locked.", "Unlock it.")
        return StoreState(None, "keyring", "a test", "Secrets are kept in a test.")

    def unlock(self) -> str:
        self.locked = False
        return "It is unlocked."

    def _check(self) -> None:
        if self.locked:
            raise SecretStoreError("It is locked.", "locked")


def failure(call: Callable[[], object]) -> SecretStoreError:
    """Return the SecretStoreError that the call raises."""
    with pytest.raises(SecretStoreError) as caught:
        call()
    return caught.value

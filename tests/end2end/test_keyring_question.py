"""The desktop's prompt for the password of a locked keyring: answered, dismissed, ignored."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.desktop import ROOT, Desktop

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's")

UNLOCK = """
import json, secretstorage, sys
from contextlib import closing
from flexgui.errors import SecretStoreError
from flexgui.flex.secret import Secret
from flexgui.secret_store.fallback import FallbackStore
from flexgui.secret_store.keyring_store import KeyringStore
from flexgui.secret_store.memory import SessionStore
keyring = KeyringStore(20, unlock_deadline=float(sys.argv[1]))
store = FallbackStore(lambda: keyring)
keyring.set("old", Secret("one"))
with closing(secretstorage.dbus_init()) as connection:
    secretstorage.get_default_collection(connection).lock()
store.set("new", Secret("two"))
before = store.where("new")
try:
    message = store.unlock()
except SecretStoreError as error:
    message = error.reason
print(json.dumps([before, message, store.where("new"), keyring.state().reason]))
"""


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    desktop = Desktop(tmp_path / "home")
    yield desktop
    desktop.close()


def unlocking(desktop: Desktop, seconds: float) -> subprocess.Popen[str]:
    """Start to unlock and wait until the prompt is visible."""
    command = [sys.executable, "-c", UNLOCK, str(seconds)]
    asking = subprocess.Popen(command, env=desktop.environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    window = desktop.xdotool("search", "--sync", "--onlyvisible", "--name", "Unlock").split()[0]
    desktop.xdotool("windowfocus", "--sync", window)
    return asking


def answer(asking: subprocess.Popen[str]) -> list[str | None]:
    out, _ = asking.communicate(timeout=60)
    answered: list[str | None] = json.loads(out)
    return answered


def test_an_answered_prompt_unlocks_and_moves_secrets_from_memory(desktop: Desktop) -> None:
    asking = unlocking(desktop, 30)
    desktop.xdotool("type", "--delay", 20, "pw")
    desktop.xdotool("key", "Return")
    message = "GNOME Keyring is unlocked. One secret was moved to it from memory."
    assert answer(asking) == ["memory", message, "keyring", None]


def test_a_dismissed_prompt_changes_nothing(desktop: Desktop) -> None:
    asking = unlocking(desktop, 30)
    desktop.xdotool("key", "Escape")
    assert answer(asking) == ["memory", "dismissed", "memory", "locked"]


def test_an_ignored_prompt_times_out(desktop: Desktop) -> None:
    assert answer(unlocking(desktop, 3)) == ["memory", "timed out", "memory", "locked"]

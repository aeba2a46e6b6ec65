"""The desktop's own question for the password of a locked keyring: answered, dismissed, left alone."""

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
from flexgui.flex.credentials import Secret
from flexgui.secret_store.store import FallbackStore, KeyringStore, SessionStore
keyring = KeyringStore(20, unlock_deadline=float(sys.argv[1]))
store = FallbackStore(keyring, SessionStore())
keyring.set("old", Secret("one"))
with closing(secretstorage.dbus_init()) as connection:
    secretstorage.get_default_collection(connection).lock()
store.set("new", Secret("two"))
before = store.where("new")
try:
    said = store.unlock()
except SecretStoreError as error:
    said = error.reason
print(json.dumps([before, said, store.where("new"), keyring.state().reason]))
"""


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(tmp_path / "home")
    yield made
    made.close()


def unlocking(desktop: Desktop, seconds: float) -> subprocess.Popen[str]:
    """Start to unlock, and wait until the question is on the screen."""
    command = [sys.executable, "-c", UNLOCK, str(seconds)]
    asking = subprocess.Popen(command, env=desktop.environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    window = desktop.xdotool("search", "--sync", "--onlyvisible", "--name", "Unlock").split()[0]
    desktop.xdotool("windowfocus", "--sync", window)
    return asking


def answer(asking: subprocess.Popen[str]) -> list[str | None]:
    out, _ = asking.communicate(timeout=60)
    answered: list[str | None] = json.loads(out)
    return answered


def test_an_answer_unlocks_and_moves_there_what_was_in_memory(desktop: Desktop) -> None:
    asking = unlocking(desktop, 30)
    desktop.xdotool("type", "--delay", 20, "pw")
    desktop.xdotool("key", "Return")
    said = "GNOME Keyring is unlocked. One secret moved there from memory."
    assert answer(asking) == ["memory", said, "keyring", None]


def test_a_question_that_is_dismissed_leaves_all_as_it_was(desktop: Desktop) -> None:
    asking = unlocking(desktop, 30)
    desktop.xdotool("key", "Escape")
    assert answer(asking) == ["memory", "dismissed", "memory", "locked"]


def test_a_question_that_nobody_answers_is_given_up(desktop: Desktop) -> None:
    assert answer(unlocking(desktop, 3)) == ["memory", "timed out", "memory", "locked"]

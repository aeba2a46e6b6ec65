from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from flexgui.errors import SecretStoreError
from flexgui.flex.credentials import Secret
from flexgui.secret_store import FallbackStore, KeyringStore, SecretStore, SessionStore

DEADLINE = 2.0
ROOT = Path(__file__).parent.parent
LINUX = sys.platform == "linux"


class RealKeyring:
    """A KeyringStore against a gnome-keyring daemon of its own, on a bus and in a home of its own.

    Where the tools are missing this fails: the Test command installs them.
    """

    persistent = True

    def __init__(self, home: Path) -> None:
        variables = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        variables |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "PYTHONPATH": str(ROOT)}
        for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "PYTHON_KEYRING_BACKEND"):
            variables.pop(name, None)
        start = 'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"'
        driver = [sys.executable, str(ROOT / "tests" / "keyring_session.py"), str(DEADLINE)]
        self._process = subprocess.Popen(
            ["dbus-run-session", "--", "sh", "-c", start, "sh", *driver],
            env=variables, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert self._answer() == "ready"

    def call(self, *what: str) -> str | None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> str | None:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "dbus-run-session and gnome-keyring-daemon are needed: apt-get install dbus gnome-keyring"
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

    def describe(self) -> str:
        return str(self.call("describe"))

    def close(self) -> None:
        self._process.communicate(timeout=20)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealKeyring]:
    keyring = RealKeyring(tmp_path_factory.mktemp("keyring"))
    yield keyring
    keyring.close()


class Refusing:
    """A keyring that answers every call with one kind of error."""

    persistent = True

    def __init__(self, reason: str) -> None:
        self.error = SecretStoreError("The keyring is locked.", reason)  # type: ignore[arg-type]

    def get(self, name: str) -> Secret | None:
        raise self.error

    def set(self, name: str, secret: Secret) -> None:
        raise self.error

    def delete(self, name: str) -> None:
        raise self.error

    def describe(self) -> str:
        return "in a test"


@pytest.fixture(
    params=[
        "session",
        "fallback",
        "fallback without a keyring",
        pytest.param("keyring", marks=pytest.mark.skipif(not LINUX, reason="gnome-keyring is Linux's")),
    ]
)
def store(request: pytest.FixtureRequest) -> SecretStore:
    if request.param == "keyring":
        kept: SecretStore = request.getfixturevalue("real")
        return kept
    if request.param == "session":
        return SessionStore()
    keyring = SessionStore() if request.param == "fallback" else Refusing("unavailable")
    return FallbackStore(keyring, SessionStore())


# -- the contract, for every store


def test_what_is_set_is_got(store: SecretStore) -> None:
    store.set("a", Secret("s3cret/+="))
    store.set("b", Secret("other"))
    assert store.get("a") == Secret("s3cret/+=")
    assert store.get("b") == Secret("other")


def test_the_last_one_counts(store: SecretStore) -> None:
    store.set("a", Secret("one"))
    store.set("a", Secret("two"))
    assert store.get("a") == Secret("two")


def test_what_was_never_set_is_none(store: SecretStore) -> None:
    assert store.get("never") is None


def test_deleted_is_gone_and_may_be_deleted_again(store: SecretStore) -> None:
    store.set("a", Secret("one"))
    store.delete("a")
    store.delete("a")
    assert store.get("a") is None


def test_it_says_where(store: SecretStore) -> None:
    assert store.describe().startswith("in ")


# -- a real keyring that misbehaves


@pytest.mark.skipif(not LINUX, reason="gnome-keyring is Linux's")
def test_a_secret_that_would_harm_the_keyring_is_refused_before(real: RealKeyring) -> None:
    for harmful in ("two\nlines", "", "x" * 1281, "nul\0"):
        with pytest.raises(SecretStoreError, match="one line of 1 to 1280"):
            real.set("a", Secret(harmful))
    real.set("a", Secret("y" * 1280))
    assert real.get("a") == Secret("y" * 1280)
    assert "Secret Service" in real.describe()


@pytest.mark.skipif(not LINUX, reason="gnome-keyring is Linux's")
def test_a_daemon_that_hangs_is_given_up_and_comes_back(real: RealKeyring) -> None:
    real.set("a", Secret("one"))
    real.call("stop")
    try:
        begun = time.monotonic()
        with pytest.raises(SecretStoreError, match="did not answer within 2 s") as hung:
            real.get("a")
        first = time.monotonic() - begun
        with pytest.raises(SecretStoreError):
            real.get("a")
        both = time.monotonic() - begun
    finally:
        real.call("go on")
    assert hung.value.reason == "timed out"
    assert DEADLINE <= first < DEADLINE + 1
    assert both - first < 1, "a second call does not wait behind one that hangs"
    for _ in range(100):  # the call that hung has to come home first
        try:
            assert real.get("a") == Secret("one")
            break
        except SecretStoreError:
            threading.Event().wait(0.02)
    else:
        pytest.fail("the keyring is not asked again")


@pytest.mark.skipif(not LINUX, reason="gnome-keyring is Linux's")
def test_a_locked_keyring_is_told_as_locked(tmp_path: Path) -> None:
    keyring = RealKeyring(tmp_path)
    try:
        keyring.set("a", Secret("one"))
        keyring.call("lock")
        with pytest.raises(SecretStoreError) as told:
            keyring.get("a")
        assert told.value.reason in ("locked", "denied")
    finally:
        keyring.close()


def _in_a_process(backend: str, tmp_path: Path) -> list[str]:
    code = (
        "from flexgui.secret_store import *\n"
        "from flexgui.flex.credentials import Secret\n"
        "store = KeyringStore()\n"
        "try:\n    store.set('a', Secret('one'))\nexcept SecretStoreError as error:\n"
        "    print(error.reason); print(error)\n"
    )
    variables = os.environ | {"HOME": str(tmp_path), "PYTHON_KEYRING_BACKEND": backend, "PYTHONPATH": str(ROOT)}
    variables["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"
    done = subprocess.run([sys.executable, "-c", code], env=variables, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("backend", "sentence"),
    [
        ("keyring.backends.null.Keyring", "The keyring set up here does not encrypt."),
        ("keyring.backends.fail.Keyring", "There is no keyring on this computer."),
        ("keyring.backends.SecretService.Keyring", "No keyring answers on this computer."),
        ("no.such.Backend", "No keyring answers on this computer."),
    ],
)
def test_a_keyring_that_keeps_nothing_or_a_plain_file_is_not_used(backend: str, sentence: str, tmp_path: Path) -> None:
    assert _in_a_process(backend, tmp_path) == ["unavailable", sentence]


# -- falling back


@pytest.mark.parametrize("reason", ["locked", "unavailable", "timed out", "denied", "failed"])
def test_what_the_keyring_refuses_is_kept_for_the_session_and_said(reason: str) -> None:
    store = FallbackStore(Refusing(reason), SessionStore())
    store.set("a", Secret("one"))
    assert store.get("a") == Secret("one")
    assert store.where("a") == "memory"
    assert store.note == "The keyring is locked. Secrets are kept until FlexGUI closes."
    assert not store.persistent
    store.delete("a")
    assert store.where("a") is None


def test_a_secret_that_may_be_in_a_locked_keyring_is_not_reported_as_missing() -> None:
    with pytest.raises(SecretStoreError):
        FallbackStore(Refusing("locked"), SessionStore()).get("a")


def test_a_secret_that_stays_in_a_keyring_is_not_reported_as_deleted() -> None:
    with pytest.raises(SecretStoreError):
        FallbackStore(Refusing("locked"), SessionStore()).delete("a")


def test_a_keyring_that_answers_again_is_used_again() -> None:
    keyring, session = SessionStore(), SessionStore()
    store = FallbackStore(keyring, session)
    store.note = "The keyring is locked."
    session.set("a", Secret("old"))
    store.set("a", Secret("new"))
    assert (keyring.get("a"), session.get("a"), store.note) == (Secret("new"), None, "")
    assert store.where("a") == "keyring"


def test_no_store_shows_a_secret() -> None:
    session = SessionStore()
    session.set("a", Secret("s3cret"))
    assert "s3cret" not in repr(session) + str(vars(session)) + repr(FallbackStore(KeyringStore(), session))

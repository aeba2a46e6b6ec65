from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from flexgui.errors import Reason, SecretStoreError
from flexgui.flex.credentials import Secret
from flexgui.secret_store.store import (
    PATIENCE,
    WORDS,
    FallbackStore,
    KeyringStore,
    SecretStore,
    SessionStore,
    StoreState,
)

DEADLINE = 2.0
ROOT = Path(__file__).parent.parent.parent
LINUX = sys.platform == "linux"
NEEDED = "dbus-run-session and gnome-keyring-daemon are needed: apt-get install dbus gnome-keyring"
BARE_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd"><busconfig><type>session</type>
  <listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth><policy context="default">
  <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"""
"""A bus that starts no daemon by itself."""
linux = pytest.mark.skipif(not LINUX, reason="gnome-keyring is Linux's")


class RealKeyring:
    """A KeyringStore against a gnome-keyring daemon of its own, on a bus and in a home of its own.

    Where the tools are missing this fails: the Test command installs them.
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
        driver = [sys.executable, str(ROOT / "tests" / "keyring_session.py"), str(DEADLINE), str(unlock_deadline)]
        try:
            self._process = subprocess.Popen(
                ["dbus-run-session", *bus_options, "--", *driver, *([] if daemon else ["no daemon"])],
                env=variables, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            )  # fmt: skip
        except FileNotFoundError:
            raise AssertionError(NEEDED) from None
        assert self._answer() == "ready"

    def call(self, *what: str) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
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

    def describe(self) -> str:
        return str(self.call("describe"))

    def state(self) -> StoreState:
        return StoreState(**self.call("state"))

    def unlock(self) -> str:
        return str(self.call("unlock"))

    def close(self) -> None:
        self._process.communicate(timeout=30)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealKeyring]:
    keyring = RealKeyring(tmp_path_factory.mktemp("keyring"))
    yield keyring
    keyring.close()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[RealKeyring]:
    """A keyring to be broken."""
    keyring = RealKeyring(tmp_path / "own")
    yield keyring
    keyring.close()


def trouble(call: Callable[[], object]) -> SecretStoreError:
    with pytest.raises(SecretStoreError) as told:
        call()
    return told.value


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

    def state(self) -> StoreState:
        return StoreState(self.error.reason, "keyring", "a test", str(self.error), "Do something.")

    def unlock(self) -> str:
        raise self.error


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


def test_names_and_secrets_may_be_any_text(store: SecretStore) -> None:
    for name in ("id test shared secret", "Käse & 字 ' \" %", "id https://mock.example:8443 P12 pass phrase"):
        store.set(name, Secret(f"pass phrase of {name} ü€字 /+="))
        assert store.get(name) == Secret(f"pass phrase of {name} ü€字 /+=")
        store.delete(name)
        assert store.get(name) is None


def test_it_can_be_used(store: SecretStore) -> None:
    state = store.state()
    if state.reason is not None:
        assert (state.reason, state.place, state.next_step) == ("unavailable", "memory", "Do something.")
        return
    assert state.sentence.endswith(".")
    assert store.unlock().endswith(".")


# -- a real keyring, and one that misbehaves


@linux
def test_it_is_named_and_told(real: RealKeyring) -> None:
    real.set("a", Secret("one"))
    assert real.state() == StoreState(
        None, "keyring", "Secret Service: GNOME Keyring", "Secrets are kept in Secret Service: GNOME Keyring."
    )
    assert real.describe() == "in Secret Service: GNOME Keyring"
    assert real.unlock() == "GNOME Keyring is unlocked."


@linux
@pytest.mark.parametrize("harmful", ["two\nlines", "", "nul\0", "bell\a"])
def test_a_secret_that_would_harm_the_keyring_is_refused_before(real: RealKeyring, harmful: str) -> None:
    assert trouble(lambda: real.set("a", Secret(harmful))).reason == "failed"


@linux
def test_a_secret_has_a_length_that_every_platform_takes(real: RealKeyring) -> None:
    real.set("a", Secret("y" * 1280))
    assert real.get("a") == Secret("y" * 1280)
    told = trouble(lambda: real.set("a", Secret("x" * 1281)))
    assert (told.reason, "at most 1,280 characters" in str(told)) == ("too long", True)
    assert real.get("a") == Secret("y" * 1280)


@linux
def test_nothing_of_a_deleted_secret_is_left(own: RealKeyring) -> None:
    own.set("p1 test shared secret", Secret("one"))
    own.set("p2 test shared secret", Secret("two"))
    names = {each["username"] for each in own.call("raw")}
    assert names == {"p1 test shared secret", "p2 test shared secret"}
    assert {each["service"] for each in own.call("raw")} == {"FlexGUI"}
    own.delete("p1 test shared secret")
    assert [each["username"] for each in own.call("raw")] == ["p2 test shared secret"]
    own.delete("p2 test shared secret")
    assert own.call("raw") == []


@linux
def test_a_daemon_that_hangs_is_given_up_and_comes_back(real: RealKeyring) -> None:
    real.set("a", Secret("one"))
    real.call("stop")
    try:
        begun = time.monotonic()
        told = trouble(lambda: real.get("a"))
        assert told.reason == "timed out"
        assert real.state().reason == "timed out"
        assert trouble(lambda: real.set("b", Secret("two"))).reason == "timed out"
        assert time.monotonic() - begun < 20, "nobody waits behind a call that hangs"
    finally:
        real.call("go on")
    for _ in range(500):  # the call that hung has to come home first
        if real.state().reason is None:
            break
        threading.Event().wait(0.02)
    assert real.get("a") == Secret("one")


@linux
def test_a_locked_keyring_asks_nobody_until_it_is_told_to(own: RealKeyring) -> None:
    own.set("a", Secret("one"))
    own.call("lock")
    for call in (lambda: own.get("a"), lambda: own.set("a", Secret("two")), lambda: own.delete("a")):
        told = trouble(call)
        assert (told.reason, str(told)) == ("locked", "GNOME Keyring is locked.")
    state = own.state()
    assert (state.reason, state.name) == ("locked", "Secret Service: GNOME Keyring")
    assert state.next_step == "Unlock it, or enter the secret for now."
    # No display, so its question cannot be shown.
    assert trouble(own.unlock).reason == "dismissed"
    own.call("kill")
    own.call("start")  # with the password, as a login does
    assert own.get("a") == Secret("one")


@linux
def test_a_daemon_that_dies_is_told_and_comes_back(own: RealKeyring) -> None:
    own.set("a", Secret("one"))
    own.call("kill")
    own.call("start")
    assert own.get("a") == Secret("one")
    own.call("kill")
    # Asked now, the bus starts another one, which knows no password.
    assert trouble(lambda: own.get("a")).reason in ("locked", "gone")
    assert own.state().reason in ("locked", "gone")


@linux
def test_a_call_that_was_given_up_keeps_nothing_later_and_its_error_holds_nothing(own: RealKeyring) -> None:
    own.call("stop")
    try:
        assert own.call("leaks", "set", "a", "UNMISTAKABLE") == []
    finally:
        own.call("go on")
    for _ in range(500):
        if own.state().reason is None:
            break
        threading.Event().wait(0.02)
    assert own.get("a") is None
    assert own.call("raw") == []


@linux
def test_a_keyring_that_comes_later_is_found_and_one_that_goes_for_good_is_told(tmp_path: Path) -> None:
    keyring = RealKeyring(tmp_path / "late", daemon=False, bus=BARE_BUS)
    try:
        told = trouble(lambda: keyring.get("a"))
        assert (told.reason, str(told)) == ("unavailable", "There is no keyring on this computer.")
        assert trouble(keyring.unlock).reason == "unavailable"
        keyring.call("start")
        assert keyring.state().reason is None
        keyring.set("a", Secret("one"))
        keyring.call("kill")
        told = trouble(lambda: keyring.get("a"))
        assert told.reason == "gone"
        assert str(told) == "GNOME Keyring has gone: it answered before, and now nobody does."
        assert keyring.state().reason == "gone"
        keyring.call("start")
        assert keyring.get("a") == Secret("one")
    finally:
        keyring.close()


def test_a_call_that_never_ends_keeps_the_others_waiting_for_so_long_only(monkeypatch: pytest.MonkeyPatch) -> None:
    store, end = KeyringStore(0.05), threading.Event()
    # A backend that hangs for good, whatever is asked of it first: no time limit reaches into it.
    monkeypatch.setattr(store, "_backend", lambda: end.wait(60))
    assert trouble(lambda: store.get("a")).reason == "timed out"
    stuck = [each for each in threading.enumerate() if each.name == "keyring"]
    assert trouble(lambda: store.get("a")).reason == "timed out"
    assert [each for each in threading.enumerate() if each.name == "keyring"] == stuck, "nobody asks a second time"
    clock = time.monotonic() + PATIENCE
    monkeypatch.setattr("flexgui.secret_store.store.time.monotonic", lambda: clock)
    assert trouble(lambda: store.get("a")).reason == "timed out"
    assert len([each for each in threading.enumerate() if each.name == "keyring"]) == len(stuck) + 1, "but later"
    end.set()
    for each in threading.enumerate():
        if each.name == "keyring":
            each.join(10)


@linux
@pytest.mark.parametrize("method", ["get", "set", "delete"])
def test_no_error_holds_what_was_to_be_kept(own: RealKeyring, method: str) -> None:
    own.call("lock")
    assert own.call("leaks", method, "a", "UNMISTAKABLE") == []


@linux
def test_a_keyring_that_was_never_made_is_told(tmp_path: Path) -> None:
    fresh = RealKeyring(tmp_path / "fresh", daemon=False)
    try:
        assert fresh.get("a") is None
        assert trouble(lambda: fresh.set("a", Secret("one"))).reason == "locked"
        state = fresh.state()
        assert (state.reason, "no keyring yet" in state.sentence) == ("locked", True)
    finally:
        fresh.close()


def _in_a_process(backend: str, tmp_path: Path) -> list[str]:
    code = (
        "from flexgui.secret_store.store import *\n"
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


REASONS: tuple[Reason, ...] = get_args(Reason)


def test_every_reason_has_a_sentence_and_a_next_step() -> None:
    assert set(WORDS) == set(REASONS)
    for sentence, step in WORDS.values():
        assert sentence.format(name="The keyring", most=1280)[0].isupper()
        assert sentence.endswith(".")
        assert step.endswith(".")


@pytest.mark.parametrize("reason", REASONS)
def test_what_the_keyring_refuses_is_kept_for_the_session_and_said(reason: str) -> None:
    store = FallbackStore(Refusing(reason), SessionStore())
    store.set("a", Secret("one"))
    assert store.get("a") == Secret("one")
    assert store.where("a") == "memory"
    assert store.note == "The keyring is locked. Secrets are kept until FlexGUI closes."
    assert store.persistent == (reason == "too long")  # that is this secret's fault alone
    assert (store.state().reason, store.state().place) == (reason, "memory")
    assert store.state().sentence == "The keyring is locked. A secret entered now is kept until FlexGUI closes."


def test_a_secret_that_may_be_in_a_locked_keyring_is_not_reported_as_missing() -> None:
    with pytest.raises(SecretStoreError):
        FallbackStore(Refusing("locked"), SessionStore()).get("a")


def test_a_secret_that_stays_in_a_keyring_is_not_reported_as_deleted() -> None:
    with pytest.raises(SecretStoreError):
        FallbackStore(Refusing("locked"), SessionStore()).delete("a")


class Lockable(SessionStore):
    """A keyring that can be locked, and unlocks when it is told to."""

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


def test_what_was_put_in_memory_moves_to_the_keyring_when_it_is_unlocked() -> None:
    keyring, session = Lockable(), SessionStore()
    store = FallbackStore(keyring, session)
    store.set("a", Secret("one"))
    with pytest.raises(SecretStoreError):
        store.delete("old")
    assert (store.where("a"), session.get("a")) == ("memory", Secret("one"))
    said = store.unlock()
    assert "moved there from memory" in said
    assert (store.where("a"), keyring.get("a"), session.get("a")) == ("keyring", Secret("one"), None)
    assert (store.note, store.persistent, store.state().reason) == ("", True, None)


def test_a_keyring_that_answers_again_is_used_again() -> None:
    keyring, session = Lockable(), SessionStore()
    store = FallbackStore(keyring, session)
    store.set("a", Secret("old"))
    keyring.locked = False
    assert "in memory only" in store.state().sentence
    store.set("a", Secret("new"))
    assert (keyring.get("a"), session.get("a"), store.note) == (Secret("new"), None, "")
    assert store.where("a") == "keyring"


def test_no_store_shows_a_secret() -> None:
    session = SessionStore()
    session.set("a", Secret("s3cret"))
    assert "s3cret" not in repr(session) + str(vars(session)) + repr(FallbackStore(KeyringStore(), session))

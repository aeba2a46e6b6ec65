"""The operating system's keyring: locked, stopped, killed, started late. test_protocol tests the contract."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from flexgui.flex.secret import Secret
from flexgui.secret_store.keyring_store import HANG_LIMIT, KeyringStore
from flexgui.secret_store.protocol import StoreState
from tests.secret_store.stores import BARE_BUS, RealKeyring, failure, linux


@linux
def test_the_product_is_described(real: RealKeyring) -> None:
    real.set("a", Secret("one"))
    assert real.state() == StoreState(
        None, "keyring", "Secret Service: GNOME Keyring", "Secrets are kept in Secret Service: GNOME Keyring."
    )
    assert real.unlock() == "GNOME Keyring is unlocked."


@linux
@pytest.mark.parametrize("harmful", ["two\nlines", "", "nul\0", "bell\a"])
def test_a_secret_that_would_damage_the_keyring_is_refused(real: RealKeyring, harmful: str) -> None:
    assert failure(lambda: real.set("a", Secret(harmful))).reason == "failed"


@linux
def test_a_secret_has_a_maximum_length(real: RealKeyring) -> None:
    real.set("a", Secret("y" * 1280))
    assert real.get("a") == Secret("y" * 1280)
    error = failure(lambda: real.set("a", Secret("x" * 1281)))
    assert (error.reason, "at most 1,280 characters" in str(error)) == ("too long", True)
    assert real.get("a") == Secret("y" * 1280)


@linux
def test_a_deleted_secret_leaves_no_entry(own: RealKeyring) -> None:
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
def test_a_hanging_daemon_times_out_and_recovers(real: RealKeyring) -> None:
    real.set("a", Secret("one"))
    real.call("stop")
    try:
        begun = time.monotonic()
        error = failure(lambda: real.get("a"))
        assert error.reason == "timed out"
        assert real.state().reason == "timed out"
        assert failure(lambda: real.set("b", Secret("two"))).reason == "timed out"
        assert time.monotonic() - begun < 20, "later calls fail at once"
    finally:
        real.call("go on")
    for _ in range(500):  # wait for the hanging call
        if real.state().reason is None:
            break
        threading.Event().wait(0.02)
    assert real.get("a") == Secret("one")


@linux
def test_a_locked_keyring_prompts_only_on_unlock(own: RealKeyring) -> None:
    own.set("a", Secret("one"))
    own.call("lock")
    for call in (lambda: own.get("a"), lambda: own.set("a", Secret("two")), lambda: own.delete("a")):
        error = failure(call)
        assert (error.reason, str(error)) == ("locked", "GNOME Keyring is locked.")
    state = own.state()
    assert (state.reason, state.name) == ("locked", "Secret Service: GNOME Keyring")
    assert state.next_step == "Unlock it, or enter the secret for this session."
    # The prompt cannot be shown without a display.
    assert failure(own.unlock).reason == "dismissed"
    own.call("kill")
    own.call("start")  # with the password, like a login
    assert own.get("a") == Secret("one")


@linux
def test_a_killed_daemon_is_reported_and_recovers(own: RealKeyring) -> None:
    own.set("a", Secret("one"))
    own.call("kill")
    own.call("start")
    assert own.get("a") == Secret("one")
    own.call("kill")
    # The bus starts another daemon without a password.
    assert failure(lambda: own.get("a")).reason in ("locked", "gone")
    assert own.state().reason in ("locked", "gone")


@linux
def test_a_timed_out_call_stores_nothing_later(own: RealKeyring) -> None:
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
def test_a_keyring_that_starts_later_is_found(tmp_path: Path) -> None:
    keyring = RealKeyring(tmp_path / "late", daemon=False, bus=BARE_BUS)
    try:
        error = failure(lambda: keyring.get("a"))
        assert (error.reason, str(error)) == ("unavailable", "No keyring is running on this computer.")
        assert failure(keyring.unlock).reason == "unavailable"
        keyring.call("start")
        assert keyring.state().reason is None
        keyring.set("a", Secret("one"))
        keyring.call("kill")
        error = failure(lambda: keyring.get("a"))
        assert error.reason == "gone"
        assert str(error) == "GNOME Keyring has stopped answering."
        assert keyring.state().reason == "gone"
        keyring.call("start")
        assert keyring.get("a") == Secret("one")
    finally:
        keyring.close()


def test_a_hanging_call_blocks_others_for_a_limited_time(monkeypatch: pytest.MonkeyPatch) -> None:
    store, end = KeyringStore(0.05), threading.Event()
    # A backend whose first call hangs without a timeout.
    monkeypatch.setattr(store, "_chosen", lambda: end.wait(60))
    assert failure(lambda: store.get("a")).reason == "timed out"
    stuck = [each for each in threading.enumerate() if each.name == "keyring"]
    assert failure(lambda: store.get("a")).reason == "timed out"
    assert [each for each in threading.enumerate() if each.name == "keyring"] == stuck, "no second call while one hangs"
    clock = time.monotonic() + HANG_LIMIT
    monkeypatch.setattr("flexgui.secret_store.keyring_store.time.monotonic", lambda: clock)
    assert failure(lambda: store.get("a")).reason == "timed out"
    assert len([each for each in threading.enumerate() if each.name == "keyring"]) == len(stuck) + 1
    end.set()
    for each in threading.enumerate():
        if each.name == "keyring":
            each.join(10)


@linux
@pytest.mark.parametrize("method", ["get", "set", "delete"])
def test_an_error_does_not_contain_the_secret(own: RealKeyring, method: str) -> None:
    own.call("lock")
    assert own.call("leaks", method, "a", "UNMISTAKABLE") == []


@linux
def test_a_keyring_without_a_collection_is_reported(tmp_path: Path) -> None:
    fresh = RealKeyring(tmp_path / "fresh", daemon=False)
    try:
        assert fresh.get("a") is None
        assert failure(lambda: fresh.set("a", Secret("one"))).reason == "locked"
        state = fresh.state()
        assert (state.reason, "no keyring yet" in state.sentence) == ("locked", True)
    finally:
        fresh.close()

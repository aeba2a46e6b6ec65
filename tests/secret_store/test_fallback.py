"""Secrets refused by the keyring are kept in memory and moved to the keyring when it accepts them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import get_args

import pytest

from flexgui.errors import Reason, SecretStoreError
from flexgui.flex.secret import Secret
from flexgui.secret_store.fallback import FallbackStore
from flexgui.secret_store.memory import SessionStore
from tests.secret_store.stores import Lockable, Refusing


@pytest.mark.parametrize("reason", get_args(Reason))
def test_a_refused_secret_is_kept_for_the_session_with_the_reason(reason: str) -> None:
    store = FallbackStore(lambda: Refusing(reason))
    store.set("a", Secret("one"))
    assert store.get("a") == Secret("one")
    assert store.where("a") == "memory"
    assert store.note == "The keyring is locked. Secrets are kept until FlexGUI closes."
    assert store.persistent == (reason == "too long")  # concerns only this secret
    assert (store.state().reason, store.state().place) == (reason, "memory")
    assert store.state().sentence == "The keyring is locked. A secret entered now is kept until FlexGUI closes."


def test_a_secret_in_a_locked_keyring_is_not_reported_as_missing() -> None:
    with pytest.raises(SecretStoreError):
        FallbackStore(lambda: Refusing("locked")).get("a")


def test_a_secret_that_could_not_be_deleted_is_reported() -> None:
    with pytest.raises(SecretStoreError):
        FallbackStore(lambda: Refusing("locked")).delete("a")


def test_secrets_in_memory_move_to_the_keyring_when_it_is_unlocked() -> None:
    keyring = Lockable()
    store = FallbackStore(lambda: keyring)
    store.set("a", Secret("one"))
    with pytest.raises(SecretStoreError):
        store.delete("old")
    assert (store.where("a"), store.get("a")) == ("memory", Secret("one"))
    message = store.unlock()
    assert "moved to it from memory" in message
    assert (store.where("a"), keyring.get("a")) == ("keyring", Secret("one"))
    assert (store.note, store.persistent, store.state().reason) == ("", True, None)


@pytest.mark.parametrize("later", [None, Secret("new")])
def test_a_secret_deleted_or_changed_while_others_move_is_not_moved_as_it_was(later: Secret | None) -> None:
    class Slow(Lockable):
        def set(self, name: str, secret: Secret) -> None:
            super().set(name, secret)
            if name == "a":  # meanwhile, on another thread
                store.delete("b") if later is None else store.set("b", later)

    keyring = Slow()
    store = FallbackStore(lambda: keyring)
    for name in "ab":
        store.set(name, Secret("old"))
    store.unlock()
    assert keyring.get("b") == later


def test_a_keyring_that_responds_again_is_used_again() -> None:
    keyring = Lockable()
    store = FallbackStore(lambda: keyring)
    store.set("a", Secret("old"))
    keyring.locked = False
    assert "in memory only" in store.state().sentence
    store.set("a", Secret("new"))
    assert (keyring.get("a"), store.get("a"), store.note) == (Secret("new"), Secret("new"), "")
    assert store.where("a") == "keyring"


def test_two_threads_use_one_keyring() -> None:
    created: list[SessionStore] = []
    both = Barrier(2)

    def create() -> SessionStore:
        created.append(SessionStore())
        with suppress(BrokenBarrierError):
            both.wait(0.2)  # gives the other thread time to create another one
        return created[0]

    store = FallbackStore(create)
    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(store.get, "ab")) == [None, None]
    assert len(created) == 1

"""The contract of all secret stores, and the messages of failures."""

from __future__ import annotations

import sys
from typing import get_args

import pytest

from flexgui.errors import Reason
from flexgui.flex.secret import Secret
from flexgui.secret_store.fallback import FallbackStore
from flexgui.secret_store.memory import SessionStore
from flexgui.secret_store.protocol import WORDS, SecretStore
from tests.secret_store.stores import Refusing


@pytest.fixture(
    params=[
        "session",
        "fallback",
        "fallback without a keyring",
        pytest.param("keyring", marks=pytest.mark.skipif(sys.platform == "darwin", reason="it would ask the user")),
    ]
)
def store(request: pytest.FixtureRequest) -> SecretStore:
    if request.param == "keyring":
        real: SecretStore = request.getfixturevalue("real")
        return real
    if request.param == "session":
        return SessionStore()
    keyring = SessionStore() if request.param == "fallback" else Refusing("unavailable")
    return FallbackStore(lambda: keyring)


def test_a_stored_secret_is_returned(store: SecretStore) -> None:
    store.set("a", Secret("s3cret/+="))
    store.set("b", Secret("other"))
    assert store.get("a") == Secret("s3cret/+=")
    assert store.get("b") == Secret("other")


def test_the_last_value_is_returned(store: SecretStore) -> None:
    store.set("a", Secret("one"))
    store.set("a", Secret("two"))
    assert store.get("a") == Secret("two")


def test_an_unknown_name_returns_none(store: SecretStore) -> None:
    assert store.get("never") is None


def test_a_secret_may_be_deleted_twice(store: SecretStore) -> None:
    store.set("a", Secret("one"))
    store.delete("a")
    store.delete("a")
    assert store.get("a") is None


def test_names_and_secrets_may_be_any_text(store: SecretStore) -> None:
    for name in ("id test shared secret", "Käse & 字 ' \" %", "id https://mock.example:8443 P12 pass phrase"):
        store.set(name, Secret(f"pass phrase of {name} ü€字 /+="))
        assert store.get(name) == Secret(f"pass phrase of {name} ü€字 /+=")
        store.delete(name)
        assert store.get(name) is None


def test_the_state_has_a_message(store: SecretStore) -> None:
    state = store.state()
    if state.reason is not None:
        assert (state.reason, state.place, state.next_step) == ("unavailable", "memory", "Do something.")
        return
    assert state.sentence.endswith(".")
    assert store.unlock().endswith(".")


def test_every_reason_has_a_message_and_a_next_step() -> None:
    assert set(WORDS) == set(get_args(Reason))
    for sentence, step in WORDS.values():
        assert sentence.format(name="The keyring", most=1280)[0].isupper()
        assert sentence.endswith(".")
        assert step.endswith(".")

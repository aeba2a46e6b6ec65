"""Secrets in memory; test_protocol tests the contract."""

from __future__ import annotations

from flexgui.flex.secret import Secret
from flexgui.secret_store.fallback import FallbackStore
from flexgui.secret_store.keyring_store import KeyringStore
from flexgui.secret_store.memory import SessionStore


def test_repr_hides_secrets() -> None:
    session = SessionStore()
    session.set("a", Secret("s3cret"))
    assert "s3cret" not in repr(session) + str(vars(session)) + repr(FallbackStore(KeyringStore, session))

"""Secrets in memory; test_protocol tests the contract."""

from __future__ import annotations

from functools import partial

from flexgui.flex.secret import Secret
from flexgui.secret_store.fallback import FallbackStore
from flexgui.secret_store.memory import SessionStore
from tests.secret_store.stores import Refusing


def test_repr_hides_secrets() -> None:
    for store in (SessionStore(), FallbackStore(partial(Refusing, "locked"))):
        store.set("a", Secret("s3cret"))
        assert "s3cret" not in repr(store) + str(vars(store))

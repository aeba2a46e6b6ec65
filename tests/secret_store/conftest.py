"""Stores shared by the tests."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flexgui.secret_store.keyring_store import KeyringStore
from tests.secret_store.stores import RealKeyring


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealKeyring | KeyringStore]:
    """A keyring shared by all tests, which must leave it usable; on Windows the Credential Manager."""
    if sys.platform == "win32":
        store = KeyringStore(20, service="FlexGUI test")
        yield store
        for name in ("a", "b"):
            store.delete(name)
        return
    keyring = RealKeyring(tmp_path_factory.mktemp("keyring"))
    yield keyring
    keyring.close()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[RealKeyring]:
    """A keyring for one test, which may break it."""
    keyring = RealKeyring(tmp_path / "own")
    yield keyring
    keyring.close()

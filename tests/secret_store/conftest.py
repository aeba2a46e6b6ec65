"""The stores that the tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.secret_store.stores import RealKeyring


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealKeyring]:
    """A keyring that every test leaves usable."""
    keyring = RealKeyring(tmp_path_factory.mktemp("keyring"))
    yield keyring
    keyring.close()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[RealKeyring]:
    """A keyring that the test may break."""
    keyring = RealKeyring(tmp_path / "own")
    yield keyring
    keyring.close()

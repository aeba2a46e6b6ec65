"""Fixtures and marks of the end-to-end tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.end2end.desktop import Desktop, OpenWindow, Window


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "official_sdk: needs .venv-sdk, which is made over the network the first time")


@pytest.fixture(scope="session")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    """A desktop shared by all tests that do not change it."""
    desktop = Desktop(tmp_path_factory.mktemp("desktop"))
    yield desktop
    desktop.close()


@pytest.fixture
def open_window(desktop: Desktop) -> Iterator[OpenWindow]:
    """A function with the arguments of `Desktop.open` whose windows are closed after the test."""
    windows: list[Window] = []

    def open_window(*arguments: Any, **environment: str) -> Window:
        windows.append(desktop.open(*arguments, **environment))
        return windows[-1]

    yield open_window
    for window in windows:
        window.kill()

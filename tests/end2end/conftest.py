"""Marks of the end-to-end tests."""

from __future__ import annotations

import pytest


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "official_sdk: needs .venv-sdk, which is made over the network the first time")

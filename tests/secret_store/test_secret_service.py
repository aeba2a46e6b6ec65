"""The Secret Service without a session bus; test_keyring_store tests it with one."""

from __future__ import annotations

import sys

import pytest

from flexgui.secret_store.protocol import BackendError
from flexgui.secret_store.secret_service import DEFAULT_COLLECTION, PRODUCTS, find_collection, unlock

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a session bus is a Linux desktop's")


@pytest.mark.parametrize(
    "address", [None, "", "unix:path=/nonexistent", "no address at all", "tcp:host=127.0.0.1,port=1"]
)
def test_without_a_bus_the_service_is_unavailable(address: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    if address is not None:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    for call in (lambda: find_collection(DEFAULT_COLLECTION), lambda: unlock(DEFAULT_COLLECTION, 2.0)):
        with pytest.raises(BackendError) as caught:
            call()
        assert caught.value.reason == "unavailable"


def test_process_names_fit_into_the_limit_of_linux() -> None:
    assert all(len(name) <= 15 for name in PRODUCTS)

"""What is asked of a Secret Service past keyring, where there is none; with one it is tested in test_secret_store."""

from __future__ import annotations

import sys

import pytest

from flexgui.secret_store.secret_service import DEFAULT_COLLECTION, PRODUCTS, Trouble, look, unlock

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a session bus is a Linux desktop's")


@pytest.mark.parametrize(
    "address", [None, "", "unix:path=/nonexistent", "no address at all", "tcp:host=127.0.0.1,port=1"]
)
def test_without_a_bus_there_is_none(address: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    if address is not None:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    for ask in (look, unlock):
        with pytest.raises(Trouble) as told:
            ask(DEFAULT_COLLECTION, 2.0)
        assert told.value.reason == "unavailable"


def test_programs_are_known_by_what_the_system_keeps_of_their_names() -> None:
    assert all(len(name) <= 15 for name in PRODUCTS)

"""The desktop's setting for reduced motion, read over a private bus."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator

import pytest

from flexgui.ui.reduced_motion import less_motion

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a session bus is a Linux desktop's")

NAME = "org.freedesktop.portal.Desktop"
MOTION = ("org.freedesktop.appearance", "reduced-motion")
ANIMATIONS = ("org.gnome.desktop.interface", "enable-animations")
Serve = Callable[[dict[tuple[str, str], tuple[str, object]]], None]


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    address = daemon.stdout.readline().strip()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    yield address
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


@pytest.fixture
def serve(bus: str) -> Iterator[Serve]:
    from jeepney import HeaderFields, MessageType, new_error, new_method_return
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import open_dbus_connection

    threads: list[threading.Thread] = []
    connections = []

    def start(settings: dict[tuple[str, str], tuple[str, object]]) -> None:
        connection = open_dbus_connection(bus)
        connections.append(connection)
        connection.send_and_get_reply(message_bus.RequestName(NAME))

        def answer() -> None:
            while True:
                try:
                    asked = connection.receive(timeout=10)
                except (OSError, ConnectionError):
                    return
                if asked.header.message_type is not MessageType.method_call:
                    continue
                if asked.header.fields[HeaderFields.member] == "Quit":
                    connection.send(new_method_return(asked))
                    return
                value = settings.get(asked.body)
                if value is None:
                    connection.send(new_error(asked, "org.freedesktop.portal.Error.NotFound"))
                else:
                    connection.send(new_method_return(asked, "v", (("v", value),)))

        thread = threading.Thread(target=answer, daemon=True)
        threads.append(thread)
        thread.start()

    yield start
    from jeepney import DBusAddress, new_method_call

    for connection, thread in zip(connections, threads, strict=True):
        with open_dbus_connection(bus) as caller:
            caller.send_and_get_reply(new_method_call(DBusAddress("/", NAME, "own.Test"), "Quit"))
        thread.join(5)
        connection.close()


@pytest.mark.parametrize(
    ("settings", "less"),
    [
        ({MOTION: ("u", 1)}, True),
        ({MOTION: ("u", 0)}, False),
        ({ANIMATIONS: ("b", False)}, True),
        ({MOTION: ("u", 0), ANIMATIONS: ("b", True)}, False),
        ({}, False),
    ],
)
def test_the_desktop_setting_is_followed(
    serve: Serve, settings: dict[tuple[str, str], tuple[str, object]], less: bool
) -> None:
    serve(settings)
    assert less_motion() is less


def test_without_a_portal_motion_is_not_reduced(bus: str) -> None:
    assert less_motion() is False


@pytest.mark.parametrize("address", ["unix:path=/nonexistent", ""])
def test_without_a_bus_motion_is_not_reduced(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert less_motion() is False

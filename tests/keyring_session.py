"""Serves one KeyringStore inside a private bus session, a JSON line in, a JSON line out, for test_secret_store."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from contextlib import closing

import secretstorage
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

from flexgui.errors import SecretStoreError
from flexgui.flex.credentials import Secret
from flexgui.secret_store import KeyringStore

BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
NAME = "org.freedesktop.secrets"


def daemon_pid() -> int:
    """Wait until the daemon has its name on the bus: it returns before."""
    with open_dbus_connection(bus="SESSION") as connection:
        for _ in range(250):
            if connection.send_and_get_reply(new_method_call(BUS, "NameHasOwner", "s", (NAME,))).body[0]:
                ask = new_method_call(BUS, "GetConnectionUnixProcessID", "s", (NAME,))
                return int(connection.send_and_get_reply(ask).body[0])
            time.sleep(0.02)
    raise SystemExit("gnome-keyring-daemon did not come up")


def lock() -> None:
    with closing(secretstorage.dbus_init()) as connection:
        secretstorage.get_default_collection(connection).lock()


def serve() -> None:
    store = KeyringStore(float(sys.argv[1]))
    pid = daemon_pid()
    calls = {
        "get": lambda name: (found := store.get(name)) and found.reveal(),
        "set": lambda name, text: store.set(name, Secret(text)),
        "delete": store.delete,
        "describe": store.describe,
        "stop": lambda: os.kill(pid, signal.SIGSTOP),
        "go on": lambda: os.kill(pid, signal.SIGCONT),
        "lock": lock,
    }
    print(json.dumps({"value": "ready"}), flush=True)
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        try:
            answer = {"value": calls[name](*arguments)}
        except SecretStoreError as error:
            answer = {"error": str(error), "reason": error.reason}
        print(json.dumps(answer), flush=True)
    os.kill(pid, signal.SIGCONT)
    os.kill(pid, signal.SIGTERM)


if __name__ == "__main__":
    serve()

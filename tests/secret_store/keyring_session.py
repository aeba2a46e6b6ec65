"""Serves a KeyringStore in a private bus session: reads JSON lines and answers each with a JSON line.

With the argument "no daemon" it does not wait for one. Commands other than get, set, delete, state and unlock
access the daemon directly.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from types import FrameType, TracebackType

import secretstorage
from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import open_dbus_connection

from flexgui.errors import SecretStoreError
from flexgui.flex.secret import Secret
from flexgui.secret_store.keyring_store import KeyringStore

BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
NAME = "org.freedesktop.secrets"
PASSWORD = b"pw"


def ask_bus(method: str) -> int:
    with open_dbus_connection(bus="SESSION") as connection:
        reply = connection.send_and_get_reply(new_method_call(BUS, method, "s", (NAME,)))
        return 0 if reply.header.message_type is MessageType.error else int(reply.body[0])


def daemon_pid() -> int:
    """Wait until the daemon owns its bus name, which happens after it reports that it runs."""
    for _ in range(500):
        if pid := ask_bus("GetConnectionUnixProcessID"):
            return pid
        time.sleep(0.02)
    raise SystemExit("gnome-keyring-daemon did not come up")


def start_daemon() -> None:
    """Start a daemon, or unlock the running one, like a login."""
    command = ["gnome-keyring-daemon", "--unlock", "--components=secrets"]
    subprocess.run(command, input=PASSWORD, capture_output=True, check=True, timeout=20)
    daemon_pid()


def kill_daemon() -> None:
    """Kill the daemon and wait until the bus notices."""
    pid = daemon_pid()
    os.kill(pid, signal.SIGKILL)
    for _ in range(500):
        if ask_bus("GetConnectionUnixProcessID") != pid:
            return
        time.sleep(0.02)
    raise SystemExit("the bus keeps the name of a daemon that is dead")


def lock() -> None:
    with closing(secretstorage.dbus_init()) as connection:
        secretstorage.get_default_collection(connection).lock()


def raw() -> list[dict[str, str]]:
    """Return the attributes of all items in the collection."""
    with closing(secretstorage.dbus_init()) as connection:
        items = secretstorage.get_default_collection(connection).get_all_items()
        return sorted((each.get_attributes() for each in items), key=str)


def leaks(store: KeyringStore, method: str, name: str, text: str) -> list[str]:
    """Call a method that must fail; return where its error contains the text: message, causes, locals of frames."""
    secret = Secret(text)
    try:
        store.set(name, secret) if method == "set" else getattr(store, method)(name)
    except SecretStoreError as error:
        found: list[str] = []
        seen: BaseException | None = error
        while seen is not None:
            found += [f"words of {type(seen).__name__}"] if text in f"{seen} {seen!r} {seen.args}" else []
            found += in_frames(seen.__traceback__.tb_next, text)
            seen = seen.__cause__ or seen.__context__
        return found
    raise AssertionError("this call was to fail")


def in_frames(traceback: TracebackType | None, text: str) -> list[str]:
    found = []
    while traceback is not None:
        frame: FrameType = traceback.tb_frame
        found += [f"{frame.f_code.co_name}: {name}" for name, value in frame.f_locals.items() if text in repr(value)]
        traceback = traceback.tb_next
    return found


def serve() -> None:
    store = KeyringStore(float(sys.argv[1]), unlock_deadline=float(sys.argv[2]))
    pids: list[int] = []
    calls = {
        "get": lambda name: (found := store.get(name)) and found.reveal(),
        "set": lambda name, text: store.set(name, Secret(text)),
        "delete": store.delete,
        "state": lambda: store.state()._asdict(),
        "unlock": store.unlock,
        "start": start_daemon,
        "kill": kill_daemon,
        "stop": lambda: (pids.append(daemon_pid()), os.kill(pids[-1], signal.SIGSTOP))[1],
        "go on": lambda: os.kill(pids.pop(), signal.SIGCONT),
        "lock": lock,
        "raw": raw,
        "leaks": lambda method, name, text: leaks(store, method, name, text),
    }
    if "no daemon" not in sys.argv:
        start_daemon()
    print(json.dumps({"value": "ready"}), flush=True)
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        try:
            answer = {"value": calls[name](*arguments)}
        except SecretStoreError as error:
            answer = {"error": str(error), "reason": error.reason}
        gc.collect()
        print(json.dumps(answer), flush=True)
    for pid in pids:
        os.kill(pid, signal.SIGCONT)
    if ask_bus("NameHasOwner"):
        os.kill(daemon_pid(), signal.SIGTERM)


if __name__ == "__main__":
    serve()

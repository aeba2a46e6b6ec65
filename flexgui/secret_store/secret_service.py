"""The parts of the Secret Service that keyring does not offer: its product, its lock, and unlocking with a timeout.

Source: the Secret Service API of freedesktop.org, 0.2, and SecretStorage, which implements it. Every function blocks
and opens its own connection: call it on a worker thread.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import secretstorage
from jeepney import DBusErrorResponse
from jeepney.io.blocking import DBusConnection
from secretstorage.exceptions import (
    ItemNotFoundException,
    PromptDismissedException,
    SecretServiceNotAvailableException,
)

from flexgui.errors import Reason
from flexgui.secret_store.protocol import BackendError

DEFAULT_COLLECTION = "/org/freedesktop/secrets/aliases/default"

PRODUCTS = {
    "gnome-keyring-d": "GNOME Keyring",
    "keepassxc": "KeePassXC",
    "ksecretd": "KWallet",
    "kwalletd5": "KWallet",
    "kwalletd6": "KWallet",
    "oo7-daemon": "oo7",
}
"""Product names by process name; Linux keeps 15 characters of a process name."""

_BUS_NAME = "org.freedesktop.secrets"
_NOT_FOUND = "org.freedesktop.DBus.Error.UnknownInterface"
_REASONS: dict[str, Reason] = {
    "org.freedesktop.Secret.Error.IsLocked": "locked",
    "org.freedesktop.DBus.Error.AccessDenied": "denied",
    "org.freedesktop.DBus.Error.AuthFailed": "denied",
    "org.freedesktop.DBus.Error.TimedOut": "timed out",
    "org.freedesktop.DBus.Error.Timeout": "timed out",
    "org.freedesktop.DBus.Error.NameHasNoOwner": "unavailable",
    "org.freedesktop.DBus.Error.NoServer": "unavailable",
    "org.freedesktop.DBus.Error.Disconnected": "unavailable",
}


@dataclass(frozen=True)
class FoundCollection:
    """The state of a collection; `product` is the name of the service's program, "" if it is not known."""

    product: str
    exists: bool
    locked: bool


def find_collection(path: str) -> FoundCollection:
    """Return the state of the collection at this D-Bus path, without a prompt. Raises BackendError."""
    with _connected() as connection:
        collection = _collection(connection, path)
        locked = collection is not None and collection.is_locked()
        return FoundCollection(_product(connection), collection is not None, locked)


def unlock(path: str, seconds: float) -> None:
    """Let the desktop prompt for the collection's password, or create the collection. Raises BackendError.

    A prompt that was not answered in time stays on the screen, and a late answer still unlocks: dismissing it makes
    gnome-keyring 42 crash.
    """
    with _connected() as connection:
        collection = _collection(connection, path)
        if collection is None:
            collection = secretstorage.create_collection(connection, "Default", "default")
        elif collection.is_locked():
            collection.unlock(timeout=seconds)
        if collection.is_locked():
            raise BackendError("dismissed")


@contextmanager
def _connected() -> Iterator[DBusConnection]:
    """Connect to the session bus; every failure becomes a BackendError."""
    try:
        with closing(secretstorage.dbus_init()) as connection:
            yield connection
    except PromptDismissedException:
        raise BackendError("dismissed") from None
    except DBusErrorResponse as error:
        spawn = str(error.name).startswith("org.freedesktop.DBus.Error.Spawn.")
        raise BackendError("unavailable" if spawn else _REASONS.get(error.name, "failed")) from None
    except TimeoutError:
        raise BackendError("timed out") from None
    except (SecretServiceNotAvailableException, OSError, RuntimeError, ValueError):  # no bus, or it has ended
        raise BackendError("unavailable") from None


def _collection(connection: DBusConnection, path: str) -> secretstorage.Collection | None:
    """Return the collection, or None if it does not exist."""
    try:
        return secretstorage.Collection(connection, path)
    except ItemNotFoundException:
        return None
    except DBusErrorResponse as error:
        if error.name == _NOT_FOUND:
            return None
        raise


def _product(connection: DBusConnection) -> str:
    """Return the name of the program behind the service, "" if unknown or not visible (another machine, a sandbox)."""
    with suppress(DBusErrorResponse, OSError, UnicodeDecodeError):
        (process,) = connection.bus_proxy.GetConnectionUnixProcessID(_BUS_NAME)
        return PRODUCTS.get(Path(f"/proc/{process}/comm").read_text().strip(), "")
    return ""

"""What keyring does not tell of a Linux desktop's Secret Service: who runs it, whether it is locked; and unlocking it.

Source: the Secret Service API of freedesktop.org, 0.2 (Service, Collection and Prompt interfaces) and the D-Bus
specification (message bus messages). Every function blocks and opens a connection of its own: call on a worker.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flexgui.errors import Reason

DEFAULT_COLLECTION = "/org/freedesktop/secrets/aliases/default"

_NAME = "org.freedesktop.secrets"
_SERVICE, _COLLECTION, _PROMPT = (f"org.freedesktop.Secret.{each}" for each in ("Service", "Collection", "Prompt"))
_PATH = "/org/freedesktop/secrets"
_BUS = "org.freedesktop.DBus"

PRODUCTS = {
    "gnome-keyring-d": "GNOME Keyring",
    "keepassxc": "KeePassXC",
    "ksecretd": "KWallet",
    "kwalletd5": "KWallet",
    "kwalletd6": "KWallet",
    "oo7-daemon": "oo7",
}
"""What the programs that serve the Secret Service are called by people; Linux keeps 15 letters of a program's name."""

_NO_SUCH_THING = {
    "org.freedesktop.DBus.Error.UnknownMethod",
    "org.freedesktop.DBus.Error.UnknownObject",
    "org.freedesktop.DBus.Error.UnknownInterface",
    "org.freedesktop.Secret.Error.NoSuchObject",
}
_REASONS: dict[str, Reason] = {
    "org.freedesktop.Secret.Error.IsLocked": "locked",
    "org.freedesktop.DBus.Error.AccessDenied": "denied",
    "org.freedesktop.DBus.Error.AuthFailed": "denied",
    "org.freedesktop.DBus.Error.TimedOut": "timed out",
    "org.freedesktop.DBus.Error.Timeout": "timed out",
    "org.freedesktop.DBus.Error.ServiceUnknown": "unavailable",
    "org.freedesktop.DBus.Error.NameHasNoOwner": "unavailable",
    "org.freedesktop.DBus.Error.NoReply": "unavailable",
    "org.freedesktop.DBus.Error.NoServer": "unavailable",
    "org.freedesktop.DBus.Error.Disconnected": "unavailable",
}


class Trouble(Exception):  # noqa: N818  named for what it is
    """The Secret Service does not do what it was asked; `reason` says why, for `flexgui.secret_store.store` to word."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(frozen=True)
class Condition:
    """How the service is: `product` ("" where not known), whether there `is_one` collection to use, and `locked`."""

    product: str
    is_one: bool
    locked: bool


def look(collection: str, seconds: float) -> Condition:
    """Return how the service and this collection are, and ask nobody; raises Trouble, after `seconds` at the latest."""
    with _connected(seconds) as ask:
        locked = _locked(ask, collection)
        return Condition(_product(ask), locked is not None, bool(locked))


def unlock(collection: str, seconds: float) -> None:
    """Let the desktop ask its person to unlock the collection, or to make one where there is none; raises Trouble."""
    with _connected(seconds) as ask:
        locked = _locked(ask, collection)
        if locked is None:
            label = {f"{_COLLECTION}.Label": ("s", "Default")}
            _, question = ask(_PATH, _SERVICE, "CreateCollection", "a{sv}s", label, "default")
        elif locked:
            _, question = ask(_PATH, _SERVICE, "Unlock", "ao", [collection])
        else:
            return
        if question != "/":
            ask.answer(question)
        if _locked(ask, collection) is not False:
            raise Trouble("dismissed")


class _Asker:
    """Calls methods over one connection, all of them within one time limit."""

    def __init__(self, connection: Any, ends: float) -> None:
        self._connection = connection
        self._ends = ends

    def __call__(
        self, path: str, interface: str, method: str, signature: str, *body: object, to: str = _NAME
    ) -> tuple[Any, ...]:
        """Return what the method returns; raises jeepney's DBusErrorResponse, TimeoutError or OSError."""
        from jeepney import DBusAddress, new_method_call
        from jeepney.wrappers import unwrap_msg

        message = new_method_call(DBusAddress(path, to, interface), method, signature, body)
        returned: tuple[Any, ...] = unwrap_msg(self._connection.send_and_get_reply(message, timeout=self._left()))
        return returned

    def answer(self, question: str) -> None:
        """Show the question of the service and wait for the person; raises Trouble when it is dismissed."""
        from jeepney import MatchRule

        rule = MatchRule(type="signal", sender=_NAME, interface=_PROMPT, member="Completed", path=question)
        # Some services send the signal to everybody, and the bus passes that on to those only who wish it.
        self(f"/{_BUS.replace('.', '/')}", _BUS, "AddMatch", "s", rule.serialise(), to=_BUS)
        heard = MatchRule(type="signal", interface=_PROMPT, member="Completed", path=question)
        with self._connection.filter(heard) as signals:
            self(question, _PROMPT, "Prompt", "s", "")
            # A question that nobody answered in time stays on the screen, and a late answer still unlocks: at the
            # method Dismiss, gnome-keyring 42 goes down.
            dismissed = self._connection.recv_until_filtered(signals, timeout=self._left()).body[0]
        if dismissed:
            raise Trouble("dismissed")

    def _left(self) -> float:
        return max(self._ends - time.monotonic(), 0)


@contextmanager
def _connected(seconds: float) -> Iterator[_Asker]:
    """Connect to the session bus; whatever goes wrong becomes a Trouble."""
    from jeepney import DBusErrorResponse
    from jeepney.io.blocking import open_dbus_connection

    try:
        with open_dbus_connection(bus="SESSION") as connection:
            yield _Asker(connection, time.monotonic() + seconds)
    except DBusErrorResponse as error:
        spawn = str(error.name).startswith("org.freedesktop.DBus.Error.Spawn.")
        raise Trouble("unavailable" if spawn else _REASONS.get(error.name, "failed")) from None
    except TimeoutError:
        raise Trouble("timed out") from None
    except (KeyError, OSError, RuntimeError, ValueError):  # no address, a bad one, nobody there, gone meanwhile
        raise Trouble("unavailable") from None


def _locked(ask: _Asker, collection: str) -> bool | None:
    """Say whether the collection is locked; None where there is no such thing."""
    from jeepney import DBusErrorResponse

    try:
        ((_, locked),) = ask(collection, f"{_BUS}.Properties", "Get", "ss", _COLLECTION, "Locked")
    except DBusErrorResponse as error:
        if error.name in _NO_SUCH_THING:
            return None
        raise
    return bool(locked)


def _product(ask: Callable[..., tuple[Any, ...]]) -> str:
    """Name the program behind the service; "" where it is not known or not to be seen (another machine or sandbox)."""
    from jeepney import DBusErrorResponse

    try:
        (process,) = ask(f"/{_BUS.replace('.', '/')}", _BUS, "GetConnectionUnixProcessID", "s", _NAME, to=_BUS)
        return PRODUCTS.get(Path(f"/proc/{process}/comm").read_text().strip(), "")
    except (DBusErrorResponse, OSError, UnicodeDecodeError):
        return ""

"""The addresses at which the sandbox listens, and the names under which clients may address it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address

from flexgui.errors import SandboxError
from flexgui.translation import tr

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "::1")
_HOST_NAME = re.compile(r"(?!-)[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63})*")


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses to listen at, the address to announce, and the names that a Host header may hold."""

    listen: tuple[str, ...]
    announced: str
    names: tuple[str, ...]

    def base_url(self, scheme: str, port: int) -> str:
        """Return the URL to announce."""
        return f"{scheme}://{_in_url(self.announced)}:{port}"


def hosts_of(names: Sequence[str], scheme: str, port: int) -> list[str]:
    """Return the Host headers that address these names, in lower case; the scheme's own port may be left out."""
    bare = [_in_url(name).lower() for name in names]
    hosts = [f"{name}:{port}" for name in bare]
    return hosts + bare if port == {"http": 80, "https": 443}[scheme] else hosts


def addresses_for(host: str | None, names: Sequence[str] = ()) -> Addresses:
    """Return the addresses for `--host` and the further `names` of this computer; None means the loopback only.

    Raises SandboxError if one of them is malformed.
    """
    further = tuple(_checked(name) for name in names)
    if host is None:
        return Addresses(("127.0.0.1", "::1"), "127.0.0.1", (*LOOPBACK_NAMES, *further))
    host = _checked(host)
    if host in ("0.0.0.0", "::"):  # noqa: S104  every address, as asked for
        listen = ("::", "0.0.0.0") if host == "::" else (host,)  # noqa: S104
        return Addresses(listen, "127.0.0.1", (*LOOPBACK_NAMES, *further))
    return Addresses((host,), host, (host, *LOOPBACK_NAMES, *further))


def is_loopback(host: str | None) -> bool:
    """Return True if only programs on this computer reach a sandbox that listens at `host`."""
    if host is None or host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _checked(host: str) -> str:
    try:
        return str(ip_address(host.strip("[]")))
    except ValueError:
        if len(host) <= 253 and _HOST_NAME.fullmatch(host):
            return host
    raise SandboxError(tr("“{host}” is neither an IP address nor a host name.", host=host[:100]))


def _in_url(name: str) -> str:
    return f"[{name}]" if ":" in name else name

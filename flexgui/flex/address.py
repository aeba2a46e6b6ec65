"""Base addresses of servers, parsed once by a strict grammar.

If two programs read one address differently, a check can be bypassed, so anything unusual is refused instead of
interpreted: user names, percent signs, non-ASCII letters, trailing dots, short or hexadecimal IPv4 addresses.
The grammar is that of RFC 3986, 3.2, with host names by RFC 1123, 2.1 and addresses in their canonical notation.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address
from typing import NamedTuple

from flexgui.errors import HostNotAllowed
from flexgui.translation import tr

API_PREFIX = "/flex/v2"
"""The beginning of every path of the Flex API; a copied address is cut there."""
MAX_PORT = 65_535

_DEFAULT_PORTS = {"http": 80, "https": 443}
_ADDRESS = re.compile(
    r"(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?"
    r"(?P<host>\[[^\]\[/?#@\\]*\]|[^\[\]/?#@\\:]*)"
    r"(?::(?P<port>[0-9]{1,5}))?"
    r"(?P<path>/[A-Za-z0-9._~/-]*)?"
)
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_MAX_NAME = 253


class Address(NamedTuple):
    """Scheme, host and port of a server, with the prefix of its paths.

    `host` is in lower case and without brackets; `port` is None if it is the scheme's default; `prefix` is empty or
    begins with a slash and ends without one.
    """

    scheme: str
    host: str
    port: int | None = None
    prefix: str = ""

    @property
    def netloc(self) -> str:
        """The host as the Host header names it: IPv6 in brackets, with the port if it is not the default one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port is None else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port (RFC 6454)."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def base_url(self) -> str:
        """The address that the paths of the Flex API are appended to."""
        return self.origin + self.prefix

    @property
    def is_loopback(self) -> bool:
        """True if the server runs on this computer."""
        return is_loopback(self.host)


def parse_address(text: str) -> Address:
    """Return the parsed address; raises HostNotAllowed if it does not have the form described above.

    An address without a scheme gets https, on this computer http.
    """
    text = text.strip()
    _refuse_ambiguous(text)
    match = _ADDRESS.fullmatch(text)
    if match is None or not match["host"]:
        raise HostNotAllowed(_not_an_address())
    host = _parse_host(match["host"].lower())
    scheme = (match["scheme"] or ("http" if is_loopback(host) else "https")).lower()
    if scheme not in _DEFAULT_PORTS:
        raise HostNotAllowed(_not_an_address())
    port = int(match["port"]) if match["port"] else None
    if port is not None and not 0 < port <= MAX_PORT:
        raise HostNotAllowed(tr("{port} is not a port: ports are numbers from 1 to 65535.", port=match["port"]))
    return Address(scheme, host, None if port == _DEFAULT_PORTS[scheme] else port, _prefix(match["path"] or ""))


def is_loopback(host: str) -> bool:
    """Return whether a parsed host is this computer."""
    return host in ("localhost", "::1") or (":" not in host and _is_number(host) and IPv4Address(host).is_loopback)


def _refuse_ambiguous(text: str) -> None:
    if not text.isascii():
        raise HostNotAllowed(
            tr("The address has letters outside of ASCII. Enter an international name in its xn-- form.")
        )
    rest = text.partition("://")[2] or text
    if "@" in re.split(r"[/?#]", rest, maxsplit=1)[0]:
        raise HostNotAllowed(tr("The address holds a user name or password; give the host alone."))
    if "?" in text or "#" in text:
        raise HostNotAllowed(tr("The address has a query or a fragment (? or #); leave that out."))
    if any(not each.isprintable() or each in " %;\\" for each in text):
        raise HostNotAllowed(tr("The address has characters that no host name has, such as %, ;, \\ or a space."))


def _parse_host(host: str) -> str:
    if host.startswith("["):
        try:
            address = IPv6Address(host[1:-1])
        except ValueError:
            raise HostNotAllowed(tr("{host} is not an IPv6 address.", host=host)) from None
        return str(address)
    if _is_number(host):
        try:
            return str(IPv4Address(host))
        except ValueError:
            raise HostNotAllowed(
                tr("{host} is not an IPv4 address of four decimal numbers, as in 127.0.0.1.", host=host)
            ) from None
    if host.endswith("."):
        raise HostNotAllowed(tr("The host name ends with a dot; leave the dot out."))
    if len(host) > _MAX_NAME or not all(_LABEL.fullmatch(label) for label in host.split(".")):
        raise HostNotAllowed(
            tr("{host} is not a host name: it has letters, digits, hyphens, and dots between them.", host=host[:100])
        )
    return host


def _is_number(host: str) -> bool:
    """Return whether resolvers read the host as an IPv4 address (WHATWG URL, "ends in a number checker")."""
    last = host.rstrip(".").rpartition(".")[2]
    return _NUMBER.fullmatch(last) is not None


def _prefix(path: str) -> str:
    """Return the part of the path before the Flex API's own; raises HostNotAllowed for one that is not plain."""
    prefix = path.rstrip("/")
    api = f"{prefix}/".find(f"{API_PREFIX}/")
    if api >= 0:
        prefix = prefix[:api].rstrip("/")
    if any(each in ("", ".", "..") for each in prefix.split("/")[1:]):
        raise HostNotAllowed(tr("The path of the address has empty parts or dots; give the host alone."))
    return prefix


def _not_an_address() -> str:
    return tr("This is not a web address; one looks like http://127.0.0.1:8080.")

"""Where the Flex API is: base address, host and endpoint paths of each environment.

Hosts: CyberSource, "Generate a Capture Context" (Digital Accept Flex guide) and the host table of the REST samples.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from flexgui.errors import HostNotAllowed, NotAToken
from flexgui.translation import later, tr

SESSIONS_PATH = "/flex/v2/sessions"
PUBLIC_KEYS_PATH = "/flex/v2/public-keys"

_TEST_HOSTS = frozenset(
    {"apitest.cybersource.com", "apitest.sa.cybersource.com", "apitest.visaacceptance.com", "testflex.cybersource.com"}
)
_PRODUCTION_HOSTS = frozenset(
    {
        "api.cybersource.com",
        "api.in.cybersource.com",
        "api.sa.cybersource.com",
        "api.visaacceptance.com",
        "flex.cybersource.com",
    }
)
_THEIR_DOMAINS = (".cybersource.com", ".visaacceptance.com")
_LOOPBACK_NAMES = frozenset({"localhost", "::1"})
_KEY_ID = re.compile(r"[A-Za-z0-9_.-]{1,128}")
_LOOPBACK_V4 = re.compile(r"127(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}")


class EnvironmentKind(StrEnum):
    """Which Flex API is talked to."""

    SANDBOX = "sandbox"
    TEST = "test"
    PRODUCTION = "production"
    CUSTOM = "custom"


_LABELS = {
    EnvironmentKind.SANDBOX: later("Sandbox"),
    EnvironmentKind.TEST: later("Test"),
    EnvironmentKind.PRODUCTION: later("Production"),
    EnvironmentKind.CUSTOM: later("Custom"),
}


@dataclass(frozen=True)
class Environment:
    """One Flex API: `base_url` is scheme and host (with a port if it needs one), without a slash at the end."""

    kind: EnvironmentKind
    base_url: str

    @property
    def host(self) -> str:
        """The host as the Host header says it: with the port where it is not the scheme's own."""
        return self.base_url.partition("://")[2]

    @property
    def sessions_path(self) -> str:
        """The path that capture contexts are asked from."""
        return SESSIONS_PATH

    @property
    def sessions_url(self) -> str:
        """The whole address that capture contexts are asked from."""
        return self.base_url + SESSIONS_PATH

    @property
    def label(self) -> str:
        """The name for people."""
        return tr(_LABELS[self.kind])

    def public_key_url(self, kid: str) -> str:
        """Return the address of the public key `kid`.

        Raises NotAToken for a key ID that could leave the path (as CyberSource's own client does).
        """
        if not _KEY_ID.fullmatch(kid) or ".." in kid or kid == ".":
            raise NotAToken(tr("The token names a key ID that no Flex API key can have."))
        return f"{self.base_url}{PUBLIC_KEYS_PATH}/{kid}"


TEST = Environment(EnvironmentKind.TEST, "https://apitest.cybersource.com")
PRODUCTION = Environment(EnvironmentKind.PRODUCTION, "https://api.cybersource.com")

_ORIGINS = {
    "https://testflex.cybersource.com": TEST,
    "https://apitest.cybersource.com": TEST,
    "https://flex.cybersource.com": PRODUCTION,
    "https://api.cybersource.com": PRODUCTION,
}


def sandbox(base_url: str) -> Environment:
    """Return the environment of the embedded sandbox that listens at `base_url`.

    Raises HostNotAllowed if that is not on this computer.
    """
    return environment_for(base_url, loopback=EnvironmentKind.SANDBOX)


def environment_for(base_url: str, *, loopback: EnvironmentKind = EnvironmentKind.CUSTOM) -> Environment:
    """Return the environment at `base_url`; an address of this computer is of the kind `loopback`.

    Raises HostNotAllowed for anything else than a loopback address or one of CyberSource's hosts over https.
    """
    scheme, host, netloc = _split(base_url)
    if _is_loopback(host):
        return Environment(loopback, f"{scheme}://{netloc}")
    for kind, hosts in ((EnvironmentKind.TEST, _TEST_HOSTS), (EnvironmentKind.PRODUCTION, _PRODUCTION_HOSTS)):
        if host in hosts:
            if scheme != "https" or netloc != host:
                said = tr("{host} is only asked over https, on its own port: use https://{host}.", host=host)
                raise HostNotAllowed(said)
            return Environment(kind, f"https://{host}")
    raise HostNotAllowed(
        tr(
            "{host} is neither this computer nor a host of CyberSource's REST API. "
            "A profile with a custom address may name another one, over https.",
            host=host,
        )
    )


def custom(base_url: str) -> Environment:
    """Return the environment of a proxy, a mock or another sandbox at `base_url`: loopback, or any host over https.

    Raises HostNotAllowed, also for CyberSource's own hosts: those are test or production, and never anything else.
    """
    scheme, host, netloc = _split(base_url)
    if not _is_loopback(host):
        if f".{host}".endswith(_THEIR_DOMAINS):
            raise HostNotAllowed(
                tr("{host} is CyberSource's own: choose the environment Test or Production for it.", host=host)
            )
        if scheme != "https":
            raise HostNotAllowed(
                tr(
                    "{host} is not this computer, so it is only asked over https: use https://{place}.",
                    host=host,
                    place=netloc,
                )
            )
    return Environment(EnvironmentKind.CUSTOM, f"{scheme}://{netloc}")


def environment_of_origin(flx_origin: str) -> Environment | None:
    """Return the environment whose tokens carry `flx_origin` as `flx.origin`; None if no documented one does.

    A loopback origin is a server of this computer, which publishes its keys at the same address.
    """
    known = _ORIGINS.get(flx_origin)
    if known is not None:
        return known
    try:
        environment = environment_for(flx_origin)
    except HostNotAllowed:
        return None
    return environment if environment.kind is EnvironmentKind.CUSTOM else None


def _is_loopback(host: str) -> bool:
    return host in _LOOPBACK_NAMES or _LOOPBACK_V4.fullmatch(host) is not None


def _split(base_url: str) -> tuple[str, str, str]:
    """Return scheme, host, and the host as the Host header says it."""
    text = base_url.strip()
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise HostNotAllowed(tr("This is no web address; one looks like http://127.0.0.1:8080.")) from None
    if parts.scheme not in ("http", "https") or not host or not (host.isascii() and host.isprintable()):
        raise HostNotAllowed(tr("This is no web address; one looks like http://127.0.0.1:8080."))
    if parts.username is not None or parts.password is not None:
        raise HostNotAllowed(tr("The address holds a user name or password; give the host alone."))
    if parts.path not in ("", "/") or parts.query or parts.fragment or any(c.isspace() or c == "\\" for c in text):
        raise HostNotAllowed(tr("The address goes on after the host; FlexGUI adds the path itself."))
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != (443 if parts.scheme == "https" else 80):
        netloc += f":{port}"
    return parts.scheme, host, netloc

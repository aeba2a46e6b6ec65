"""The environments of the Flex API: their hosts, base addresses and endpoint paths.

Hosts: CyberSource, "Generate a Capture Context" (Digital Accept Flex guide), the host table of the REST samples and
the payments guides of India and Saudi Arabia.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from flexgui.errors import HostNotAllowed, NotAToken
from flexgui.flex.address import Address, parse_address
from flexgui.translation import LabelledEnum, later, tr

SESSIONS_PATH = "/flex/v2/sessions"
PUBLIC_KEYS_PATH = "/flex/v2/public-keys"
PAYMENTS_PATH = "/pts/v2/payments"

TEST_HOSTS = (
    "apitest.cybersource.com",
    "apitest.sa.cybersource.com",
    "apitest.visaacceptance.com",
    "testflex.cybersource.com",
)
PRODUCTION_HOSTS = (
    "api.cybersource.com",
    "api.in.cybersource.com",
    "api.sa.cybersource.com",
    "api.visaacceptance.com",
    "flex.cybersource.com",
)
CYBERSOURCE_DOMAINS = ("cybersource.com", "visaacceptance.com")
"""Any host of these domains that is not a documented test host counts as production."""

_KEY_ID = re.compile(r"[A-Za-z0-9_.-]{1,128}")


class EnvironmentKind(LabelledEnum):
    """The kind of server that requests are sent to."""

    SANDBOX = "sandbox", later("Sandbox")
    TEST = "test", later("Test")
    PRODUCTION = "production", later("Production")
    CUSTOM = "custom", later("Custom")


class Environment(NamedTuple):
    """One server of the Flex API; `base_url` has no slash at its end."""

    kind: EnvironmentKind
    base_url: str

    @property
    def host(self) -> str:
        """The value of the Host header: with the port if it is not the scheme's default."""
        return self.base_url.partition("://")[2].partition("/")[0]

    @property
    def sessions_url(self) -> str:
        """The URL of the endpoint that creates capture contexts."""
        return self.base_url + SESSIONS_PATH

    @property
    def label(self) -> str:
        """The name of the kind, translated."""
        return self.kind.label

    def public_key_url(self, kid: str) -> str:
        """Return the URL of the public key `kid`.

        Raises NotAToken for a key ID that could leave the path, as CyberSource's own client does.
        """
        if not _KEY_ID.fullmatch(kid) or ".." in kid or kid == ".":
            raise NotAToken(tr("The token names a key ID that no Flex API key can have."))
        return f"{self.base_url}{PUBLIC_KEYS_PATH}/{kid}"


TEST = Environment(EnvironmentKind.TEST, "https://apitest.cybersource.com")
PRODUCTION = Environment(EnvironmentKind.PRODUCTION, "https://api.cybersource.com")

_TOKEN_HOSTS = {"testflex.cybersource.com": TEST, "flex.cybersource.com": PRODUCTION}
"""The hosts that flx.origin names, with the environments whose requests they belong to."""


def kind_of_host(host: str) -> EnvironmentKind:
    """Return which kind of server a parsed host is: test, production, or custom for anything not CyberSource's."""
    if host in TEST_HOSTS:
        return EnvironmentKind.TEST
    if any(host == domain or host.endswith(f".{domain}") for domain in CYBERSOURCE_DOMAINS):
        return EnvironmentKind.PRODUCTION
    return EnvironmentKind.CUSTOM


def sandbox(base_url: str) -> Environment:
    """Return the environment of the embedded sandbox that listens at `base_url`.

    Raises HostNotAllowed if that is not on this computer.
    """
    address = parse_address(base_url)
    if not address.is_loopback:
        raise HostNotAllowed(tr("{host} is not this computer, where the sandbox listens.", host=address.host))
    return Environment(EnvironmentKind.SANDBOX, address.base_url)


def environment_for(base_url: str) -> Environment:
    """Return the environment at `base_url`; its kind follows from the host.

    Raises HostNotAllowed for an address that is malformed, and for http to another computer.
    """
    address = parse_address(base_url)
    kind = kind_of_host(address.host)
    if kind is EnvironmentKind.CUSTOM:
        if address.scheme != "https" and not address.is_loopback:
            raise HostNotAllowed(
                tr(
                    "{host} is not this computer, so only https is allowed: use https://{place}.",
                    host=address.host,
                    place=address.netloc,
                )
            )
        return Environment(kind, address.base_url)
    if address.scheme != "https" or address.port is not None:
        raise HostNotAllowed(
            tr("{host} is reached by https on its default port only: use https://{host}.", host=address.host)
        )
    return Environment(kind, address.origin)  # CyberSource's hosts have no prefix; drop the copied path of another API


def environment_of_kind(kind: EnvironmentKind, base_url: str | None) -> Environment:
    """Return the environment at `base_url`, or the default one of this kind for None.

    Raises HostNotAllowed if the address is missing, malformed or of another kind: credentials of one kind of
    environment are never sent to another.
    """
    if base_url is None:
        default = {EnvironmentKind.TEST: TEST, EnvironmentKind.PRODUCTION: PRODUCTION}.get(kind)
        if default is None:
            raise HostNotAllowed(tr("The address is missing; one looks like http://127.0.0.1:8080."))
        return default
    found = environment_for(base_url)
    if found.kind is kind:
        return found
    if kind is EnvironmentKind.CUSTOM:
        message = tr(
            "{host} is a host of CyberSource: choose it as the environment {environment}.",
            host=found.host,
            environment=found.label,
        )
    else:
        message = tr("{host} is not a host of the environment {environment}.", host=found.host, environment=kind.label)
    raise HostNotAllowed(message)


def environment_of_origin(flx_origin: str) -> Environment | None:
    """Return the environment whose tokens carry `flx_origin` as `flx.origin`; None if no documented one does.

    A loopback origin is a server of this computer, which publishes its keys at the same address.
    """
    try:
        address = parse_address(flx_origin)
    except HostNotAllowed:
        return None
    if flx_origin != address.origin:
        return None  # not the canonical spelling
    if address.is_loopback:
        return Environment(EnvironmentKind.CUSTOM, address.origin)
    if address.scheme != "https" or address.port is not None or address.host not in (*TEST_HOSTS, *PRODUCTION_HOSTS):
        return None
    return _TOKEN_HOSTS.get(address.host) or Environment(kind_of_host(address.host), address.origin)


def takes_test_payments(environment: Environment) -> bool:
    """Return whether test cards may be sent to an environment: a server on this computer, or a test host."""
    if environment.kind is EnvironmentKind.CUSTOM:
        return parse_address(environment.base_url).is_loopback
    return environment.kind in (EnvironmentKind.SANDBOX, EnvironmentKind.TEST)


def check_destination(environment: Environment, url: str) -> Address:
    """Return the address that a request to `url` goes to, parsed from the URL that is requested.

    Raises HostNotAllowed if that is not the server of the environment, or if its host is of another kind. This
    last check before sending does not rely on how the environment was created.
    """
    address, expected = parse_address(url), parse_address(environment.base_url)
    kind = kind_of_host(address.host)
    same_kind = kind is environment.kind or (
        environment.kind is EnvironmentKind.SANDBOX and kind is EnvironmentKind.CUSTOM and address.is_loopback
    )
    if address.origin != expected.origin or not same_kind:
        raise HostNotAllowed(
            tr(
                "The request would go to {host}, which is not the server of the environment {environment}. "
                "Nothing was sent.",
                host=address.host,
                environment=environment.label,
            )
        )
    return address

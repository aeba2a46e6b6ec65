"""Network settings, and the route of a request: its proxy and its trusted certificates, with their sources.

Nothing here imports requests: the route is shown and stored without a connection.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from flexgui.translation import later, tr

SYSTEM_PROXY, NO_PROXY = "system", "none"

Source = Literal["setting", "variable", "system", "sandbox", "requests", "this computer", "none"]

_SOURCES: dict[Source, str] = {
    "setting": later("FlexGUI’s settings"),
    "variable": later("environment variable {name}"),
    "system": later("system"),
    "sandbox": later("the sandbox’s own certificate"),
    "requests": later("the certificates that come with FlexGUI"),
    "this computer": later("not used for this computer"),
    "none": later("not configured"),
}


class NetworkSettings(NamedTuple):
    """The application's own settings: a CA file, "" for the system's certificates; a proxy, or how to find it.

    `proxy` is "system" (environment variables, else the desktop's settings), "none", or an address without a login.
    """

    ca_file: str = ""
    proxy: str = SYSTEM_PROXY


def has_login(proxy: str) -> bool:
    """Return True if the address of a proxy holds a user name or password."""
    return "@" in proxy


def login_refusal() -> str:
    """Return the sentence for a login in FlexGUI's settings: a plain text file, which must hold no password."""
    return tr(
        "A user name and password are not stored in the settings. "
        "Set the environment variable HTTPS_PROXY to http://USER:PASSWORD@HOST:PORT and choose “System”."
    )


class Setting(NamedTuple):
    """A setting in effect: `value` is an address or a path, "" for none; `name` is that of a variable."""

    value: str
    source: Source
    name: str = ""

    @property
    def source_text(self) -> str:
        """Where the value comes from, translated."""
        return tr(_SOURCES[self.source], name=self.name)


class Route(NamedTuple):
    """Proxy and trusted certificates of one request; the address of the proxy is without user name and password."""

    proxy: Setting
    trust: Setting

    @property
    def proxy_text(self) -> str:
        """The proxy and where it comes from, as one line."""
        if not self.proxy.value:
            return tr("None ({source})", source=self.proxy.source_text)
        return tr("{value} ({source})", value=self.proxy.value, source=self.proxy.source_text)

    @property
    def trust_text(self) -> str:
        """The trusted certificates and where they come from, as one line."""
        if self.trust.source == "system":
            return tr("Certificates of the system")
        if not self.trust.value:
            return self.trust.source_text
        return tr("{value} ({source})", value=self.trust.value, source=self.trust.source_text)

    def to_json(self) -> dict[str, dict[str, str | None]]:
        """Return plain JSON values: value, source and, for a variable, its name."""
        return {"proxy": _to_json(self.proxy), "trust": _to_json(self.trust)}


def route_from_json(saved: Any) -> Route | None:
    """Return the route that `Route.to_json` wrote; None for None."""
    return None if saved is None else Route(_from_json(saved["proxy"]), _from_json(saved["trust"]))


def _to_json(setting: Setting) -> dict[str, str | None]:
    return {"value": setting.value or None, "source": setting.source, "variable": setting.name or None}


def _from_json(saved: dict[str, Any]) -> Setting:
    return Setting(saved["value"] or "", saved["source"], saved["variable"] or "")

"""Finds the proxy of a request in FlexGUI's settings, the environment variables, or the system."""

from __future__ import annotations

import os
from typing import NamedTuple

from requests.utils import get_environ_proxies, select_proxy
from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from flexgui.errors import NotSent
from flexgui.flex.address import Address
from flexgui.translation import tr
from flexgui.transport.route import NO_PROXY, SYSTEM_PROXY, Setting, has_login, login_refusal


class Proxy(NamedTuple):
    """A usable proxy; `url` may hold a login and is never shown, `setting` is shown instead."""

    url: str
    setting: Setting


def find_proxy(address: Address, setting: str) -> Proxy:
    """Return the proxy for a server by FlexGUI's own `setting`; its `url` is empty for a direct connection.

    Raises NotSent for one that cannot be used: an address that cannot be parsed, SOCKS, a login in `setting`.
    """
    if address.is_loopback:
        return Proxy("", Setting("", "this computer"))
    if setting == NO_PROXY:
        return Proxy("", Setting("", "setting"))
    if setting not in (SYSTEM_PROXY, ""):
        proxy = _usable(setting, Setting("", "setting"))
        if has_login(proxy.url):
            raise NotSent("proxy", login_refusal())
        return proxy
    found = select_proxy(address.origin, get_environ_proxies(address.origin))
    if not found:
        return Proxy("", Setting("", "none"))
    name = _variable(address.scheme, found)
    return _usable(found, Setting("", "variable" if name else "system", name))


def _usable(text: str, found: Setting) -> Proxy:
    where = found.name or found.source_text
    try:
        parsed = parse_url(text if "://" in text else f"http://{text}")
    except (LocationParseError, ValueError):
        parsed = Url()
    scheme = (parsed.scheme or "").lower()
    if scheme.startswith("socks"):
        raise NotSent(
            "proxy",
            tr(
                "{source} names a SOCKS proxy ({scheme}://), which FlexGUI does not support. Use an HTTP proxy, or "
                "choose another proxy in FlexGUI’s settings.",
                source=where,
                scheme=scheme,
            ),
        )
    plain = (parsed.path or "/") == "/" and parsed.query is None and parsed.fragment is None
    if scheme not in ("http", "https") or not parsed.host or not plain or text != text.strip():
        raise NotSent(
            "proxy",
            tr(
                "The proxy address in {source} cannot be used. It has the form http://proxy.example:3128.", source=where
            ),
        )
    shown = Url(scheme=scheme, host=parsed.host, port=parsed.port).url
    return Proxy(parsed.url, Setting(shown, found.source, found.name))


def _variable(scheme: str, value: str) -> str:
    """Return the name of the environment variable that holds the proxy, "" for a setting of the desktop."""
    names = (f"{scheme}_proxy", "all_proxy")
    return next((each for name in names for each in (name, name.upper()) if os.environ.get(each) == value), "")

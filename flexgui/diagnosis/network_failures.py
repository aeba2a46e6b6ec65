"""Explanations of requests that got no complete response."""

from __future__ import annotations

from flexgui.diagnosis.actions import Action
from flexgui.diagnosis.findings import NO_TOKEN, Check, Explanation
from flexgui.flex.environment import Environment, EnvironmentKind
from flexgui.translation import tr
from flexgui.transport.exchange import Exchange, TransportFailure


def explain_network_failure(
    failure: TransportFailure, exchange: Exchange, environment: Environment | None
) -> Explanation:
    """Return why no complete response came, whether anything was sent, and what to check."""
    titles = {
        "dns": tr("Server name not found"),
        "refused": tr("Server not reached"),
        "no route": tr("Server not reached"),
        "connect timeout": tr("Server not reached"),
        "tls": tr("Certificate not trusted") if failure.distrusted else tr("No secure connection"),
        "read timeout": tr("No response in time"),
        "truncated": tr("Response incomplete"),
        "too large": tr("Response too large"),
        "proxy": tr("Proxy not usable"),
        "ca file": tr("CA file not usable"),
        "cancelled": tr("Request cancelled"),
        "broken": tr("Request failed") if failure.nothing_sent else tr("Connection broken"),
    }
    sentence = f"{failure.message} {_what_was_sent(failure, exchange)}".rstrip()
    text = _network_advice(failure, exchange)
    check = (Check("not checked", tr("The connection to the server."), text),) if text else ()
    custom = environment is not None and environment.kind is EnvironmentKind.CUSTOM
    by_profile = custom or failure.kind in ("dns", "proxy", "ca file")
    steps = (Action.SEND_AGAIN, Action.EDIT_PROFILE) if by_profile else (Action.SEND_AGAIN,)
    return Explanation(titles[failure.kind], sentence, check, steps, banner=tr(NO_TOKEN))


def _what_was_sent(failure: TransportFailure, exchange: Exchange) -> str:
    if failure.nothing_sent:
        return tr("Nothing was sent.")
    if exchange.request.method != "POST":
        return ""
    if failure.phase == "sending":
        return tr("A part of the request may have been sent.")
    if failure.phase == "waiting" or failure.kind == "truncated":
        return tr("The request may have reached it.")
    return ""


def _network_advice(failure: TransportFailure, exchange: Exchange) -> str:
    if failure.kind == "tls":
        return _certificate_advice(exchange) if failure.distrusted else ""
    return {
        "dns": tr("Check the network, a VPN, and the host name in the profile."),
        "refused": tr("The computer answers, but nothing listens on that port."),
        "no route": tr("The network is down, or a VPN is missing."),
        "connect timeout": tr(
            "A firewall may drop the packets, or a proxy may be needed: name it in Profile, Network, or in HTTPS_PROXY."
        ),
        "proxy": tr("Profile, Network shows which proxy is used and where it is set; NO_PROXY excludes hosts."),
        "ca file": tr("Profile, Network shows which certificates are trusted and where that is set."),
    }.get(failure.kind, "")


def _certificate_advice(exchange: Exchange) -> str:
    """Return where to add the certificate of a company's TLS inspection, given the trusted certificates now."""
    trust = exchange.route.trust if exchange.route is not None else None
    if trust is not None and trust.source == "variable":
        return tr(
            "Only the certificates that {name} names are trusted. Add those of a proxy that inspects TLS to {path}.",
            name=trust.name,
            path=trust.value,
        )
    if trust is not None and trust.source == "setting":
        return tr("Only the certificates in {path} are trusted, as set in Profile, Network.", path=trust.value)
    return tr(
        "The certificates of the system are trusted. A proxy that inspects TLS has a CA of its own: install it in the "
        "system, or name its file in Profile, Network."
    )

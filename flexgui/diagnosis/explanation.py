"""Explanations of outcomes, for the window and the command line.

An explanation has a title (what happened), a sentence (why), checks (what this computer knows) and next steps.
"""

from __future__ import annotations

from flexgui.diagnosis.actions import Action
from flexgui.diagnosis.findings import NO_TOKEN, Check, Explanation, LocalFacts, Tone, nothing_yet, status_text
from flexgui.flex.environment import Environment, EnvironmentKind
from flexgui.flex.refusal import Refusal
from flexgui.flex.verification import KeySource, State, Verification
from flexgui.translation import tr
from flexgui.transport.exchange import Exchange, TransportFailure


def explain(
    exchange: Exchange | None,
    environment: Environment | None,
    *,
    refusal: Refusal | None = None,
    not_a_token: str | None = None,
    verification: Verification | None = None,
    key: KeySource | None = None,
    facts: LocalFacts | None = None,
) -> Explanation:
    """Return the explanation of an outcome; never raises because of what a server sent.

    `facts` are needed for the refusal of a signed request only.
    """
    if exchange is not None and exchange.failure is not None:
        return explain_network_failure(exchange.failure, exchange, environment)
    if refusal is not None and exchange is not None and exchange.response is not None:
        from flexgui.diagnosis.refusals import explain_refusal  # imports the whole diagnosis

        return explain_refusal(refusal, exchange, exchange.response, environment, facts)
    if not_a_token is not None:
        return _no_token(not_a_token, exchange)
    if verification is not None:
        return _verified(verification, key, exchange)
    return nothing_yet()


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


def _no_token(why: str, exchange: Exchange | None) -> Explanation:
    if exchange is None or exchange.response is None:
        return Explanation(tr("Not a token"), why)
    title = tr("{status}, but no token", status=exchange.response.status)
    sentence = f"{tr('The answer is not a capture context.')} {why}"
    return Explanation(title, sentence, (), (Action.SEND_AGAIN,), banner=tr(NO_TOKEN))


def _verified(verification: Verification, key: KeySource | None, exchange: Exchange | None) -> Explanation:
    worst = verification.worst
    answer = exchange.response if exchange is not None else None
    again = (Action.SEND_AGAIN,) if exchange is not None else ()
    if verification.state is State.VALID:
        title = status_text(answer.status) if answer else tr("Signature valid")
        transient = any(verdict.name == "collected" for verdict in verification.verdicts)
        came = tr("A transient token came back.") if transient else tr("A capture context came back.")
        sentence = came if answer else worst.reason
        banner = "" if answer else tr("It is genuine and has not expired.")
        return Explanation(title, sentence, tone="good", banner=banner)
    signature, refetch = verification["signature"], (Action.FETCH_KEY_AGAIN, *again)
    banner = tr("Do not use this token.")
    if signature.state is State.INVALID:
        return Explanation(tr("Signature invalid"), signature.reason, (), refetch, banner=banner)
    if signature.state is State.NOT_CHECKED and worst.state is not State.INVALID:
        steps = refetch if key is not None and key.problem else again
        banner = tr("Do not rely on this token yet.")
        return Explanation(tr("Signature not checked"), signature.reason, (), steps, tone="warn", banner=banner)
    if worst.expired:
        genuine = signature.state is State.VALID
        title = tr("Signature valid, but expired") if genuine else tr("Expired, signature not checked")
        return Explanation(title, tr("It can no longer be used. Get a new one."), (), again, tone="warn")
    if signature.state is State.VALID:
        tone: Tone = "bad" if worst.state is State.INVALID else "warn"
        title = tr("Signature valid, {check} {state}", check=worst.label, state=worst.state.label)
        banner = banner if tone == "bad" else tr("One check could not be made.")
        return Explanation(title, worst.reason, (), again, tone=tone, banner=banner)
    title = tr("{check} {state}", check=worst.label, state=worst.state.label)
    return Explanation(f"{title[:1].upper()}{title[1:]}", worst.reason, (), refetch, banner=banner)


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
    """Return where to add the certificate of a company's TLS inspection to the certificates trusted now."""
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

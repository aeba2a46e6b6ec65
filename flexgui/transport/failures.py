"""Explanations of failed exchanges, by their cause and the phase in which they failed."""

from __future__ import annotations

import errno
import http.client
import re
import socket
import ssl
from typing import NamedTuple

from flexgui.errors import NotSent
from flexgui.translation import number, tr
from flexgui.transport.exchange import FailureKind, Phase, TransportFailure

_TUNNEL = re.compile(r"Tunnel connection failed: (\d{3})")
_UNREACHABLE = frozenset(
    {
        errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EADDRNOTAVAIL, errno.ENETDOWN,
        errno.EAFNOSUPPORT, getattr(errno, "EHOSTDOWN", errno.EHOSTUNREACH),
    }
)  # fmt: skip
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, 10013})  # the last is WSAEACCES of Windows
_LINK_LOCAL = re.compile(r"\[fe[89ab][0-9a-f]:[^%\]]*\]", re.IGNORECASE)  # fe80::/10 (RFC 4291, 2.5.6)
# A handshake that the server ends raises SSLEOFError, with Python 3.11.2 SSLZeroReturnError.
_ENDED = (ssl.SSLEOFError, ssl.SSLZeroReturnError)
_CLOSED = (ConnectionResetError, BrokenPipeError, ConnectionAbortedError, *_ENDED, http.client.IncompleteRead)
_MAX_CAUSES = 50

_KindAndMessage = tuple[FailureKind, str]


class Attempt(NamedTuple):
    """Values for the sentences: server, proxy ("" for none) and whether it has a login, timeouts in seconds."""

    host: str
    proxy: str
    connect_timeout: float
    read_timeout: float
    proxy_login: bool = False


def explain_failure(error: BaseException, phase: Phase, attempt: Attempt) -> TransportFailure:
    """Return the failure for an exception of requests, urllib3 or the system, by its causes and the phase."""
    if isinstance(error, NotSent):
        return TransportFailure(error.kind, str(error), phase="preparing")
    causes = _causes(error)
    if phase == "tunnel" and _has(causes, ssl.SSLError):
        phase = "handshake"  # the proxy has connected to the server
    if phase in ("connecting", "tunnel") and attempt.proxy:
        return TransportFailure("proxy", _proxy_problem(causes, phase, attempt), phase=phase)
    explain = {"connecting": _connecting, "tunnel": _connecting, "handshake": _handshake}.get(phase, _after)
    kind, message = explain(causes, phase, attempt) or ("broken", _unknown(error, phase, attempt.host))
    distrusted = phase == "handshake" and _has(causes, ssl.SSLCertVerificationError)
    return TransportFailure(kind, message, distrusted, phase)


def timed_out(phase: Phase, attempt: Attempt, seconds: float) -> TransportFailure:
    """Return the failure of a request that exceeded the total time limit."""
    kind: FailureKind = "connect timeout" if phase in ("preparing", "connecting", "tunnel") else "read timeout"
    activity, limit = _activity(phase, attempt.host), number(seconds)
    message = tr("{activity} was not done within {seconds} s.", activity=activity, seconds=limit)
    return TransportFailure(kind, message, phase=phase)


def cancelled(phase: Phase) -> TransportFailure:
    """Return the failure of a request that was cancelled."""
    return TransportFailure("cancelled", tr("The request was cancelled."), phase=phase)


def too_large(host: str, limit: int) -> TransportFailure:
    """Return the failure of a response with more than `limit` bytes."""
    message = tr("The response of {host} has more than {size} bytes; it was cut there.", host=host, size=number(limit))
    return TransportFailure("too large", message, phase="receiving")


def _connecting(causes: list[BaseException], phase: Phase, attempt: Attempt) -> _KindAndMessage | None:
    host = attempt.host
    if _has(causes, socket.gaierror):
        return "dns", tr("DNS lookup failed for {host}. Check network, VPN or proxy.", host=host)
    if _has(causes, TimeoutError) or _named(causes, "ConnectTimeout"):
        limit = number(attempt.connect_timeout)
        return "connect timeout", tr("{host} did not accept a connection within {seconds} s.", host=host, seconds=limit)
    if _has(causes, ConnectionRefusedError):
        return "refused", tr("{host} refused the connection: nothing listens on that port.", host=host)
    if _LINK_LOCAL.search(host) and _has(causes, OSError):
        message = tr(
            "{host} is a link-local address, which is reached only through a named interface. Use the computer’s name "
            "or another of its addresses.",
            host=host,
        )
        return "broken", message
    if _has_number(causes, _UNREACHABLE):
        return "no route", tr("There is no route from this computer to {host}.", host=host)
    if _has_number(causes, _FORBIDDEN):
        message = tr(
            "This computer forbids the connection to {host}. Check its firewall and security software.", host=host
        )
        return "broken", message
    return None


def _handshake(causes: list[BaseException], phase: Phase, attempt: Attempt) -> _KindAndMessage | None:
    host = attempt.host
    untrusted = next((each for each in causes if isinstance(each, ssl.SSLCertVerificationError)), None)
    if untrusted is not None:
        why = (getattr(untrusted, "verify_message", "") or str(untrusted)).rstrip(".")
        return "tls", tr("This computer does not trust the certificate of {host}: {why}.", host=host, why=why)
    if _has(causes, TimeoutError):
        limit = number(attempt.connect_timeout)
        message = tr("The TLS handshake with {host} was not done within {seconds} s.", host=host, seconds=limit)
        return "connect timeout", message
    if _has(causes, *_CLOSED):
        return "tls", tr("{host} closed the connection during the TLS handshake.", host=host)
    if _has_number(causes, _UNREACHABLE):
        return "broken", _lost(host)
    refused = next((each for each in causes if isinstance(each, ssl.SSLError)), None)
    if refused is None:
        return None
    if refused.reason in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE"):
        return "tls", tr("{host} does not speak TLS on that port.", host=host)
    why = (refused.reason or type(refused).__name__).replace("_", " ").lower()
    return "tls", tr("The TLS handshake with {host} failed: {why}.", host=host, why=why)


def _after(causes: list[BaseException], phase: Phase, attempt: Attempt) -> _KindAndMessage | None:
    """Explain a failure while sending, waiting or receiving."""
    host, limit = attempt.host, number(attempt.read_timeout)
    if _has(causes, TimeoutError) or _named(causes, "ReadTimeout"):
        message = {
            "sending": tr("{host} did not take the whole request within {seconds} s.", host=host, seconds=limit),
            "waiting": tr("{host} took the request and sent no response for {seconds} s.", host=host, seconds=limit),
        }.get(phase) or tr("{host} stopped sending its response for {seconds} s.", host=host, seconds=limit)
        return "read timeout", message
    if phase == "receiving":
        if _has(causes, OSError, http.client.HTTPException) or _named(causes, "ProtocolError"):
            return "truncated", tr("The response of {host} ended before it was complete.", host=host)
        return None
    if _has(causes, http.client.RemoteDisconnected, *_CLOSED):
        if phase == "sending":
            return "broken", tr("{host} closed the connection while the request was being sent.", host=host)
        return "broken", tr("{host} closed the connection without a response.", host=host)
    if _has(causes, http.client.HTTPException):
        return "broken", tr("The response of {host} is not HTTP.", host=host)
    return ("broken", _lost(host)) if _has_number(causes, _UNREACHABLE) else None


def _lost(host: str) -> str:
    return tr("The network connection to {host} was lost. Check network or VPN.", host=host)


def _proxy_problem(causes: list[BaseException], phase: Phase, attempt: Attempt) -> str:
    proxy, host = attempt.proxy, attempt.host
    status = next((match[1] for each in causes if (match := _TUNNEL.search(str(each)))), None)
    if status == "407" and attempt.proxy_login:
        return tr("The proxy {proxy} did not accept the user name and password in its address (407).", proxy=proxy)
    if status == "407":
        return tr(
            "The proxy {proxy} asks for a login (407). Set the environment variable HTTPS_PROXY to "
            "http://USER:PASSWORD@HOST:PORT; the proxy in FlexGUI’s settings must then be “System”.",
            proxy=proxy,
        )
    if status is not None:
        return tr(
            "The proxy {proxy} did not connect to {host}: it answered {status}.", proxy=proxy, host=host, status=status
        )
    if phase == "connecting":  # an https proxy has its own handshake
        at_proxy = Attempt(proxy, "", attempt.connect_timeout, attempt.read_timeout)
        explained = _connecting(causes, phase, at_proxy) or _handshake(causes, phase, at_proxy)
        if explained is not None:
            return tr("The proxy could not be used. {why}", why=explained[1])
    if _has(causes, TimeoutError):
        limit = number(attempt.connect_timeout)
        return tr(
            "The proxy {proxy} did not connect to {host} within {seconds} s.", proxy=proxy, host=host, seconds=limit
        )
    if _has(causes, http.client.HTTPException, *_CLOSED):
        return tr("The proxy {proxy} closed the connection, or it is not an HTTP proxy.", proxy=proxy)
    return _unknown(causes[-1], "connecting", proxy)


def _activity(phase: Phase, host: str) -> str:
    return {
        "preparing": tr("Preparing the request to {host}", host=host),
        "connecting": tr("Connecting to {host}", host=host),
        "tunnel": tr("Connecting to {host} through the proxy", host=host),
        "handshake": tr("The TLS handshake with {host}", host=host),
        "sending": tr("Sending the request to {host}", host=host),
        "waiting": tr("Waiting for the response of {host}", host=host),
        "receiving": tr("Receiving the response of {host}", host=host),
    }[phase]


def _unknown(error: BaseException, phase: Phase, host: str) -> str:
    """Name an unknown exception by its class; its text may hold a secret."""
    innermost = _causes(error)[-1]
    number_text = f" {innermost.errno}" if isinstance(innermost, OSError) and innermost.errno else ""
    return tr(
        "{activity} failed for a reason that FlexGUI does not know ({error}).",
        activity=_activity(phase, host),
        error=f"{type(innermost).__name__}{number_text}",
    )


def _has(causes: list[BaseException], *classes: type[BaseException]) -> bool:
    return any(isinstance(each, classes) for each in causes)


def _has_number(causes: list[BaseException], numbers: frozenset[int]) -> bool:
    system = (each for each in causes if isinstance(each, OSError) and not isinstance(each, ssl.SSLError))
    return any(each.errno in numbers for each in system)  # an SSLError has numbers of OpenSSL


def _named(causes: list[BaseException], part: str) -> bool:
    return any(part in type(each).__name__ for each in causes)


def _causes(error: BaseException) -> list[BaseException]:
    """Return the exception and all that it wraps: causes, contexts, and those in the arguments of urllib3's."""
    found: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting and len(found) < _MAX_CAUSES:
        each = waiting.pop(0)
        if isinstance(each, BaseException) and each not in found:
            found.append(each)
            waiting += [each.__cause__, each.__context__, getattr(each, "reason", None), *each.args]
    return found

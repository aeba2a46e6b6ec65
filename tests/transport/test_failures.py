"""Messages about failures match the phase and do not guess the cause of an unknown exception."""

from __future__ import annotations

import errno
import socket

import pytest

from flexgui.transport.exchange import Phase
from flexgui.transport.failures import Attempt, explain_failure, timed_out

DIRECT = Attempt("h.example", "", 10, 30)
PHASES: tuple[Phase, ...] = ("preparing", "connecting", "handshake", "sending", "waiting", "receiving")


@pytest.mark.parametrize(
    ("error", "phase", "kind", "sentence"),
    [
        (socket.gaierror(-2, "x"), "connecting", "dns", "DNS lookup failed for h.example"),
        (TimeoutError(), "connecting", "connect timeout", "did not accept a connection within 10 s"),
        (ConnectionRefusedError(), "connecting", "refused", "nothing listens on that port"),
        (OSError(errno.ENETUNREACH, "x"), "connecting", "no route", "no route from this computer"),
        (OSError(errno.EAFNOSUPPORT, "x"), "connecting", "no route", "no route from this computer"),
        (OSError(errno.EACCES, "x"), "connecting", "broken", "This computer forbids the connection to h.example."),
        (OSError(errno.ENETDOWN, "x"), "handshake", "broken", "The network connection to h.example was lost."),
        (OSError(errno.EHOSTUNREACH, "x"), "sending", "broken", "The network connection to h.example was lost."),
        (OSError(errno.ENETUNREACH, "x"), "waiting", "broken", "The network connection to h.example was lost."),
        (ConnectionResetError(), "handshake", "tls", "during the TLS handshake"),
        (BrokenPipeError(), "sending", "broken", "while the request was being sent"),
        (TimeoutError(), "sending", "read timeout", "did not take the whole request"),
        (TimeoutError(), "waiting", "read timeout", "took the request and sent no response for 30 s"),
        (ConnectionResetError(), "waiting", "broken", "without a response"),
        (TimeoutError(), "receiving", "read timeout", "stopped sending its response"),
        (ConnectionResetError(), "receiving", "truncated", "ended before it was complete"),
    ],
)
def test_each_phase_has_its_own_sentence(error: Exception, phase: Phase, kind: str, sentence: str) -> None:
    failure = explain_failure(error, phase, DIRECT)
    assert (failure.kind, failure.phase) == (kind, phase)
    assert sentence in failure.message


@pytest.mark.parametrize("number", [errno.EINVAL, 10022, errno.EHOSTUNREACH])  # Linux, Windows, macOS
def test_a_link_local_address_needs_an_interface(number: int) -> None:
    attempt = DIRECT._replace(host="[fe80::1]:8443")
    failure = explain_failure(OSError(number, "x"), "connecting", attempt)
    assert failure.message.startswith("[fe80::1]:8443 is a link-local address")
    assert "Use the computer’s name or another of its addresses." in failure.message
    assert "refused" in explain_failure(ConnectionRefusedError(), "connecting", attempt).message
    proxied = explain_failure(OSError(number, "x"), "connecting", DIRECT._replace(proxy="http://[fe80::1]:3128"))
    assert "http://[fe80::1]:3128 is a link-local address" in proxied.message
    with_interface = explain_failure(OSError(number, "x"), "connecting", DIRECT._replace(proxy="http://[fe80::1%eth0]"))
    assert "link-local" not in with_interface.message


@pytest.mark.parametrize("phase", PHASES)
def test_an_unknown_exception_is_named_by_its_class(phase: Phase) -> None:
    failure = explain_failure(RuntimeError("secret text"), phase, DIRECT)
    assert failure.kind == "broken"
    assert failure.message.endswith("failed for a reason that FlexGUI does not know (RuntimeError).")
    assert failure.nothing_sent is (phase in ("preparing", "connecting", "handshake"))


def test_the_total_timeout_names_the_phase() -> None:
    sentences = {timed_out(phase, DIRECT, 60).message for phase in PHASES}
    assert len(sentences) == len(PHASES)
    assert all(each.endswith("was not done within 60 s.") for each in sentences)

"""Outcomes of requests for tests that need no server."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flexgui.flex.environment import TEST
from flexgui.flex.request import CaptureContextRequest, RequestedField
from flexgui.outcome import RequestOutcome
from flexgui.transport.exchange import Exchange, SentRequest, TransportFailure

CARD_NUMBER = CaptureContextRequest((RequestedField("paymentInformation.card.number"),))
UNSENT = Exchange(
    SentRequest("POST", "https://flex.example/flex/v2/sessions", (), b"{}"),
    None,
    TransportFailure("dns", "DNS lookup failed for flex.example."),
    datetime(2026, 1, 1, tzinfo=UTC),
    0.1,
)


def request_outcome(exchange: Exchange = UNSENT, **members: Any) -> RequestOutcome:
    """The outcome of a request for the card number in the test environment; by default it did not reach the server."""
    return RequestOutcome(**{"exchange": exchange, "request": CARD_NUMBER, "environment": TEST} | members)

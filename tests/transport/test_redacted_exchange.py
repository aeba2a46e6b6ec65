"""The text of a request and the JSON of an exchange contain no credentials."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from flexgui.transport.exchange import Exchange, Response, SentRequest, TransportFailure
from flexgui.transport.redacted_exchange import exchange_json, http_text

STARTED = datetime(2026, 3, 2, 9, 15, 0, tzinfo=UTC)
TOKEN = "eyJhbGciOi.J9.c2lnbmF0dXJl"
PROOF = "mDw36+Yj7NQRJj/FOo1vHMmJ9EAsq3VGcM4Ub9HP+yM="
SIGNATURE = f'keyid="k1", algorithm="HmacSHA256", headers="host date", signature="{PROOF}"'
REQUEST = SentRequest(
    "POST",
    "https://apitest.cybersource.com/flex/v2/sessions?a=1",
    (("Host", "apitest.cybersource.com"), ("Authorization", f"Bearer {TOKEN}"), ("signature", SIGNATURE)),
    b'{"fields":{}}',
)


def exchange(*headers: tuple[str, str]) -> Exchange:
    return Exchange(REQUEST, Response(401, "Unauthorized", headers, b"no\xff"), None, STARTED, 0)


def test_the_shown_request_has_no_credentials() -> None:
    shown = http_text(REQUEST)
    assert shown.startswith("POST /flex/v2/sessions?a=1 HTTP/1.1\nHost: apitest.cybersource.com\n")
    assert shown.endswith('\n\n{"fields":{}}')
    assert "Bearer ••• (fingerprint " in shown
    assert 'keyid="k1", algorithm="HmacSHA256", headers="host date", signature="••• (fingerprint ' in shown
    assert TOKEN not in shown
    assert PROOF not in shown


def test_the_unmasked_request_is_the_sent_one() -> None:
    assert TOKEN in http_text(REQUEST, masked=False)


def test_neither_repr_nor_json_hold_credentials() -> None:
    whole = exchange(("Set-Cookie", "sid=hush"), ("v-c-correlation-id", "abc"))
    text = repr(whole) + json.dumps(exchange_json(whole))
    assert not [each for each in (TOKEN, PROOF, "hush") if each in text]


def test_a_failure_has_the_same_shape_in_json() -> None:
    broken = Exchange(
        REQUEST, None, TransportFailure("dns", "DNS lookup failed for x.", phase="connecting"), STARTED, 0.5
    )
    record = exchange_json(broken)
    assert record["response"] is None
    assert record["failure"] == {"kind": "dns", "message": "DNS lookup failed for x.", "phase": "connecting"}
    assert record.keys() == exchange_json(exchange()).keys()


def test_credentials_in_a_response_are_not_shown() -> None:
    proof = "eyJhbGciOiJIUzI1NiJ9.eyJ4IjoxfQ.c2lnbmF0dXJlIG9mIG1pbmU"
    request = SentRequest("POST", "https://h/p", (("Authorization", f"Bearer {proof}"),), b"")
    echo = Response(400, "", (("X-Echo", proof),), f"<p>Bearer {proof}</p>".encode())
    record = json.dumps(exchange_json(Exchange(request, echo, None, datetime(2026, 1, 1, tzinfo=UTC), 1)))
    assert proof not in record
    assert "<p>" in record

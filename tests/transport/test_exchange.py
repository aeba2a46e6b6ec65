"""The clock difference, the correlation ID and the request line of an exchange."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from flexgui.transport.exchange import Exchange, Response, SentRequest, parse_http_date

STARTED = datetime(2026, 3, 2, 9, 15, 0, tzinfo=UTC)
REQUEST = SentRequest("POST", "https://apitest.cybersource.com/flex/v2/sessions?a=1", (), b'{"fields":{}}')


def exchange(*headers: tuple[str, str], seconds: float = 0) -> Exchange:
    return Exchange(REQUEST, Response(401, "Unauthorized", headers, b"no\xff"), None, STARTED, seconds)


def test_a_request_without_a_path_still_has_a_request_line() -> None:
    assert SentRequest("GET", "http://127.0.0.1:1", (), b"").request_line == "GET / HTTP/1.1"


def test_the_clock_of_the_server_is_compared_with_the_end_of_the_exchange() -> None:
    ahead = exchange(("Date", "Mon, 02 Mar 2026 09:21:43 GMT"), seconds=2)
    assert ahead.server_time == datetime(2026, 3, 2, 9, 21, 43, tzinfo=UTC)
    assert ahead.clock_skew == 401


@pytest.mark.parametrize("date", ["", "yesterday", "Mon, 99 Foo 2026 09:00:00 GMT", "Mon, 02 Mar 99999 09:00:00 GMT"])
def test_an_invalid_date_is_ignored(date: str) -> None:
    assert exchange(("Date", date)).clock_skew is None
    assert exchange().clock_skew is None


def test_the_correlation_id_header_is_case_insensitive() -> None:
    assert exchange(("V-C-Correlation-Id", "c5d0")).correlation_id == "c5d0"
    assert exchange().correlation_id is None


def test_a_date_of_another_time_zone_is_read_as_utc() -> None:
    assert parse_http_date("Mon, 02 Mar 2026 10:15:00 +0100") == STARTED
    assert parse_http_date("yesterday") is None

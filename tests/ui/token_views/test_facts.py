"""Short texts about an exchange."""

from __future__ import annotations

from datetime import UTC, datetime

from flexgui.transport.exchange import Exchange, SentRequest
from flexgui.ui.token_views.facts import correlation_id, key_text, size_and_time

UNANSWERED = Exchange(SentRequest("POST", "https://h/p", (), b""), None, None, datetime(2026, 1, 1, tzinfo=UTC), 0.25)


def test_without_a_response_only_the_time_is_shown() -> None:
    assert (size_and_time(UNANSWERED), correlation_id(UNANSWERED), key_text(None)) == ("250 ms", "", "")

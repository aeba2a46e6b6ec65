"""Short texts about an exchange."""

from __future__ import annotations

from flexgui.ui.token_views.facts import correlation_id, key_text, received, size_and_time


def test_without_an_exchange_there_are_no_facts() -> None:
    assert (size_and_time(None), correlation_id(None), received(None), key_text(None)) == ("", "", "", "")

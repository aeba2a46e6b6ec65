"""The clock returns aware times in UTC."""

from __future__ import annotations

from datetime import UTC

from flexgui.clock import utc_now


def test_the_time_is_in_utc() -> None:
    assert utc_now().tzinfo is UTC

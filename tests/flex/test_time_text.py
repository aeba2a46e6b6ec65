"""Texts for times and durations."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexgui.flex.time_text import duration_text, moment_text

NOW = datetime(2026, 3, 2, 9, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"), (59.4, "59 s"), (60, "1 min 0 s"), (872, "14 min 32 s"), (3600, "1 h 0 min"), (86400, "1 day"),
        (90000, "1 day 1 h"), (864000 * 3, "30 days"), (-5, "5 s"), (float("inf"), "a very long time"),
        (float("nan"), "a very long time"),
    ],
)  # fmt: skip
def test_durations(seconds: float, words: str) -> None:
    assert duration_text(seconds) == words


@given(st.floats())
def test_any_time_has_a_text(timestamp: float) -> None:
    assert moment_text(timestamp, NOW)
    assert duration_text(timestamp)

"""Conversion of all dates to local time, even if the system supports only some years."""

from __future__ import annotations

import time
from datetime import UTC, datetime, tzinfo

import pytest

from flexgui.flex.local_time import local_time, utc_time


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-62_135_596_800, "0001-01-01T00:00:00+00:00"),
        (-1, "1969-12-31T23:59:59+00:00"),
        (0.5, "1970-01-01T00:00:00.500000+00:00"),
        (32_536_850_400, "3001-01-19T22:00:00+00:00"),  # beyond the range of Windows
        (253_402_300_799, "9999-12-31T23:59:59+00:00"),
    ],
)
def test_every_year_of_the_calendar_is_converted(seconds: float, text: str) -> None:
    assert utc_time(seconds).isoformat() == text


@pytest.mark.parametrize("seconds", [-62_135_596_801, 253_402_300_800, 1e300, float("inf"), float("nan")])
def test_times_outside_the_calendar_are_refused(seconds: float) -> None:
    with pytest.raises((ValueError, OverflowError)):
        utc_time(seconds)


class OnWindows(datetime):
    """A time whose conversion to local time fails, as for years before 1970 on Windows."""

    def astimezone(self, tz: tzinfo | None = None) -> datetime:
        if tz is None:
            raise OSError(22, "Invalid argument")
        return super().astimezone(tz)


def test_the_standard_offset_is_used_if_the_system_fails() -> None:
    moment = local_time(OnWindows(1969, 7, 20, 20, 17, tzinfo=UTC))
    assert moment == datetime(1969, 7, 20, 20, 17, tzinfo=UTC)
    offset = moment.utcoffset()
    assert offset.total_seconds() == -time.timezone


def test_local_time_is_the_system_time() -> None:
    moment = datetime(2026, 7, 1, 12, tzinfo=UTC)
    assert local_time(moment).utcoffset() == moment.astimezone().utcoffset()

"""Conversion of untrusted times over the whole calendar.

Windows converts only times between 1970 and the year 3000 (see `datetime.fromtimestamp`); these functions do not depend
on that.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def utc_time(seconds: float) -> datetime:
    """Return seconds since 1970 as UTC. Raises ValueError or OverflowError outside the years 1 to 9999."""
    return _EPOCH + timedelta(seconds=seconds)


def local_time(moment: datetime) -> datetime:
    """Return an aware moment in local time. Raises ValueError or OverflowError outside the years 1 to 9999.

    Where the system knows no offset for that year, its standard offset is used.
    """
    try:
        return moment.astimezone()
    except OSError:
        return moment.astimezone(timezone(timedelta(seconds=-time.timezone), time.tzname[0]))

"""Moments and durations in words, in the language of the user."""

from __future__ import annotations

from datetime import datetime

from flexgui.flex.local_time import local_time, utc_time
from flexgui.translation import date, tr, trn


def duration_text(seconds: float) -> str:
    """Return a duration, such as 14 min 32 s; without seconds from one hour."""
    if not abs(seconds) < 1e15:  # also true of nan
        return tr("a very long time")
    whole = round(abs(seconds))
    if whole < 60:
        return tr("{seconds} s", seconds=whole)
    if whole < 3600:
        return tr("{minutes} min {seconds} s", minutes=whole // 60, seconds=whole % 60)
    if whole < 86400:
        return tr("{hours} h {minutes} min", hours=whole // 3600, minutes=whole % 3600 // 60)
    days, hours = whole // 86400, whole % 86400 // 3600
    if days < 10 and hours:
        return trn("{n} day {hours} h", "{n} days {hours} h", days, hours=hours)
    return trn("{n} day", "{n} days", days)


def moment_text(timestamp: float, now: datetime) -> str:
    """Return a moment in seconds since 1970 as local time of day, 24 h; with the date if that is not today's."""
    moment = _local(timestamp)
    if moment is None:
        return tr("beyond the calendar")
    clock = f"{moment:%H:%M:%S}"
    return clock if is_today(timestamp, now) else f"{date(moment)} {clock}"


def is_today(timestamp: float, now: datetime) -> bool:
    """Return whether a moment in seconds since 1970 is on the local day of `now`."""
    moment = _local(timestamp)
    return moment is not None and moment.date() == now.astimezone().date()


def _local(timestamp: float) -> datetime | None:
    """Return seconds since 1970 as local time, None if out of range."""
    try:
        return local_time(utc_time(timestamp))
    except (OverflowError, ValueError):
        return None

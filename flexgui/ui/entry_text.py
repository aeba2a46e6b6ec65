"""The texts of a history entry: name, details, verdict and times."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.local_time import local_time
from flexgui.flex.text import shown
from flexgui.flex.token import TokenKind
from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.translation import day_in_words, later, number, tr, trn
from flexgui.ui.token_kinds import NAMES

if TYPE_CHECKING:
    from flexgui.history.listing import Entry

_KINDS = {kind.value: name for kind, name in NAMES.items()}
_WEEKDAYS = (
    later("Monday"),
    later("Tuesday"),
    later("Wednesday"),
    later("Thursday"),
    later("Friday"),
    later("Saturday"),
    later("Sunday"),
)
_VERDICTS = {
    "valid": ("ok", "check", later("Valid")),
    "invalid": ("bad", "invalid", later("Invalid")),
    "expired": ("warn", "hourglass", later("Expired")),
    "not checked": ("none", "not-checked", later("Not checked")),
    "": ("bad", "invalid", later("No token")),
}


def verdict_style(entry: Entry, now: datetime) -> tuple[str, str, str]:
    """Return tone, icon and text for the verdict of an entry at an aware time."""
    tone, icon, text = _VERDICTS.get(entry.state_at(now), _VERDICTS["not checked"])
    return tone, icon, tr(text)


def kind_text(entry: Entry) -> str:
    """Return the kind of the token, or the title of the response if there is no token."""
    if entry.kind == "exchange":
        return tr(_KINDS[TokenKind.CAPTURE_CONTEXT.value]) if entry.state else shown(entry.title, 120)
    return tr(_KINDS[entry.kind]) if entry.kind in _KINDS else shown(entry.kind, 40)


def clock_text(entry: Entry) -> str:
    """Return the local time of day of an entry."""
    return f"{local_time(entry.at):%H:%M:%S}"


def entry_name(entry: Entry) -> str:
    """Return the name of an entry, or its kind and time."""
    what = " ".join(each for each in (kind_text(entry), shown(entry.type, 24)) if each)
    return shown(entry.name, 120) or tr("{what} of {time}", what=what, time=clock_text(entry))


def title_text(entry: Entry) -> str:
    """Return the name of an entry, or its kind."""
    return shown(entry.name, 120) or kind_text(entry)


def status_text(entry: Entry) -> str:
    """Return the HTTP status of the response; empty if there was none, or if the title begins with it."""
    status = str(entry.status or "")
    return "" if not entry.name and title_text(entry).startswith(status) else status


def details_text(entry: Entry) -> str:
    """Return kind (if the entry has a name), type, number of fields, merchant and environment, as far as known.

    The profile takes the place of a merchant that is not known. Entries of the local sandbox have its name only.
    """
    count = entry.fields
    fields = "" if count is None else trn("{n} field", "{n} fields", count)
    is_known = entry.environment in tuple(EnvironmentKind)
    environment = EnvironmentKind(entry.environment).label if is_known else ""
    kind = kind_text(entry) if entry.name else ""
    owner = shown(entry.merchant or entry.profile, 60)
    if entry.environment == EnvironmentKind.SANDBOX and entry.profile in ("", LOCAL_SANDBOX.name):
        owner, environment = LOCAL_SANDBOX.label, ""
    return "  ·  ".join(each for each in (kind, shown(entry.type, 24), fields, owner, environment) if each)


def repeats_text(entry: Entry) -> str:
    """Return how many times a request was sent, if its repeats are folded into this entry; else an empty text."""
    return f"×{number(len(entry.earlier) + 1)}" if entry.earlier else ""


def day_text(moment: datetime, now: datetime) -> str:
    """Return the local day of a moment as a heading; both are aware."""
    day, today = local_time(moment).date(), now.astimezone().date()
    if day == today:
        return tr("Today")
    if day == today - timedelta(days=1):
        return tr("Yesterday")
    return tr("{weekday}, {day}", weekday=tr(_WEEKDAYS[day.weekday()]), day=day_in_words(day))


def time_text(moment: datetime, now: datetime) -> str:
    """Return the local day and time of a moment for the end of a sentence; both are aware."""
    local, today = local_time(moment), now.astimezone().date()
    time = f"{local:%H:%M:%S}"
    if local.date() == today:
        return tr("today {time}", time=time)
    if local.date() == today - timedelta(days=1):
        return tr("yesterday {time}", time=time)
    return f"{day_text(moment, now)} {time}"

"""The texts of a history entry: name, details, verdict and times."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.local_time import local_time
from flexgui.flex.text import shown
from flexgui.flex.token import TokenKind
from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.translation import day_in_words, later, tr, trn
from flexgui.ui.token_kinds import NAMES

if TYPE_CHECKING:
    from flexgui.history.store import Entry

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
_ENVIRONMENTS = {
    EnvironmentKind.SANDBOX: later("Sandbox"),
    EnvironmentKind.TEST: later("Test"),
    EnvironmentKind.PRODUCTION: later("Production"),
    EnvironmentKind.CUSTOM: later("Custom"),
}
_VERDICTS = {
    "valid": ("ok", "check", later("Valid")),
    "invalid": ("bad", "invalid", later("Invalid")),
    "expired": ("warn", "hourglass", later("Expired")),
    "not checked": ("none", "not-checked", later("Not checked")),
    "": ("bad", "invalid", later("No token")),
}


def verdict_style(entry: Entry) -> tuple[str, str, str]:
    """Return tone, icon and text for the verdict of an entry."""
    tone, icon, text = _VERDICTS.get(entry.state, _VERDICTS["not checked"])
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
    return shown(entry.name, 120) or tr("{what} of {time}", what=kind_text(entry), time=clock_text(entry))


def details_text(entry: Entry) -> str:
    """Return kind (if the entry has a name), profile, environment and number of fields, as far as they are known."""
    count = entry.fields
    fields = "" if count is None else trn("{n} field", "{n} fields", count)
    is_known = entry.environment in tuple(EnvironmentKind)
    environment = tr(_ENVIRONMENTS[EnvironmentKind(entry.environment)]) if is_known else ""
    kind = kind_text(entry) if entry.name else ""
    profile = shown(entry.profile, 60)
    if entry.environment == EnvironmentKind.SANDBOX and entry.profile == LOCAL_SANDBOX.name:
        profile, environment = LOCAL_SANDBOX.label, ""
    return "  ·  ".join(each for each in (kind, profile, environment, fields) if each)


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

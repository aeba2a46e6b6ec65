"""The entries as a Qt list, page by page, a heading before each day; what to say of each entry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.text import shown
from flexgui.flex.token import TokenKind
from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.translation import date, day_in_words, later, tr, trn
from flexgui.ui.controllers.history_service import PAGE
from flexgui.ui.token.kinds import NAMES
from flexgui.ui.widgets.labels import plain_tip

if TYPE_CHECKING:
    from flexgui.history.store import Entry

ENTRY = Qt.ItemDataRole.UserRole + 1
"""The entry of a row, None where it is the heading of a day."""

Index = QModelIndex | QPersistentModelIndex
_KINDS = {kind.value: words for kind, words in NAMES.items()}
_DAYS = (
    later("Monday"),
    later("Tuesday"),
    later("Wednesday"),
    later("Thursday"),
    later("Friday"),
    later("Saturday"),
    later("Sunday"),
)
_PLACES = {
    EnvironmentKind.SANDBOX: later("Sandbox"),
    EnvironmentKind.TEST: later("Test"),
    EnvironmentKind.PRODUCTION: later("Production"),
    EnvironmentKind.CUSTOM: later("Custom"),
}
_LOOKS = {
    "valid": ("ok", "check", later("Valid")),
    "invalid": ("bad", "invalid", later("Invalid")),
    "expired": ("warn", "hourglass", later("Expired")),
    "not checked": ("none", "not-checked", later("Not checked")),
    "": ("bad", "invalid", later("No token")),
}


def look_of(entry: Entry) -> tuple[str, str, str]:
    """Return tone, icon and word of an entry's verdict."""
    tone, icon, word = _LOOKS.get(entry.state, _LOOKS["not checked"])
    return tone, icon, tr(word)


def what(entry: Entry) -> str:
    """Return what an entry is: what came of a request, or the kind of the token that was read."""
    if entry.kind == "exchange":
        return tr(_KINDS[TokenKind.CAPTURE_CONTEXT.value]) if entry.state else shown(entry.title, 120)
    return tr(_KINDS[entry.kind]) if entry.kind in _KINDS else shown(entry.kind, 40)


def clock(entry: Entry) -> str:
    """Return the time of day of an entry, as it was here."""
    return f"{entry.at.astimezone():%H:%M:%S}"


def called(entry: Entry) -> str:
    """Return an entry's name, or what it is and when it came."""
    return shown(entry.name, 120) or tr("{what} of {time}", what=what(entry), time=clock(entry))


def details(entry: Entry) -> str:
    """Return who asked where for how much, as far as it is known."""
    count = entry.fields
    asked = "" if count is None else trn("{n} field", "{n} fields", count)
    place = tr(_PLACES[EnvironmentKind(entry.environment)]) if entry.environment in tuple(EnvironmentKind) else ""
    named = what(entry) if entry.name else ""
    profile = shown(entry.profile, 60)
    if entry.environment == EnvironmentKind.SANDBOX and entry.profile == LOCAL_SANDBOX.name:
        profile, place = LOCAL_SANDBOX.label, ""
    return "  ·  ".join(each for each in (named, profile, place, asked) if each)


def day_words(moment: datetime, now: datetime) -> str:
    """Return the day of a moment in words; both are aware."""
    day, today = moment.astimezone().date(), now.astimezone().date()
    if day == today:
        return tr("Today")
    if day == today - timedelta(days=1):
        return tr("Yesterday")
    return tr("{weekday}, {day}", weekday=tr(_DAYS[day.weekday()]), day=day_in_words(day))


def when_words(moment: datetime, now: datetime) -> str:
    """Return the day and the time of a moment in words that end a sentence; both are aware."""
    local, today = moment.astimezone(), now.astimezone().date()
    time = f"{local:%H:%M:%S}"
    if local.date() == today:
        return tr("today {time}", time=time)
    if local.date() == today - timedelta(days=1):
        return tr("yesterday {time}", time=time)
    return f"{day_words(moment, now)} {time}"


class HistoryModel(QAbstractListModel):
    """Rows are days and entries. Signals: ``more_wanted(int)`` with the offset of the page that is asked for."""

    more_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[str | Entry] = []
        self._count = 0
        self._more = False
        self._asked = False

    @property
    def count(self) -> int:
        """How many entries are listed so far."""
        return self._count

    @property
    def more(self) -> bool:
        """Whether there are entries that are not listed yet."""
        return self._more

    def set_page(self, entries: Sequence[Entry], now: datetime, limit: int = PAGE) -> None:
        """List these, the first `limit` or all there are, in place of all others."""
        self.beginResetModel()
        self._rows = self._with_days(entries, now, "")
        self._count, self._more, self._asked = len(entries), len(entries) == limit, False
        self.endResetModel()

    def add_page(self, entries: Sequence[Entry], now: datetime) -> None:
        """List these below the others."""
        self._more, self._asked = len(entries) == PAGE, False
        last = self._rows[-1] if self._rows else ""
        rows = self._with_days(entries, now, day_words(last.at, now) if not isinstance(last, str) else last)
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self._count += len(entries)
            self.endInsertRows()

    def page_failed(self) -> None:
        """Ask again when the end is scrolled to the next time."""
        self._asked = False

    def entry(self, index: Index) -> Entry | None:
        """Return the entry of a row, None of a heading."""
        row = self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else ""
        return row if not isinstance(row, str) else None

    def row_of(self, entry_id: int) -> int:
        """Return the row of an entry, -1 if it is not listed."""
        return next(
            (row for row, each in enumerate(self._rows) if not isinstance(each, str) and each.id == entry_id), -1
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, parent: Index) -> None:
        self._asked = True
        self.more_wanted.emit(self._count)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry(index) is None:  # Up and Down pass over what is not enabled
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ENTRY:
            return row if not isinstance(row, str) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else called(row)
        if isinstance(row, str):
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            pinned = tr("pinned") if row.pinned else ""
            parts = (called(row), clock(row), look_of(row)[2], details(row), pinned, shown(row.note, 200))
            return ", ".join(each for each in parts if each)
        if role == Qt.ItemDataRole.ToolTipRole:
            moment = f"{date(row.at.astimezone())} {clock(row)}"
            lines = (called(row), shown(row.title, 200), moment, details(row), shown(row.note, 400))
            return plain_tip("\n".join(each for each in lines if each))
        return None

    @staticmethod
    def _with_days(entries: Sequence[Entry], now: datetime, day: str) -> list[str | Entry]:
        rows: list[str | Entry] = []
        for entry in entries:
            words = day_words(entry.at, now)
            if words != day:
                rows.append(words)
                day = words
            rows.append(entry)
        return rows

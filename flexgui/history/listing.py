"""Reads lists of history entries: by time, with repeats of one request folded, and tokens to compare with."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, Final

from flexgui.flex.local_time import utc_time

EARLIEST: Final = datetime(1970, 1, 2, tzinfo=UTC)
LATEST: Final = datetime(9999, 12, 30, tzinfo=UTC)
"""Times outside this range are clamped, because they may not exist in the local time zone."""

_NEWEST_FIRST = "ORDER BY at DESC, id DESC"
_RUN_KEY = """CASE WHEN repeat = '' OR pinned OR name <> '' OR note <> '' THEN id
    ELSE repeat || date(at, 'unixepoch', 'localtime') END"""
"""Equal for entries of one day with the same `repeat`; an entry with a name, a note or a pin is its own run."""


@dataclass(frozen=True)
class Summary:
    """The listed facts of an outcome; `fields` is the number of requested fields, None if there was no request.

    `state` is the state of the verification: "expired" if expiry is the only fault, empty without a verification.
    `type` is the integration type of the token ("api-0.1.0"), `status` the HTTP status of the response, `expires` when
    the token expires by this computer's clock; empty or None if there is none or it was not stored.
    """

    at: datetime
    kind: str
    profile: str
    environment: str
    title: str
    state: str
    fields: int | None
    type: str = ""
    merchant: str = ""
    status: int | None = None
    expires: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class NewEntry(Summary):
    """An entry to be stored: `record` is JSON, `key_id` the ID of the one-time key in a capture context, else empty.

    Entries with the same `repeat` are repeats of one request; an entry with an empty one repeats nothing.
    """

    key_id: str = ""
    search: str = ""
    record: str
    repeat: str = ""


@dataclass(frozen=True, kw_only=True)
class Entry(Summary):
    """An entry as it is listed, with the name, note and pin of the user.

    `earlier` holds the IDs of the repeats that are folded into this entry or listed below it, `is_repeat` is True for
    one of those.
    """

    id: int
    name: str
    note: str
    pinned: bool
    earlier: tuple[int, ...] = ()
    is_repeat: bool = False

    def state_at(self, now: datetime) -> str:
        """Return the state at an aware time: a token that was valid may have expired since."""
        has_expired = self.expires is not None and self.expires <= now
        return "expired" if self.state == "valid" and has_expired else self.state


_NAMES = tuple(each.name for each in fields(Entry) if each.name not in ("earlier", "is_repeat"))
_COLUMNS = ", ".join(_NAMES)


def clamped(moment: datetime) -> datetime:
    """Return an aware time, moved into the range that every time zone can show."""
    return min(max(moment, EARLIEST), LATEST)


def read_all(database: sqlite3.Connection, search: str) -> list[Entry]:
    """Return all entries, the newest first; `search` is case-folded."""
    where, values = _where(search)
    query = f"SELECT {_COLUMNS} FROM entry {where} {_NEWEST_FIRST}"  # noqa: S608  no value is in it
    return [_entry(row) for row in database.execute(query, values)]


def read_folded(
    database: sqlite3.Connection, search: str, limit: int, offset: int, unfolded: frozenset[int]
) -> list[Entry]:
    """Return the newest entry of each run of repeats that follow each other in time.

    The repeats of a run follow if `unfolded` has one of its IDs. `limit` and `offset` count runs.
    """
    where, values = _where(search)
    keys = database.execute(
        f"SELECT {_RUN_KEY}, id FROM entry {where} {_NEWEST_FIRST}",  # noqa: S608  no value is in it
        values,
    )
    pages = islice(groupby(keys, key=itemgetter(0)), offset, offset + limit)
    runs = [[int(entry_id) for _, entry_id in run] for _, run in pages]
    shown = [run if not unfolded.isdisjoint(run) else run[:1] for run in runs]
    entries = _by_id(database, [each for run in shown for each in run])
    listed = []
    for run, ids in zip(runs, shown, strict=True):
        listed.append(replace(entries[run[0]], earlier=tuple(run[1:])))
        listed += [replace(entries[each], is_repeat=True) for each in ids[1:]]
    return listed


def read_tokens(
    database: sqlite3.Connection, kinds: Sequence[str], token_type: str, without: str, limit: int
) -> list[Entry]:
    """Return entries with a token: those of `kinds` and `token_type` first, then those of `kinds`, the newest first.

    Those of the redacted token `without` are left out.
    """
    marks = ", ".join("?" for _ in kinds)
    found = database.execute(
        "SELECT id FROM entry WHERE (state <> '' OR kind <> 'exchange') "  # noqa: S608  no value is in it
        f"ORDER BY kind IN ({marks}) DESC, kind IN ({marks}) AND type = ? DESC, at DESC, id DESC",
        (*kinds, *kinds, token_type),
    )
    own = f'"token": {json.dumps(without)}'  # as in the JSON of the record

    def is_own(entry_id: int) -> bool:
        query = "SELECT 1 FROM record WHERE entry = ? AND instr(body, ?)"
        return database.execute(query, (entry_id, own)).fetchone() is not None

    chosen = list(islice((entry_id for (entry_id,) in found if not is_own(entry_id)), limit))
    entries = _by_id(database, chosen)
    return [entries[each] for each in chosen]


def read_entry(database: sqlite3.Connection, entry_id: int) -> Entry | None:
    """Return one entry, None if there is none with this ID."""
    return _by_id(database, [entry_id]).get(entry_id)


def _by_id(database: sqlite3.Connection, entry_ids: Sequence[int]) -> dict[int, Entry]:
    ids = ", ".join(map(str, entry_ids))
    rows = database.execute(f"SELECT {_COLUMNS} FROM entry WHERE id IN ({ids})")  # noqa: S608  integers only
    return {entry.id: entry for entry in map(_entry, rows)}


def _where(search: str) -> tuple[str, list[str]]:
    """Return the condition that each word of `search` occurs in name, note or search text, and its values."""
    words = search.split()
    conditions = " AND ".join("(instr(search, ?) OR instr(lower(name || ' ' || note), ?))" for _ in words)
    return f"WHERE {conditions}" if words else "", [word for word in words for _ in range(2)]


def _entry(row: Sequence[Any]) -> Entry:
    values = dict(zip(_NAMES, row, strict=True))
    expires = values["expires"]
    values |= {"at": _moment(values["at"]), "expires": None if expires is None else _moment(expires)}
    return Entry(**values | {"pinned": bool(values["pinned"])})


def _moment(seconds: object) -> datetime:
    try:
        return clamped(utc_time(float(str(seconds))))
    except (ValueError, OverflowError):
        return EARLIEST

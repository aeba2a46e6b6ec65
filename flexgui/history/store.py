"""The history: exchanges and inspected tokens in one SQLite file in the user's data folder.

Records are redacted before they are stored (`flexgui.history.codec`), deleted content is overwritten. Each call opens
the file: calls are allowed from any thread, and two windows may share the file. A crash loses at most the entry that is
being written. Call from a worker thread, because a disk may be slow. Reading needs no space on the disk and no write
permission.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import traceback
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from flexgui.errors import FlexGuiError, NotStored, StorageError
from flexgui.file_protection import open_private
from flexgui.flex.redaction import redact_token, why_not_stored
from flexgui.history.codec import MAX_SIZE, from_record, to_entry
from flexgui.history.listing import Entry, NewEntry, read_all, read_entry, read_folded, read_tokens
from flexgui.json_file import set_aside, write_file
from flexgui.outcome import Outcome
from flexgui.profiles.profile import Profile
from flexgui.translation import tr

SCHEMA = 1
_LOCK_TIMEOUT_S = 5.0
_TABLES = {
    "entry": """
    CREATE TABLE IF NOT EXISTS entry (
        id INTEGER PRIMARY KEY AUTOINCREMENT, at REAL NOT NULL, kind TEXT NOT NULL, profile TEXT NOT NULL,
        environment TEXT NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL, fields INTEGER, key_id TEXT NOT NULL,
        name TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', pinned INTEGER NOT NULL DEFAULT 0,
        search TEXT NOT NULL
    )""",
    "record": """
    CREATE TABLE IF NOT EXISTS record (
        entry INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE, body TEXT NOT NULL
    )""",
}
_ADDED_COLUMNS = {
    "type": "TEXT NOT NULL DEFAULT ''",
    "merchant": "TEXT NOT NULL DEFAULT ''",
    "status": "INTEGER DEFAULT NULL",
    "expires": "REAL DEFAULT NULL",
    "repeat": "TEXT NOT NULL DEFAULT ''",
}
"""Columns of `entry` that files of the first versions lack; those versions can still use a file that has them."""
_INDEXES = (
    "CREATE INDEX IF NOT EXISTS entry_at ON entry (pinned, at)",
    "CREATE INDEX IF NOT EXISTS entry_key ON entry (key_id)",
)
_log = logging.getLogger(__name__)


class History:
    """The history in `folder`; `notes` are messages about the file for the user."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "history.sqlite"
        self.notes: tuple[str, ...] = ()

    def store(self, outcome: Outcome, profile: Profile | None, now: datetime) -> int:
        """Redact and store an outcome; return the ID of its entry. Raises as `codec.to_entry` and `add` do."""
        return self.add(to_entry(outcome, profile, now))

    def load(self, entry_id: int) -> Outcome:
        """Return the outcome of an entry. Raises FlexGuiError if there is none with this ID or it cannot be read."""
        record = self.record(entry_id)
        if record is None:
            raise FlexGuiError(tr("This entry was deleted in another window."))
        return from_record(record)

    def load_context(self, key_id: str) -> Outcome | None:
        """Return the outcome with the capture context that `record_of_key` finds, None if there is none."""
        record = self.record_of_key(key_id)
        return from_record(record) if record is not None else None

    def add(self, new: NewEntry) -> int:
        """Store an entry and return its ID. Raises FlexGuiError; then nothing was written."""
        values = {name: _writable(each) if isinstance(each, str) else each for name, each in vars(new).items()}
        expires = new.expires.timestamp() if new.expires is not None else None
        values |= {"at": new.at.timestamp(), "expires": expires, "search": _folded(new.search)}
        record = values.pop("record")
        names, marks = ", ".join(values), ", ".join("?" for _ in values)
        with self._writing() as database:
            cursor = database.execute(
                f"INSERT INTO entry ({names}) VALUES ({marks})",  # noqa: S608  no value is in it
                tuple(values.values()),
            )
            entry_id = int(cursor.lastrowid or 0)
            database.execute("INSERT INTO record VALUES (?, ?)", (entry_id, record))
        return entry_id

    def entries(self, search: str = "") -> list[Entry]:
        """Return all entries, the newest first. Each word of `search` must occur in name, note or search text."""
        with self._open() as database:
            return read_all(database, _folded(search))

    def folded(
        self, search: str = "", *, limit: int = 200, offset: int = 0, unfolded: Collection[int] = ()
    ) -> list[Entry]:
        """Return the newest entry of each run of repeats, searched as by `entries`.

        The repeats of a run follow if `unfolded` has the ID of one of its entries. `limit` and `offset` count runs.
        """
        with self._open() as database:
            database.execute("BEGIN")  # several statements read one state
            return read_folded(database, _folded(search), limit, offset, frozenset(unfolded))

    def tokens(self, kinds: Sequence[str], token_type: str, without: str = "", *, limit: int = 50) -> list[Entry]:
        """Return entries with a token: first those of `kinds`, of these first those of `token_type`, newest first.

        Entries of the token `without` are left out.
        """
        with self._open() as database:
            database.execute("BEGIN")  # several statements read one state
            own = redact_token(without) if len(without) <= MAX_SIZE else ""  # a larger one was not stored
            return read_tokens(database, kinds, token_type, own, limit)

    def entry(self, entry_id: int) -> Entry | None:
        """Return one entry, None if there is none with this ID."""
        with self._open() as database:
            return read_entry(database, entry_id)

    def record(self, entry_id: int) -> str | None:
        """Return the JSON record of an entry, None if there is none with this ID."""
        with self._open() as database:
            row = database.execute("SELECT body FROM record WHERE entry = ?", (entry_id,)).fetchone()
        return None if row is None else str(row[0])

    def record_of_key(self, key_id: str) -> str | None:
        """Return the record of the newest capture context whose one-time key has this ID, None if there is none.

        An invalid one, such as an altered copy, is returned only if there is no other.
        """
        if not key_id:
            return None
        with self._open() as database:
            row = database.execute(
                "SELECT body FROM record JOIN entry ON entry.id = record.entry WHERE key_id = ? "
                "ORDER BY state = 'invalid', at DESC LIMIT 1",
                (_writable(key_id),),
            ).fetchone()
        return None if row is None else str(row[0])

    def count(self) -> int:
        """Return the number of entries."""
        with self._open() as database:
            return int(database.execute("SELECT count(*) FROM entry").fetchone()[0])

    def rename(self, entry_id: int, name: str) -> None:
        """Set the name of an entry; empty removes it. Raises NotStored for a card number or a secret."""
        self._update("name", _checked(name), entry_id)

    def annotate(self, entry_id: int, note: str) -> None:
        """Set the note of an entry; empty removes it. Raises NotStored for a card number or a secret."""
        self._update("note", _checked(note), entry_id)

    def pin(self, entry_id: int, pinned: bool) -> None:
        """Pin an entry, or unpin it; a pinned entry does not expire."""
        self._update("pinned", int(pinned), entry_id)

    def delete(self, entry_ids: Sequence[int]) -> None:
        """Delete these entries; their content is overwritten."""
        with self._writing() as database:
            database.executemany("DELETE FROM entry WHERE id = ?", [(each,) for each in entry_ids])

    def clear(self) -> None:
        """Delete all entries, pinned ones too, and shrink the file."""
        with self._writing() as database:
            database.execute("DELETE FROM entry")
            database.execute("DELETE FROM record")  # also records without an entry
        with self._open(write=True) as database:
            database.execute("VACUUM")
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def prune(self, now: datetime, days: int, *, confirmed: bool = False) -> int:
        """Delete the entries that were stored before all entries of the last `days` and are not pinned.

        The order of storing counts, so that an entry with a wrong time does not expire before older ones. If more
        than half of all entries would go, as after a wrong clock, nothing is deleted unless `confirmed`, and their
        number is returned; otherwise 0. `now` is aware.
        """
        with self._writing() as database:
            limit, soon = _seconds(now, -days), _seconds(now, 1)
            first_young = database.execute(
                "SELECT coalesce((SELECT min(id) FROM entry WHERE at BETWEEN ? AND ?), "
                "(SELECT min(id) FROM entry WHERE at >= ?), (SELECT max(id) + 1 FROM entry), 0)",
                (limit, soon, limit),
            ).fetchone()[0]
            expired, total = database.execute(
                "SELECT count(*) FILTER (WHERE id < ? AND NOT pinned), count(*) FROM entry", (first_young,)
            ).fetchone()
            if 2 * expired > total and not confirmed:
                return int(expired)
            database.execute("DELETE FROM entry WHERE id < ? AND NOT pinned", (first_young,))
        return 0

    def _update(self, column: str, value: str | int, entry_id: int) -> None:
        with self._writing() as database:
            database.execute(f"UPDATE entry SET {column} = ? WHERE id = ?", (value, entry_id))  # noqa: S608  ours

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._open(write=True) as database, database:
            database.execute("BEGIN IMMEDIATE")
            yield database

    @contextmanager
    def _open(self, *, write: bool = False) -> Iterator[sqlite3.Connection]:
        """Open the file; a damaged one is set aside and replaced by an empty one."""
        log = self._write_ahead_log()
        try:
            with closing(self._connect(write, log)) as database:
                yield database
        except sqlite3.DatabaseError as error:
            _log.warning("SQLite failed: %s", error)
            if not _is_damage(error):  # full, read-only, or locked too long: the file itself is good
                raise StorageError(self._unusable(error)) from None
            # Windows does not move open files: cursors in the frames of the failed call keep it open.
            traceback.clear_frames(error.__traceback__)
            self._set_aside(log)
            raise StorageError(f"{self.notes[-1]} {tr('Try again.')}") from error
        except OSError as error:
            raise StorageError(self._unusable(error.strerror)) from None

    def _connect(self, write: bool, log: bytes) -> sqlite3.Connection:
        connect = self._connect_to_write if write else self._connect_to_read
        try:
            return connect()
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise
            if not self._set_aside(log):
                raise StorageError(self.notes[-1]) from error
            return connect()

    def _connect_to_write(self) -> sqlite3.Connection:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self.path.exists():  # created here, so that only its owner can ever read it
            os.close(open_private(self.path, os.O_CREAT | os.O_WRONLY))
        return _prepared(sqlite3.connect(self.path, timeout=_LOCK_TIMEOUT_S, isolation_level=None))

    def _connect_to_read(self) -> sqlite3.Connection:
        """Open for writing, which also repairs the file; if the disk does not allow that, open it read-only."""
        if not self.path.exists():
            return _prepared(sqlite3.connect(":memory:", isolation_level=None))
        try:
            return self._connect_to_write()
        except (sqlite3.OperationalError, OSError) as error:
            _log.info("The history is opened read-only: %s", error)
            address = f"file:{quote(str(self.path.absolute()))}"
        try:
            return _checked_schema(sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=_LOCK_TIMEOUT_S))
        except sqlite3.OperationalError:  # a write-ahead log cannot be used without write permission
            return _checked_schema(sqlite3.connect(f"{address}?immutable=1", uri=True))

    def _write_ahead_log(self) -> bytes:
        """Return the write-ahead log that a crash of an earlier FlexGUI left; SQLite removes that of a damaged file."""
        try:
            return self.path.with_name(f"{self.path.name}-wal").read_bytes()
        except OSError:
            return b""

    def _set_aside(self, log: bytes) -> bool:
        """Move the damaged file aside with its write-ahead log, add a note and return whether that worked."""
        renamed = set_aside(self.path)
        if renamed is None:
            self.notes = (*self.notes, tr("The history is damaged and could not be moved."))
            return False
        with suppress(StorageError):
            if log:
                write_file(renamed.with_name(f"{renamed.name}-wal"), log)
        with suppress(OSError):
            self.path.with_name(f"{self.path.name}-journal").rename(renamed.with_name(f"{renamed.name}-journal"))
        for suffix in ("-wal", "-shm"):  # they must not be applied to the new file
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
        note = tr("The history is damaged. It was renamed to {name}, and a new history was started.", name=renamed.name)
        self.notes = (*self.notes, note)
        return True

    def _unusable(self, why: object) -> str:
        return tr("The history could not be used: {why}. ({path})", why=why, path=self.path)


def _prepared(database: sqlite3.Connection) -> sqlite3.Connection:
    """Create missing tables and return the connection; it is closed on an error."""
    try:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("PRAGMA secure_delete = ON")
        database.execute("PRAGMA temp_store = MEMORY")
        _check_version(database)
        if database.execute("PRAGMA journal_mode").fetchone()[0] == "wal":  # of an earlier FlexGUI
            with suppress(sqlite3.OperationalError):  # that earlier FlexGUI is still running
                database.execute("PRAGMA journal_mode = DELETE")
        if not _tables(database) >= _TABLES.keys() or _missing_columns(database):
            database.execute("BEGIN IMMEDIATE")
            for statement in (*_TABLES.values(), *_INDEXES):
                database.execute(statement)
            for name, definition in _missing_columns(database).items():
                database.execute(f"ALTER TABLE entry ADD COLUMN {name} {definition}")
            database.execute("DELETE FROM record WHERE entry NOT IN (SELECT id FROM entry)")
            database.execute(f"PRAGMA user_version = {SCHEMA}")
            database.execute("COMMIT")
    except BaseException:
        database.close()
        raise
    return database


def _checked_schema(database: sqlite3.Connection) -> sqlite3.Connection:
    """Return a connection that cannot be written to; it is closed on an error."""
    try:
        _check_version(database)
        if not _tables(database) >= _TABLES.keys():
            raise sqlite3.OperationalError(tr("a table is missing"))
        if missing := _missing_columns(database):  # this temporary view takes precedence over the table
            defaults = ", ".join(f"{each.rpartition(' ')[2]} AS {name}" for name, each in missing.items())
            database.execute(f"CREATE TEMP VIEW entry AS SELECT *, {defaults} FROM main.entry")  # noqa: S608  ours
    except BaseException:
        database.close()
        raise
    return database


def _check_version(database: sqlite3.Connection) -> None:
    if database.execute("PRAGMA user_version").fetchone()[0] > SCHEMA:
        raise FlexGuiError(tr("The history was written by a newer FlexGUI. Update FlexGUI to see it."))


def _tables(database: sqlite3.Connection) -> set[str]:
    return {str(name) for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _missing_columns(database: sqlite3.Connection) -> dict[str, str]:
    """Return the definitions of the added columns that the table of entries lacks."""
    there = {str(column[1]) for column in database.execute("PRAGMA main.table_info(entry)")}
    return {name: definition for name, definition in _ADDED_COLUMNS.items() if name not in there}


def _seconds(now: datetime, days: int) -> float:
    """Return `now` moved by some days, in seconds since 1970."""
    try:
        return (now + timedelta(days=days)).timestamp()
    except OverflowError:
        return now.timestamp()


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    """Return whether the file itself is broken: sqlite3 has no class of its own for that, or a column is missing."""
    return type(error) is sqlite3.DatabaseError or "no such column" in str(error) or "has no column" in str(error)


def _checked(text: str) -> str:
    if why := why_not_stored(text):
        raise NotStored(why)
    return _writable(text.strip())


def _writable(text: str) -> str:
    """Replace what UTF-8 cannot encode, such as half a surrogate pair."""
    return text.encode("utf-8", "replace").decode()


def _folded(text: str) -> str:
    return _writable(text.casefold())

"""The history: every exchange and every inspected token, in one SQLite file in the user's folder.

What is written here is redacted before it comes (see `flexgui.history.codec`). Each call opens the file anew: it may
be called from any thread, two windows may share the file, and a crash loses no more than the entry being written
(SQLite's write-ahead log). Call from a worker: a disk may be slow.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flexgui.errors import FlexGuiError, StorageError
from flexgui.json_file import set_aside
from flexgui.translation import tr

SCHEMA = 1
KEEP_DAYS = 30
"""Days that an entry is kept unless the user says otherwise."""

_WAIT = 5.0  # seconds for the other window to finish writing
_TABLES = """
CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at REAL NOT NULL, kind TEXT NOT NULL, profile TEXT NOT NULL,
    environment TEXT NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL, fields INTEGER, key_id TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', pinned INTEGER NOT NULL DEFAULT 0,
    search TEXT NOT NULL
);
CREATE INDEX entry_at ON entry (pinned, at);
CREATE INDEX entry_key ON entry (key_id);
CREATE TABLE record (entry INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE, body TEXT NOT NULL);
"""
_COLUMNS = "id, at, kind, profile, environment, title, state, fields, name, note, pinned"


class NewerHistory(FlexGuiError):  # noqa: N818  named for what is wrong
    """The file was written by a newer FlexGUI, and is left alone."""


@dataclass(frozen=True)
class Draft:
    """An entry to be kept: `record` is JSON, `key_id` the ID of the one-time key that a context brings, else "".

    `state` is that of a verification, "expired" where nothing else is wrong, "" where there is none.
    """

    at: datetime
    kind: str
    profile: str
    environment: str
    title: str
    state: str
    fields: int | None
    key_id: str
    search: str
    record: str


@dataclass(frozen=True)
class Entry:
    """One line of the history; `fields` is how many were asked for, None where nothing was asked."""

    id: int
    at: datetime
    kind: str
    profile: str
    environment: str
    title: str
    state: str
    fields: int | None
    name: str
    note: str
    pinned: bool


class History:
    """The entries in `folder`; `notes` holds what the user must be told of the file so far."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "history.sqlite"
        self.notes: tuple[str, ...] = ()

    def add(self, draft: Draft) -> int:
        """Keep an entry and return its id; raises StorageError or NewerHistory, and then nothing is half written."""
        values = (
            draft.at.timestamp(),
            *map(_writable, (draft.kind, draft.profile, draft.environment, draft.title, draft.state)),
            draft.fields,
            _writable(draft.key_id),
            _folded(draft.search),
        )
        with self._writing() as database:
            cursor = database.execute(
                "INSERT INTO entry (at, kind, profile, environment, title, state, fields, key_id, search) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values,
            )
            entry_id = int(cursor.lastrowid or 0)
            database.execute("INSERT INTO record VALUES (?, ?)", (entry_id, draft.record))
        return entry_id

    def entries(self, search: str = "", *, limit: int = 200, offset: int = 0) -> list[Entry]:
        """Return entries, the newest first; each word of `search` must stand somewhere in name, note or content."""
        words = _folded(search).split()
        where = " AND ".join(
            "(search LIKE ? ESCAPE '\\' OR lower(name || ' ' || note) LIKE ? ESCAPE '\\')" for _ in words
        )
        values = [f"%{_escaped(word)}%" for word in words for _ in range(2)]
        with self._reading() as database:
            rows = database.execute(
                f"SELECT {_COLUMNS} FROM entry {'WHERE ' + where if words else ''} "  # noqa: S608  no value is in it
                "ORDER BY at DESC, id DESC LIMIT ? OFFSET ?",
                (*values, limit, offset),
            ).fetchall()
        return [_entry(row) for row in rows]

    def entry(self, entry_id: int) -> Entry | None:
        """Return one entry, None if it is gone."""
        with self._reading() as database:
            row = database.execute(f"SELECT {_COLUMNS} FROM entry WHERE id = ?", (entry_id,)).fetchone()  # noqa: S608
        return None if row is None else _entry(row)

    def record(self, entry_id: int) -> str | None:
        """Return the JSON that was kept with an entry, None if it is gone."""
        with self._reading() as database:
            row = database.execute("SELECT body FROM record WHERE entry = ?", (entry_id,)).fetchone()
        return None if row is None else str(row[0])

    def record_of_key(self, key_id: str) -> str | None:
        """Return the record of the newest capture context whose one-time key has this ID, None if there is none."""
        if not key_id:
            return None
        with self._reading() as database:
            row = database.execute(
                "SELECT body FROM record JOIN entry ON entry.id = record.entry WHERE key_id = ? "
                "ORDER BY at DESC LIMIT 1",
                (_writable(key_id),),
            ).fetchone()
        return None if row is None else str(row[0])

    def count(self) -> int:
        """Return how many entries there are."""
        with self._reading() as database:
            return int(database.execute("SELECT count(*) FROM entry").fetchone()[0])

    def rename(self, entry_id: int, name: str) -> None:
        """Give an entry a name; an empty one takes it away."""
        self._update("name", _writable(name.strip()), entry_id)

    def annotate(self, entry_id: int, note: str) -> None:
        """Write a note beside an entry."""
        self._update("note", _writable(note.strip()), entry_id)

    def pin(self, entry_id: int, pinned: bool) -> None:
        """Pin an entry: it is kept whatever its age."""
        self._update("pinned", int(pinned), entry_id)

    def delete(self, entry_ids: Sequence[int]) -> None:
        """Forget these entries; what they held is overwritten."""
        with self._writing() as database:
            database.executemany("DELETE FROM entry WHERE id = ?", [(each,) for each in entry_ids])

    def clear(self) -> None:
        """Forget everything, pinned entries too; the file shrinks."""
        with self._writing() as database:
            database.execute("DELETE FROM entry")
        with self._open() as database:
            database.execute("VACUUM")
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def prune(self, now: datetime, days: int) -> None:
        """Forget what is older than `days` and not pinned; `now` is aware."""
        with self._writing() as database:
            limit = (now - timedelta(days=days)).timestamp()
            database.execute("DELETE FROM entry WHERE at < ? AND NOT pinned", (limit,))

    def _update(self, column: str, value: str | int, entry_id: int) -> None:
        with self._writing() as database:
            database.execute(f"UPDATE entry SET {column} = ? WHERE id = ?", (value, entry_id))  # noqa: S608  ours

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._open() as database, database:
            database.execute("BEGIN IMMEDIATE")
            yield database

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._open() as database:
            yield database

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Open the file; one that is damaged is put aside and told, and an empty one takes its place."""
        try:
            with closing(self._connect()) as database:
                yield database
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):  # full, read-only, locked too long: the file itself is whole
                raise StorageError(self._unusable(error)) from None
            raise StorageError(f"{self._put_aside()} {tr('Try again.')}") from error
        except OSError as error:
            raise StorageError(self._unusable(error.strerror)) from None

    def _connect(self) -> sqlite3.Connection:
        try:
            return self._connected()
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise
            self._put_aside()
            return self._connected()

    def _connected(self) -> sqlite3.Connection:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self.path.exists():  # for its owner alone from its first moment on
            os.close(os.open(self.path, os.O_CREAT | os.O_WRONLY, 0o600))
        database = sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None)
        try:
            self._prepare(database)
        except BaseException:
            database.close()
            raise
        return database

    def _prepare(self, database: sqlite3.Connection) -> None:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("PRAGMA secure_delete = ON")
        version = database.execute("PRAGMA user_version").fetchone()[0]
        if version > SCHEMA:
            said = tr("The history was written by a newer FlexGUI. It is left as it is; update to see it.")
            raise NewerHistory(said)
        if version == SCHEMA:
            return
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("BEGIN IMMEDIATE")
        if database.execute("PRAGMA user_version").fetchone()[0] == 0:  # the other window may have been faster
            for statement in _TABLES.strip().split(";\n"):
                database.execute(statement)
            database.execute(f"PRAGMA user_version = {SCHEMA}")
        database.execute("COMMIT")

    def _put_aside(self) -> str:
        kept = set_aside(self.path)
        for suffix in ("-wal", "-shm"):  # of no use to any other file
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
        if kept:
            note = tr("The history is damaged: it is kept as {name}, and a new one begins.", name=kept.name)
        else:
            note = tr("The history is damaged: it could not be moved.")
        self.notes = (*self.notes, note)
        return note

    def _unusable(self, why: object) -> str:
        return tr("The history could not be used: {why}. ({path})", why=why, path=self.path)


def _entry(row: Sequence[object]) -> Entry:
    entry_id, at, kind, profile, environment, title, state, fields, name, note, pinned = row
    return Entry(
        int(str(entry_id)),
        datetime.fromtimestamp(float(str(at)), UTC),
        str(kind),
        str(profile),
        str(environment),
        str(title),
        str(state),
        None if fields is None else int(str(fields)),
        str(name),
        str(note),
        bool(pinned),
    )


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether the file itself is broken: of all errors, SQLite's binding gives those no class of their own."""
    return type(error) is sqlite3.DatabaseError


def _writable(text: str) -> str:
    """Return the text with a mark for what UTF-8 cannot write, such as half a surrogate pair."""
    return text.encode("utf-8", "replace").decode()


def _folded(text: str) -> str:
    return _writable(text.casefold())


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")

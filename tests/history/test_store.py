"""The history on a real disk: storage, search, pruning, deletion, and recovery from damage, kills and full disks."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from flexgui.errors import FlexGuiError, NotStored, StorageError
from flexgui.history.listing import NewEntry
from flexgui.history.store import History

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


SESSION = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlLW9mLW1pbmU"


def run(history: History, statement: str) -> None:
    """Run an SQL statement on the file of the history."""
    with closing(sqlite3.connect(history.path)) as database:
        database.execute(statement)
        database.commit()


def new_entry(
    title: str = "201 Created", at: datetime = NOW, key_id: str = "", search: str = "", record: str = "{}"
) -> NewEntry:
    return NewEntry(at, "exchange", "Acme", "test", title, "valid", 3, key_id=key_id, search=search, record=record)


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "home")


def titles(history: History, search: str = "") -> list[str]:
    return [each.title for each in history.entries(search)]


def test_entries_are_listed_newest_first(history: History) -> None:
    for hours in (2, 0, 1):
        history.add(new_entry(f"{hours} h", NOW + timedelta(hours=hours)))
    assert titles(history) == ["2 h", "1 h", "0 h"]
    assert titles(History(history.path.parent)) == ["2 h", "1 h", "0 h"]
    first = history.entries()[0]
    assert (first.at, first.profile, first.fields, first.pinned) == (NOW + timedelta(hours=2), "Acme", 3, False)


def test_entries_are_read_page_by_page(history: History) -> None:
    for number in range(5):
        history.add(new_entry(str(number), NOW + timedelta(seconds=number)))
    assert [each.title for each in history.folded(limit=2, offset=2)] == ["2", "1"]
    assert history.count() == 5


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", ["b", "a"]), ("postal", ["a"]), ("POSTAL acme", ["a"]), ("postal nothing", []), ("100%", ["b"]), ("_", []),
        ("%", ["b"]), ("straße", ["b"]), ("STRASSE", ["b"]), ("\ud800", []),
    ],
)  # fmt: skip
def test_every_word_of_a_search_must_occur(history: History, search: str, found: list[str]) -> None:
    history.add(new_entry("a", NOW, search="Acme billTo.postalCode"))
    history.add(new_entry("b", NOW + timedelta(seconds=1), search="Straße 100%"))
    assert titles(history, search) == found


def test_names_and_notes_are_searched(history: History) -> None:
    entry = history.add(new_entry())
    history.rename(entry, "  For the demo ")
    history.annotate(entry, "shown on Monday")
    (kept,) = history.entries("demo monday")
    assert (kept.name, kept.note) == ("For the demo", "shown on Monday")


def drop_new_columns(history: History) -> None:
    """Convert the file to the first version."""
    for column in ("type", "merchant", "status", "expires", "repeat"):
        run(history, f"ALTER TABLE entry DROP COLUMN {column}")


def test_a_file_of_the_first_version_is_upgraded(history: History) -> None:
    history.add(replace(new_entry(), type="api-0.1.0", status=201, expires=NOW))
    (entry,) = history.entries()
    assert (entry.type, entry.status, entry.expires) == ("api-0.1.0", 201, NOW)
    drop_new_columns(history)
    history.add(replace(new_entry(at=NOW + timedelta(minutes=1)), merchant="acme"))
    assert [each.merchant for each in history.entries()] == ["acme", ""]
    assert history.notes == ()


def test_pinned_entries_do_not_expire(history: History) -> None:
    old = NOW - timedelta(days=31)
    pinned = history.add(new_entry("pinned", old))
    history.pin(pinned, True)
    history.add(new_entry("old", old))
    history.add(new_entry("new", NOW))
    assert history.prune(NOW, 30) == 0
    assert titles(history) == ["new", "pinned"]
    history.pin(pinned, False)
    assert history.prune(NOW, 30) == 0
    assert titles(history) == ["new"]


def test_more_than_half_is_deleted_only_when_confirmed(history: History) -> None:
    for day in range(4):
        history.add(new_entry(str(day), NOW + timedelta(days=day)))
    ahead = NOW + timedelta(days=31 + 3)
    assert history.prune(ahead, 30) == 4  # as with a wrong clock
    assert history.count() == 4
    history.add(new_entry("new", ahead))
    assert history.prune(ahead, 30) == 4
    assert history.prune(ahead, 30, confirmed=True) == 0
    assert titles(history) == ["new"]
    assert History(history.path.parent / "empty").prune(NOW, 30) == 0


@pytest.mark.parametrize(
    "wrong", [datetime.min.replace(tzinfo=UTC), NOW - timedelta(days=900), NOW + timedelta(days=9e5)]
)
def test_an_entry_with_a_wrong_time_expires(history: History, wrong: datetime) -> None:
    for title, at in (("a", NOW), ("wrong", wrong), ("b", NOW + timedelta(days=1)), ("c", NOW + timedelta(days=40))):
        history.add(new_entry(title, at))
    history.prune(NOW + timedelta(days=2), 30)
    assert sorted(titles(history)) == ["a", "b", "c", "wrong"]
    history.prune(NOW + timedelta(days=40), 30, confirmed=True)
    assert titles(history) == ["c"]


@pytest.mark.parametrize("at", [datetime.min, datetime.max, datetime(1970, 1, 1)])
def test_every_time_can_be_stored_and_shown(history: History, at: datetime) -> None:
    history.add(new_entry(at=at.replace(tzinfo=UTC)))
    for days in (-14, 14):
        entry = history.entries()[0].at.astimezone(timezone(timedelta(hours=days)))
        assert entry.tzinfo is not None
    history.prune(datetime.min.replace(tzinfo=UTC), 30)
    history.prune(datetime.max.replace(tzinfo=UTC), 30)


@pytest.mark.parametrize("at", ["'soon'", "9e999", "-9e999", "1e300"])
def test_a_damaged_time_does_not_break_the_history(history: History, at: str) -> None:
    history.add(new_entry())
    run(history, f"UPDATE entry SET at = {at}")
    assert len(history.entries()) == 1
    history.prune(NOW, 30)


@pytest.mark.parametrize("text", ["4111 1111 1111 1111", f"Bearer {SESSION}"])
def test_secrets_in_names_and_notes_are_refused(history: History, text: str) -> None:
    entry = history.add(new_entry())
    for change in (history.rename, history.annotate):
        with pytest.raises(NotStored):
            change(entry, text)


def test_a_record_is_deleted_with_its_entry(history: History) -> None:
    entry = history.add(new_entry(record='{"token": "x"}', key_id="k1"))
    assert history.record(entry) == '{"token": "x"}'
    assert history.record_of_key("k1") == '{"token": "x"}'
    assert history.entry(entry) is not None
    history.delete([entry])
    assert history.record(entry) is history.record_of_key("k1") is history.entry(entry) is None
    assert history.record_of_key("") is None


def test_the_newest_context_with_a_key_is_found(history: History) -> None:
    history.add(new_entry(record="new", key_id="k", at=NOW))
    history.add(new_entry(record="old", key_id="k", at=NOW - timedelta(days=1)))
    assert history.record_of_key("k") == "new"


def test_a_changed_copy_of_a_context_does_not_replace_it(history: History) -> None:
    history.add(replace(new_entry(record="altered", key_id="k"), state="invalid"))
    assert history.record_of_key("k") == "altered"
    history.add(new_entry(record="genuine", key_id="k", at=NOW - timedelta(minutes=1)))
    assert history.record_of_key("k") == "genuine"


@pytest.mark.parametrize("how", ["clear", "delete", "prune"])
def test_deleted_content_is_overwritten(history: History, how: str) -> None:
    first = history.add(new_entry(record="UNMISTAKABLE" * 5000, search="unmistakable"))
    history.annotate(first, "unmistakable")
    history.add(new_entry(at=NOW + timedelta(days=90)))
    history.add(new_entry(at=NOW + timedelta(days=90)))
    {
        "clear": history.clear,
        "delete": lambda: history.delete([first]),
        "prune": lambda: history.prune(NOW + timedelta(days=90), 30),
    }[how]()
    assert history.entry(first) is None
    for file in history.path.parent.iterdir():  # used pages, free pages, journals
        assert b"UNMISTAKABLE" not in file.read_bytes().upper(), file


def test_only_the_owner_can_read_the_file(history: History) -> None:
    history.add(new_entry())
    for file in history.path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0, file


@pytest.mark.parametrize(
    "damage",
    [b"this is no database at all, but it is long enough to be looked at" * 50, b"SQLite format 3\0" + b"\xff" * 5000],
)
def test_a_damaged_file_is_set_aside_with_its_journals(history: History, damage: bytes) -> None:
    history.path.parent.mkdir()
    for suffix in ("", "-wal", "-shm"):
        history.path.with_name(f"history.sqlite{suffix}").write_bytes(damage + suffix.encode())
    history.add(new_entry())
    assert titles(history) == ["201 Created"]
    assert len(history.notes) == 1
    for suffix in ("", "-wal"):
        kept = history.path.parent / f"history.sqlite.damaged-1{suffix}"
        assert kept.read_bytes() == damage + suffix.encode()


@pytest.mark.parametrize("table", ["entry", "record"])
def test_a_missing_table_is_created_again(history: History, table: str) -> None:
    history.add(new_entry(record="lost"))
    run(history, f"DROP TABLE {table}")
    assert len(history.entries()) == (table == "record")
    added = history.add(new_entry(record="new"))
    assert history.record(added) == "new"
    assert "lost" not in [history.record(each.id) for each in history.entries()]
    assert history.notes == ()


def test_a_missing_column_is_reported_as_damage(history: History) -> None:
    history.add(new_entry())
    run(history, "ALTER TABLE entry DROP COLUMN note")
    with pytest.raises(StorageError, match="damaged"):
        history.entries()
    assert history.entries() == []


def test_a_write_ahead_log_of_an_earlier_version_is_read(history: History) -> None:
    history.add(new_entry("old"))
    crashed = sqlite3.connect(history.path)
    crashed.execute("PRAGMA journal_mode = WAL")
    crashed.execute("UPDATE entry SET title = 'in the log'")
    crashed.commit()
    try:
        assert titles(history) == ["in the log"]
    finally:
        crashed.close()
    assert titles(history) == ["in the log"]
    assert [each.name for each in history.path.parent.iterdir()] == ["history.sqlite"]


LOCKED_OUT = """
import os, sys, resource, signal
from pathlib import Path
from flexgui.history.store import *
from datetime import *
history = History(Path(sys.argv[1]))
if sys.argv[2] == "full":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
else:
    os.chmod(history.path, 0o444), os.chmod(history.path.parent, 0o555)
    if os.getuid() == 0:
        os.setgid(65534), os.setuid(65534)
print(*[each.title for each in history.entries() + history.folded()], history.notes)
try:
    history.add(NewEntry(datetime.now(UTC), "", "", "", "lost", "", 1, record="x"))
except StorageError as error:
    print("refused")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits and modes of POSIX")
@pytest.mark.parametrize("disk", ["full", "read-only"])
@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_old_entries_can_be_read_on_a_read_only_disk(disk: str, journal: str) -> None:
    with tempfile.TemporaryDirectory() as name:  # not in tmp_path, which other users cannot enter
        Path(name).chmod(0o755)
        history = History(Path(name) / "home")
        history.add(new_entry("old"))
        if journal == "WAL":
            drop_new_columns(history)
        run(history, f"PRAGMA journal_mode = {journal}")
        command = [sys.executable, "-c", LOCKED_OUT, str(history.path.parent), disk]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        history.path.parent.chmod(0o755)
        assert done.stdout.splitlines() == ["old old ()", "refused"], done.stderr


def test_damage_in_a_page_is_reported_and_the_next_call_works(history: History) -> None:
    for number in range(150):
        history.add(new_entry(str(number), record="x" * 3000))
    run(history, "PRAGMA wal_checkpoint(TRUNCATE)")
    raw = bytearray(history.path.read_bytes())
    raw[8192 : len(raw) - 4096] = b"\xa5" * (len(raw) - 4096 - 8192)
    history.path.write_bytes(bytes(raw))
    with pytest.raises(StorageError, match="damaged"):
        history.entries("x")
    assert history.entries() == []
    history.add(new_entry())
    assert history.count() == 1


def test_a_file_of_a_newer_version_is_not_changed(history: History) -> None:
    history.add(new_entry())
    run(history, "PRAGMA user_version = 99")
    before = history.path.read_bytes()
    with pytest.raises(FlexGuiError, match="newer FlexGUI"):
        history.add(new_entry())
    with pytest.raises(FlexGuiError):
        history.entries()
    assert history.path.read_bytes() == before


def test_an_unusable_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the folder should be")
    with pytest.raises(StorageError, match="history"):
        History(tmp_path / "home").add(new_entry())


def test_a_full_disk_loses_only_the_entry_being_written(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    history.add(new_entry("kept"))
    connect = sqlite3.connect

    def small(*arguments: object, **options: object) -> sqlite3.Connection:
        database = connect(*arguments, **options)
        database.execute("PRAGMA max_page_count = 1")  # makes SQLite report a full disk
        assert isinstance(database, sqlite3.Connection)
        return database

    monkeypatch.setattr(sqlite3, "connect", small)
    with pytest.raises(StorageError, match="full"):
        history.add(new_entry("lost", record="x" * 1_000_000))
    monkeypatch.undo()
    assert titles(history) == ["kept"]
    history.add(new_entry("next", NOW + timedelta(seconds=1)))
    assert titles(history) == ["next", "kept"]


def test_two_windows_can_write_concurrently(history: History) -> None:
    other = History(history.path.parent)
    problems: list[BaseException] = []

    def write(which: History) -> None:
        try:
            for _ in range(25):
                which.add(new_entry())
                which.entries("created")
        except BaseException as error:
            problems.append(error)

    threads = [threading.Thread(target=write, args=(each,)) for each in (history, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert problems == []
    assert history.count() == 50


def test_a_killed_process_loses_only_the_entry_being_written(history: History) -> None:
    code = (
        "import sys; from pathlib import Path; from datetime import *\n"
        "from flexgui.history.store import *\n"
        "history = History(Path(sys.argv[1]))\n"
        "while True:\n"
        "    history.add(NewEntry(datetime.now(UTC), 'exchange', '', '', 't', 'valid', 1, record='x' * 20000))\n"
        "    print('one', flush=True)\n"
    )
    writer = subprocess.Popen(
        [sys.executable, "-c", code, str(history.path.parent)], stdout=subprocess.PIPE, env=os.environ.copy()
    )
    written = sum(1 for _ in (writer.stdout.readline() for _ in range(5)))
    writer.send_signal(signal.SIGKILL)
    written += writer.stdout.read().count(b"\n")
    writer.stdout.close()
    writer.wait(20)
    assert history.count() in (written, written + 1)
    assert all(len(history.record(each.id) or "") == 20000 for each in history.entries())
    assert history.notes == ()


def test_a_lone_surrogate_in_a_name_is_replaced(history: History) -> None:
    """A token or a file name may contain a lone surrogate, which UTF-8 cannot encode."""
    odd = "half \ud83d a pair"
    entry = history.add(replace(new_entry(odd, key_id=odd, record='{"token": "x"}'), profile=odd, environment=odd))
    history.rename(entry, odd)
    history.annotate(entry, odd)
    (kept,) = history.entries(odd)
    assert kept.title == kept.name == kept.note == kept.profile == "half ? a pair"
    assert history.record_of_key(odd) == '{"token": "x"}'


def test_a_history_is_set_aside_only_if_damaged(history: History) -> None:
    history.add(new_entry("kept"))
    run(history, "CREATE TRIGGER no BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'no more'); END")
    with pytest.raises(StorageError, match="no more"):
        history.add(new_entry("lost"))
    assert titles(history) == ["kept"]
    assert history.notes == ()

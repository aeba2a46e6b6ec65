"""The history on a real disk: kept, found, forgotten, and never half written."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flexgui.errors import StorageError
from flexgui.history.store import Draft, History, NewerHistory

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def draft(
    title: str = "201 Created", at: datetime = NOW, key_id: str = "", search: str = "", record: str = "{}"
) -> Draft:
    return Draft(at, "exchange", "Acme", "test", title, "valid", 3, key_id, search, record)


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "home")


def titles(history: History, search: str = "") -> list[str]:
    return [each.title for each in history.entries(search)]


def test_entries_come_back_newest_first(history: History) -> None:
    for hours in (2, 0, 1):
        history.add(draft(f"{hours} h", NOW + timedelta(hours=hours)))
    assert titles(history) == ["2 h", "1 h", "0 h"]
    assert titles(History(history.path.parent)) == ["2 h", "1 h", "0 h"]
    first = history.entries()[0]
    assert (first.at, first.profile, first.fields, first.pinned) == (NOW + timedelta(hours=2), "Acme", 3, False)


def test_a_page_at_a_time(history: History) -> None:
    for number in range(5):
        history.add(draft(str(number), NOW + timedelta(seconds=number)))
    assert [each.title for each in history.entries(limit=2, offset=2)] == ["2", "1"]
    assert history.count() == 5


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", ["b", "a"]),
        ("postal", ["a"]),
        ("POSTAL acme", ["a"]),
        ("postal nothing", []),
        ("100%", ["b"]),
        ("_", []),
        ("%", ["b"]),
        ("straße", ["b"]),
        ("STRASSE", ["b"]),
        ("\ud800", []),
    ],
)
def test_every_word_must_stand_somewhere(history: History, search: str, found: list[str]) -> None:
    history.add(draft("a", NOW, search="Acme billTo.postalCode"))
    history.add(draft("b", NOW + timedelta(seconds=1), search="Straße 100%"))
    assert titles(history, search) == found


def test_names_and_notes_are_searched_too(history: History) -> None:
    entry = history.add(draft())
    history.rename(entry, "  For the demo ")
    history.annotate(entry, "shown on Monday")
    (kept,) = history.entries("demo monday")
    assert (kept.name, kept.note) == ("For the demo", "shown on Monday")


def test_what_is_pinned_outlives_its_days(history: History) -> None:
    old = NOW - timedelta(days=31)
    pinned = history.add(draft("pinned", old))
    history.pin(pinned, True)
    history.add(draft("old", old))
    history.add(draft("new", NOW))
    history.prune(NOW, 30)
    assert titles(history) == ["new", "pinned"]
    history.pin(pinned, False)
    history.prune(NOW, 30)
    assert titles(history) == ["new"]


def test_the_record_comes_back_and_goes_with_its_entry(history: History) -> None:
    entry = history.add(draft(record='{"token": "x"}', key_id="k1"))
    assert history.record(entry) == '{"token": "x"}'
    assert history.record_of_key("k1") == '{"token": "x"}'
    assert history.entry(entry) is not None
    history.delete([entry])
    assert history.record(entry) is history.record_of_key("k1") is history.entry(entry) is None
    assert history.record_of_key("") is None


def test_of_two_contexts_with_one_key_the_newest_is_meant(history: History) -> None:
    history.add(draft(record="new", key_id="k", at=NOW))
    history.add(draft(record="old", key_id="k", at=NOW - timedelta(days=1)))
    assert history.record_of_key("k") == "new"


def test_what_is_forgotten_is_not_on_the_disk(history: History) -> None:
    history.add(draft(record="UNMISTAKABLE" * 50, search="unmistakable"))
    history.clear()
    assert history.count() == 0
    for file in history.path.parent.iterdir():
        assert b"UNMISTAKABLE" not in file.read_bytes().upper(), file


def test_the_file_is_for_its_owner_alone(history: History) -> None:
    history.add(draft())
    for file in history.path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0, file


@pytest.mark.parametrize(
    "damage",
    [b"this is no database at all, but it is long enough to be looked at" * 50, b"SQLite format 3\0" + b"\xff" * 5000],
)
def test_a_damaged_file_is_put_aside_and_told(history: History, damage: bytes) -> None:
    history.path.parent.mkdir()
    history.path.write_bytes(damage)
    history.add(draft())
    assert titles(history) == ["201 Created"]
    assert history.notes == ("The history is damaged: it is kept as history.sqlite.damaged-1, and a new one begins.",)
    assert (history.path.parent / "history.sqlite.damaged-1").read_bytes() == damage


def test_damage_deep_in_the_file_is_told_and_the_next_call_works(history: History) -> None:
    for number in range(300):
        history.add(draft(str(number), record="x" * 3000))
    with sqlite3.connect(history.path) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw = bytearray(history.path.read_bytes())
    raw[8192 : len(raw) - 4096] = b"\xa5" * (len(raw) - 4096 - 8192)
    history.path.write_bytes(bytes(raw))
    with pytest.raises(StorageError, match="damaged"):
        history.entries("x", limit=1000)
    assert history.entries() == []
    history.add(draft())
    assert history.count() == 1


def test_a_newer_file_is_left_alone(history: History) -> None:
    history.add(draft())
    with sqlite3.connect(history.path) as database:
        database.execute("PRAGMA user_version = 99")
    before = history.path.read_bytes()
    with pytest.raises(NewerHistory, match="newer FlexGUI"):
        history.add(draft())
    with pytest.raises(NewerHistory):
        history.entries()
    assert history.path.read_bytes() == before


def test_a_folder_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the folder should be")
    with pytest.raises(StorageError, match="history"):
        History(tmp_path / "home").add(draft())


def test_a_full_disk_loses_the_entry_being_written_alone(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    history.add(draft("kept"))
    connect = sqlite3.connect

    def small(*arguments: object, **options: object) -> sqlite3.Connection:
        database = connect(*arguments, **options)  # type: ignore[call-overload]
        database.execute("PRAGMA max_page_count = 1")  # SQLite's own way to say that the disk is full
        assert isinstance(database, sqlite3.Connection)
        return database

    monkeypatch.setattr(sqlite3, "connect", small)
    with pytest.raises(StorageError, match="full"):
        history.add(draft("lost", record="x" * 1_000_000))
    monkeypatch.undo()
    assert titles(history) == ["kept"]
    history.add(draft("next", NOW + timedelta(seconds=1)))
    assert titles(history) == ["next", "kept"]


def test_two_windows_at_once(history: History) -> None:
    other = History(history.path.parent)
    problems: list[BaseException] = []

    def write(which: History) -> None:
        try:
            for _ in range(25):
                which.add(draft())
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


def test_a_killed_process_loses_no_more_than_what_it_was_writing(history: History) -> None:
    code = (
        "import sys; from pathlib import Path; from datetime import *\n"
        "from flexgui.history.store import *\n"
        "history = History(Path(sys.argv[1]))\n"
        "while True:\n"
        "    history.add(Draft(datetime.now(UTC), 'exchange', '', '', 't', 'valid', 1, '', '', 'x' * 20000))\n"
        "    print('one', flush=True)\n"
    )
    writer = subprocess.Popen(
        [sys.executable, "-c", code, str(history.path.parent)], stdout=subprocess.PIPE, env=os.environ.copy()
    )
    assert writer.stdout is not None
    told = sum(1 for _ in (writer.stdout.readline() for _ in range(5)))
    writer.send_signal(signal.SIGKILL)
    told += writer.stdout.read().count(b"\n")
    writer.stdout.close()
    writer.wait(20)
    assert history.count() in (told, told + 1)
    assert all(len(history.record(each.id) or "") == 20000 for each in history.entries())
    assert history.notes == ()


def test_half_a_character_in_a_name_is_kept_as_a_mark(history: History) -> None:
    """A token or a file may hold a lone surrogate, which no file in UTF-8 can."""
    odd = "half \ud83d a pair"
    entry = history.add(replace(draft(odd, key_id=odd, record='{"token": "x"}'), profile=odd, environment=odd))
    history.rename(entry, odd)
    history.annotate(entry, odd)
    (kept,) = history.entries(odd)
    assert kept.title == kept.name == kept.note == kept.profile == "half ? a pair"
    assert history.record_of_key(odd) == '{"token": "x"}'


def test_only_damage_puts_a_history_aside(history: History) -> None:
    history.add(draft("kept"))
    with sqlite3.connect(history.path) as database:
        database.execute("CREATE TRIGGER no BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'no more'); END")
    with pytest.raises(StorageError, match="no more"):
        history.add(draft("lost"))
    assert titles(history) == ["kept"]
    assert history.notes == ()

"""Keeping outcomes and answering for them: on a worker, over a real file, with one sentence for each failure."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from flexgui.flex.token import decode
from flexgui.flex.verification import verify
from flexgui.history.store import Entry, History
from flexgui.outcome import Outcome
from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.sandbox import Sandbox
from flexgui.ui.controllers.history_service import HistoryService
from flexgui.workbench import Workbench
from tests.ui.history.kept import draft, fill, keeping, said
from tests.ui.served import CARD, TWO, Clock, Later, token_text, workbench


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def bench(sandbox: Sandbox, clock: Clock) -> Workbench:
    return workbench(sandbox, clock)


@pytest.fixture
def kept(qapp: object, home: Path, clock: Clock) -> Iterator[HistoryService]:
    yield keeping(home, clock)


def listed(kept: HistoryService, search: str = "") -> list[Entry]:
    found: list[Entry] = []
    kept.entries(search, 0, found.extend, lambda: None)
    return found


def inspected(claims: object) -> Outcome:
    token = decode(token_text(claims))
    return Outcome(token=token, verification=verify(token, None, Clock()()))


def test_an_answer_is_kept_and_comes_back(kept: HistoryService, bench: Workbench) -> None:
    outcome = bench.create_capture_context(LOCAL_SANDBOX, TWO)
    changes: list[bool] = []
    kept.changed.connect(lambda: changes.append(True))
    kept.keep(outcome, LOCAL_SANDBOX)
    assert changes == [True]
    (entry,) = listed(kept)
    assert (entry.profile, entry.fields, entry.state) == ("Local sandbox", 2, "valid")
    back: list[Outcome] = []
    kept.outcome(entry.id, back.append)
    assert back[0].token == outcome.token
    assert back[0].asked == TWO


def test_the_context_of_a_transient_token_is_found_by_its_key(kept: HistoryService, bench: Workbench) -> None:
    outcome = bench.create_capture_context(LOCAL_SANDBOX, CARD)
    kept.keep(outcome, LOCAL_SANDBOX)
    assert outcome.token is not None
    kid = outcome.token.claims["flx"]["jwk"]["kid"]  # type: ignore[index]
    found: list[Outcome | None] = []
    kept.context(kid, found.append)
    kept.context("another", found.append)
    assert found[0] is not None and found[0].token == outcome.token
    assert found[1] is None


def test_nothing_is_kept_where_nothing_shall_be(kept: HistoryService, bench: Workbench) -> None:
    kept.days = 0
    kept.keep(bench.create_capture_context(LOCAL_SANDBOX, CARD), LOCAL_SANDBOX)
    kept.keep(inspected({"a": 1}), None)
    kept.days = 30
    assert listed(kept) == []


def test_the_same_token_read_twice_is_one_entry(kept: HistoryService) -> None:
    kept.keep(inspected({"a": 1}), None)
    kept.keep(inspected({"a": 1}), None)
    kept.keep(inspected({"a": 2}), None)
    assert len(listed(kept)) == 2


def test_a_card_number_is_not_kept_and_said_quietly(kept: HistoryService) -> None:
    words = said(kept)
    kept.keep(inspected({"number": "4111111111111111"}), None)
    assert listed(kept) == []
    ((tone, text),) = words
    assert tone == "none"
    assert "card number" in text


def test_old_entries_go_and_pinned_ones_stay(kept: HistoryService, home: Path, clock: Clock) -> None:
    history = History(home)
    ids = [history.add(draft(clock() - timedelta(days=days))) for days in (1, 40, 50)]
    kept.pin(ids[2], True)
    kept.prune()
    assert [each.id for each in listed(kept)] == [ids[0], ids[2]]
    kept.days = 0
    clock.forward(400 * 86400)
    kept.prune()  # nothing new is kept, and nothing is forgotten unasked
    assert len(listed(kept)) == 2


def test_names_notes_and_deletions(kept: HistoryService, home: Path, clock: Clock) -> None:
    first, second, third = fill(home, clock, 3)
    kept.rename(first, "Before")
    kept.annotate(second, "seen by support")
    assert [each.id for each in listed(kept, "before")] == [first]
    assert [each.id for each in listed(kept, "support")] == [second]
    kept.delete([first])
    counts: list[int] = []
    kept.count(counts.append)
    kept.clear()
    kept.count(counts.append)
    assert counts == [2, 0]
    words = said(kept)
    kept.outcome(third, lambda _: pytest.fail("it is gone"))
    assert words == [("warn", "This entry was deleted in another window.")]


def test_a_newer_history_is_said_once_and_left_alone(kept: HistoryService, home: Path) -> None:
    home.mkdir(parents=True)
    with sqlite3.connect(home / "history.sqlite") as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    words = said(kept)
    failed: list[bool] = []
    kept.keep(inspected({"a": 1}), None)
    kept.keep(inspected({"a": 2}), None)
    kept.entries("", 0, lambda _: pytest.fail("it cannot be read"), lambda: failed.append(True))
    assert len(words) == 1
    assert "newer FlexGUI" in words[0][1]
    assert failed == [True]


def test_a_damaged_history_is_put_aside_and_said(kept: HistoryService, home: Path) -> None:
    home.mkdir(parents=True)
    (home / "history.sqlite").write_bytes(b"this is no database " * 500)
    words = said(kept)
    kept.keep(inspected({"a": 1}), None)
    assert len(listed(kept)) == 1
    assert len(words) == 1
    assert "damaged" in words[0][1]


def test_a_record_that_cannot_be_read_is_said(kept: HistoryService, home: Path, clock: Clock) -> None:
    (entry_id,) = fill(home, clock, 1, record="{}")
    words = said(kept)
    kept.outcome(entry_id, lambda _: pytest.fail("there is nothing in it"))
    assert words == [("warn", "This history entry is damaged or has an unknown format.")]


def test_no_call_runs_where_it_would_hold_the_window(qapp: object, home: Path, clock: Clock) -> None:
    later = Later()
    slow = keeping(home, clock, later)
    slow.keep(inspected({"a": 1}), None)
    slow.prune()
    assert not (home / "history.sqlite").exists()
    later.answer()
    assert (home / "history.sqlite").exists()

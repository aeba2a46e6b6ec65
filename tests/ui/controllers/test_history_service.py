"""Asynchronous access to a history file, with one message for each failure."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget

from flexgui.flex.token import decode
from flexgui.flex.verification import verify
from flexgui.history.listing import Entry
from flexgui.history.store import History
from flexgui.outcome import Inspection, Outcome
from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.ui.controllers.history_service import HistoryService
from flexgui.workbench import Workbench
from tests.ui.helpers import CARD, TWO, Clock, Later, settle, token_text
from tests.ui.history.helpers import fill, make_service, messages, new_entry


@pytest.fixture
def service(home: Path, clock: Clock) -> Iterator[HistoryService]:
    yield make_service(home, clock)


def listed(service: HistoryService, search: str = "") -> list[Entry]:
    found: list[Entry] = []
    service.folded(search, 0, found.extend, lambda: None)
    return found


def inspected(claims: object) -> Outcome:
    token = decode(token_text(claims))
    return Inspection(token=token, verification=verify(token, None, Clock()()))


def test_an_outcome_is_stored_and_loaded(service: HistoryService, bench: Workbench) -> None:
    outcome = bench.create_capture_context(LOCAL_SANDBOX, TWO)
    changes = QSignalSpy(service.changed)
    service.store(outcome, LOCAL_SANDBOX)
    assert changes.count() == 1
    (entry,) = listed(service)
    assert (entry.profile, entry.fields, entry.state) == ("Local sandbox", 2, "valid")
    back: list[Outcome] = []
    service.load(entry.id, back.append)
    assert back[0].token == outcome.token
    assert back[0].request == TWO


def test_an_outcome_is_stored_by_the_event_loop(service: HistoryService) -> None:
    service.store_later(inspected({"a": 1}), None)
    assert listed(service) == []
    settle()
    assert len(listed(service)) == 1


def test_the_context_of_a_transient_token_is_found_by_its_key(service: HistoryService, bench: Workbench) -> None:
    outcome = bench.create_capture_context(LOCAL_SANDBOX, CARD)
    service.store(outcome, LOCAL_SANDBOX)
    kid = outcome.token.claims["flx"]["jwk"]["kid"]
    found: list[Outcome | None] = []
    service.load_context(kid, found.append)
    service.load_context("another", found.append)
    assert found[0] is not None and found[0].token == outcome.token
    assert found[1] is None


def test_nothing_is_stored_while_storing_is_off(service: HistoryService, bench: Workbench) -> None:
    service.days = 0
    service.store(bench.create_capture_context(LOCAL_SANDBOX, CARD), LOCAL_SANDBOX)
    service.store(inspected({"a": 1}), None)
    service.days = 30
    assert listed(service) == []


def test_a_token_inspected_twice_has_one_entry(service: HistoryService) -> None:
    service.store(inspected({"a": 1}), None)
    service.store(inspected({"a": 1}), None)
    service.store(inspected({"a": 2}), None)
    assert len(listed(service)) == 2


def test_a_card_number_is_not_stored_and_reported_without_a_warning(service: HistoryService) -> None:
    shown = messages(service)
    service.store(inspected({"number": "4111111111111111"}), None)
    assert listed(service) == []
    ((tone, text),) = shown
    assert tone == "none"
    assert "card number" in text


def test_old_entries_are_deleted_and_pinned_ones_stay(service: HistoryService, home: Path, clock: Clock) -> None:
    history = History(home)
    pinned, old, *new = [history.add(new_entry(clock() - timedelta(days=days))) for days in (50, 40, 2, 1)]
    service.pin(pinned, True)
    service.prune()
    assert [each.id for each in listed(service)] == [*reversed(new), pinned]
    assert history.entry(old) is None
    service.days = 0
    clock.forward(400 * 86400)
    service.prune()
    assert len(listed(service)) == 3


def test_many_expired_entries_are_deleted_only_when_confirmed(
    service: HistoryService, home: Path, clock: Clock
) -> None:
    fill(home, clock, 3)
    shown = messages(service)
    clock.forward(31 * 86400)
    service.prune()
    assert (service.expired, len(listed(service))) == (3, 3)
    assert [tone for tone, text in shown if "3 history entries have expired" in text] == ["warn"]
    service.keep_expired()
    assert service.expired == 0
    service.prune()
    service.delete_expired()
    assert (service.expired, listed(service)) == (0, [])
    fill(home, clock, 1)
    clock.forward(31 * 86400)
    service.prune()
    service.clear()
    assert service.expired == 0


def test_entries_are_named_annotated_and_deleted(service: HistoryService, home: Path, clock: Clock) -> None:
    first, second, third = fill(home, clock, 3)
    service.rename(first, "Before")
    service.annotate(second, "seen by support")
    assert [each.id for each in listed(service, "before")] == [first]
    assert [each.id for each in listed(service, "support")] == [second]
    service.delete([first])
    counts: list[int] = []
    service.count(counts.append)
    service.clear()
    service.count(counts.append)
    assert counts == [2, 0]
    shown = messages(service)
    service.load(third, lambda _: pytest.fail("it is gone"))
    assert shown == [("warn", "This entry was deleted in another window.")]


def test_a_history_of_a_newer_version_is_reported_once_and_not_changed(service: HistoryService, home: Path) -> None:
    home.mkdir(parents=True)
    with closing(sqlite3.connect(home / "history.sqlite")) as database, database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    shown = messages(service)
    failed: list[bool] = []
    service.store(inspected({"a": 1}), None)
    service.store(inspected({"a": 2}), None)
    service.folded("", 0, lambda _: pytest.fail("it cannot be read"), lambda: failed.append(True))
    assert len(shown) == 1
    assert "newer FlexGUI" in shown[0][1]
    assert failed == [True]


def test_a_damaged_history_is_set_aside_and_reported(service: HistoryService, home: Path) -> None:
    home.mkdir(parents=True)
    (home / "history.sqlite").write_bytes(b"this is no database " * 500)
    shown = messages(service)
    service.store(inspected({"a": 1}), None)
    assert len(listed(service)) == 1
    assert len(shown) == 1
    assert "damaged" in shown[0][1]


def test_an_unreadable_record_is_reported(service: HistoryService, home: Path, clock: Clock) -> None:
    (entry_id,) = fill(home, clock, 1, record="{}")
    shown = messages(service)
    service.load(entry_id, lambda _: pytest.fail("there is nothing in it"))
    assert shown == [("warn", "This history entry is damaged or has an unknown format.")]


def test_calls_run_on_a_worker(home: Path, clock: Clock) -> None:
    later = Later()
    slow = make_service(home, clock, later)
    slow.store(inspected({"a": 1}), None)
    slow.prune()
    assert not (home / "history.sqlite").exists()
    later.answer()
    assert (home / "history.sqlite").exists()


def test_an_outcome_is_painted_before_it_is_stored(service: HistoryService) -> None:
    order: list[str] = []

    class Shown(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            order.append("painted")

    widget = Shown()
    widget.show()
    QApplication.processEvents()
    order.clear()
    service.changed.connect(lambda: order.append("stored"))
    service.store_later(inspected({"a": 1}), None)
    widget.update()
    settle()
    assert order == ["painted", "stored"]

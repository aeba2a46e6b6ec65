"""Lists of history entries: folded repeats, tokens to compare with, and the state at a time."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flexgui.history.listing import EARLIEST, NewEntry, clamped
from flexgui.history.store import History

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path)


def repeated(minutes: int, repeat: str = "a", **more: Any) -> NewEntry:
    values = {"kind": "exchange", "state": "valid", "search": "", "record": "{}"} | more
    kind, state = values.pop("kind"), values.pop("state")
    at = NOW + timedelta(minutes=minutes)
    return NewEntry(at, kind, "Acme", "test", f"{minutes} min", state, 3, repeat=repeat, **values)


def shown(history: History, search: str = "", **more: Any) -> list[tuple[str, int]]:
    """Return the title and the number of folded repeats of each listed entry; -1 for a repeat."""
    found = history.folded(search, **more)
    return [(each.title, -1 if each.is_repeat else len(each.earlier)) for each in found]


def test_consecutive_repeats_are_folded(history: History) -> None:
    ids = [history.add(repeated(minutes, repeat)) for minutes, repeat in enumerate("aaabba")]
    history.add(repeated(6, ""))
    history.add(repeated(7, ""))
    assert shown(history) == [("7 min", 0), ("6 min", 0), ("5 min", 0), ("4 min", 1), ("2 min", 2)]
    assert history.folded()[-1].earlier == (ids[1], ids[0])
    unfolded = [("2 min", 2), ("1 min", -1), ("0 min", -1)]
    assert shown(history, unfolded=[ids[1]])[-3:] == unfolded  # any entry of the group
    assert shown(history, limit=2, offset=3) == [("4 min", 1), ("2 min", 2)]
    history.pin(ids[1], True)
    assert shown(history)[-3:] == [("2 min", 0), ("1 min", 0), ("0 min", 0)]  # pinned entries are not folded


def test_repeats_of_another_day_or_outside_a_search_are_not_counted(history: History) -> None:
    for minutes, search in ((0, "card"), (1, "city"), (2, "card"), (24 * 60, "card")):
        history.add(repeated(minutes, search=search))
    assert shown(history) == [("1440 min", 0), ("2 min", 2)]
    assert shown(history, "CARD") == [("1440 min", 0), ("2 min", 1)]


def test_tokens_are_listed_by_kind_and_type(history: History) -> None:
    kinds = ("transient-token", "exchange", "exchange", "bearer", "exchange")
    for minutes, kind in enumerate(kinds):
        more = {"type": "mf-2.1.0" if minutes == 1 else "api-0.1.0", "state": "" if minutes == 4 else "valid"}
        history.add(repeated(minutes, kind=kind, **more))
    found = history.tokens(("exchange", "capture-context"), "mf-2.1.0")
    assert [each.title for each in found] == ["1 min", "2 min", "3 min", "0 min"]  # a refused request has no token


def test_a_token_is_not_compared_with_itself(history: History) -> None:
    for minutes, token in enumerate(("a.b.c", "a.b.d", "a.b.c")):
        history.add(repeated(minutes, state="valid", record=json.dumps({"token": token})))
    assert [each.title for each in history.tokens(("exchange",), "", "a.b.c")] == ["1 min"]
    assert [each.title for each in history.tokens(("exchange",), "", "a.b.c", limit=1)] == ["1 min"]


@pytest.mark.parametrize(
    ("state", "seconds", "expected"),
    [("valid", 1, "valid"), ("valid", 0, "expired"), ("invalid", 0, "invalid"), ("not checked", -9, "not checked")],
)
def test_a_valid_token_expires(history: History, state: str, seconds: int, expected: str) -> None:
    history.add(repeated(0, state=state, expires=NOW + timedelta(seconds=seconds)))
    assert history.entries()[0].state_at(NOW) == expected


def test_extreme_times_are_moved_into_a_range_valid_in_all_time_zones() -> None:
    assert clamped(datetime(1, 1, 1, tzinfo=UTC)) == EARLIEST

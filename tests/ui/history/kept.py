"""What the tests of the history in the window share: real files with entries, and a keeping over them."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from flexgui.history.store import Entry, History, NewEntry
from flexgui.ui.controllers.history_service import HistoryService
from tests.ui.served import Clock, at_once


def draft(at: datetime, **more: Any) -> NewEntry:
    """Return an entry to keep; `more` names what is not as usual."""
    usual: dict[str, Any] = {
        "kind": "exchange",
        "profile": "Acme EU test",
        "environment": "test",
        "title": "201 Created",
        "state": "valid",
        "fields": 3,
        "key_id": "",
        "search": "",
        "record": "{}",
    }
    return NewEntry(at, **{**usual, **more})


def entry(at: datetime, **more: Any) -> Entry:
    """Return an entry as it is listed."""
    usual: dict[str, Any] = {
        "id": 1,
        "kind": "exchange",
        "profile": "Acme EU test",
        "environment": "test",
        "title": "201 Created",
        "state": "valid",
        "fields": 3,
        "name": "",
        "note": "",
        "pinned": False,
    }
    return Entry(at=at, **{**usual, **more})


def keeping(folder: Path, clock: Clock, run: Any = at_once, days: int = 30) -> HistoryService:
    """Return a keeping over a history in `folder`."""
    made = History(folder)
    return HistoryService(lambda: made, run, clock, days)


def fill(folder: Path, clock: Clock, count: int, **more: Any) -> list[int]:
    """Keep so many entries, each a minute older than the one before; returns their IDs, the newest first."""
    history = History(folder)
    moments = [clock() - timedelta(minutes=number) for number in range(count)]
    return [history.add(draft(at, **more)) for at in moments]


def said(keeping: HistoryService) -> list[tuple[str, str]]:
    """Return a list that grows with whatever is said."""
    words: list[tuple[str, str]] = []
    keeping.said.connect(lambda tone, text: words.append((tone, text)))
    return words

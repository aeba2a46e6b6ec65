"""Helpers for tests of the history in the window: stored entries and a service for them."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from flexgui.history.listing import Entry, NewEntry
from flexgui.history.store import History
from flexgui.ui.controllers.history_service import HistoryService
from tests.ui.helpers import Clock, at_once

LISTED: dict[str, Any] = {
    "kind": "exchange",
    "profile": "Acme EU test",
    "environment": "test",
    "title": "201 Created",
    "state": "valid",
    "fields": 3,
}


def new_entry(at: datetime, **more: Any) -> NewEntry:
    """Return an entry to store; `more` overrides the defaults."""
    return NewEntry(at, **{**LISTED, "key_id": "", "search": "", "record": "{}", **more})


def entry(at: datetime, **more: Any) -> Entry:
    """Return a listed entry; `more` overrides the defaults."""
    return Entry(at=at, **{**LISTED, "id": 1, "name": "", "note": "", "pinned": False, **more})


def make_service(folder: Path, clock: Clock, run: Any = at_once, days: int = 30) -> HistoryService:
    """Return a service for a history in `folder`."""
    history = History(folder)
    return HistoryService(lambda: history, run, clock, days)


def fill(folder: Path, clock: Clock, count: int, **more: Any) -> list[int]:
    """Store entries, each a minute older than the previous one, and return their IDs, newest first."""
    history = History(folder)
    moments = [clock() - timedelta(minutes=number) for number in range(count)]
    return [history.add(new_entry(at, **more)) for at in moments]


def messages(service: HistoryService) -> list[tuple[str, str]]:
    """Return a list that collects the service's messages."""
    shown: list[tuple[str, str]] = []
    service.message.connect(lambda tone, text: shown.append((tone, text)))
    return shown

"""Days and entries as rows, page by page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from flexgui.ui.controllers.history_service import PAGE_SIZE
from flexgui.ui.entry_text import clock_text, day_text, details_text, entry_name, kind_text, verdict_style
from flexgui.ui.history.model import HistoryModel
from tests.ui.history.stored import entry
from tests.ui.served import HOSTILE, odd

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def model(qapp: object) -> HistoryModel:
    made = HistoryModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def texts(model: HistoryModel) -> list[str]:
    return [model.data(model.index(row)) for row in range(model.rowCount())]  # type: ignore[misc]


def test_days_have_headings(model: HistoryModel) -> None:
    moments = (NOW, NOW - timedelta(minutes=1), NOW - timedelta(days=1), NOW - timedelta(days=40))
    model.set_page([entry(at, id=number, name=str(number)) for number, at in enumerate(moments)], NOW)
    day = (NOW - timedelta(days=40)).astimezone()
    assert texts(model) == ["Today", "0", "1", "Yesterday", "2", f"{day:%A}, {day.day} {day:%B} {day.year}", "3"]
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.entry(model.index(0)) is None
    assert model.row_of(2) == 4
    assert model.row_of(99) == -1


def test_a_full_page_has_more_behind_it_and_a_day_goes_on(qapp: object) -> None:
    model = HistoryModel()  # without the tester, which asks for more by itself
    requested: list[int] = []
    model.page_requested.connect(requested.append)
    page = [entry(NOW - timedelta(seconds=number), id=number) for number in range(PAGE_SIZE)]
    model.set_page(page, NOW)
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert requested == [PAGE_SIZE]
    assert not model.canFetchMore(QModelIndex())  # it is asked for already
    model.add_page([entry(NOW - timedelta(seconds=PAGE_SIZE), id=PAGE_SIZE)], NOW)
    assert texts(model).count("Today") == 1
    assert model.count == PAGE_SIZE + 1
    assert not model.canFetchMore(QModelIndex())


def test_a_page_that_failed_can_be_asked_for_again(model: HistoryModel) -> None:
    model.set_page([entry(NOW, id=number) for number in range(PAGE_SIZE)], NOW)
    model.fetchMore(QModelIndex())
    model.page_failed()
    assert model.canFetchMore(QModelIndex())


@pytest.mark.parametrize(
    ("state", "title", "look"),
    [
        ("valid", "201 Created", ("ok", "Valid")),
        ("invalid", "Signature invalid", ("bad", "Invalid")),
        ("invalid", "Signature valid, expiry invalid", ("bad", "Invalid")),
        ("expired", "Signatur gültig, aber abgelaufen", ("warn", "Expired")),
        ("not checked", "Signature not checked", ("none", "Not checked")),
        ("", "401 Authentication Failed", ("bad", "No token")),
        ("of a later version", "?", ("none", "Not checked")),
    ],
)
def test_each_verdict_has_icon_and_word(state: str, title: str, look: tuple[str, str]) -> None:
    tone, icon, word = verdict_style(entry(NOW, state=state, title=title))
    assert (tone, word) == look
    assert icon


def test_an_entry_says_what_it_is() -> None:
    moment = f"{NOW.astimezone():%H:%M:%S}"
    assert clock_text(entry(NOW)) == moment
    assert entry_name(entry(NOW)) == f"Capture context of {moment}"
    assert kind_text(entry(NOW, state="", title="401 Authentication Failed")) == "401 Authentication Failed"
    assert kind_text(entry(NOW, kind="transient-token")) == "Transient token"
    assert entry_name(entry(NOW, name="Before")) == "Before"
    assert details_text(entry(NOW)) == "Acme EU test  ·  Test  ·  3 fields"
    assert details_text(entry(NOW, name="Before", fields=1)) == "Capture context  ·  Acme EU test  ·  Test  ·  1 field"
    assert details_text(entry(NOW, profile="", environment="", fields=None)) == ""
    assert day_text(NOW, NOW) == "Today"


def test_what_is_painted_is_also_said(model: HistoryModel) -> None:
    model.set_page([entry(NOW, pinned=True, note="Seen by support")], NOW)
    spoken = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    for part in ("Capture context of", "Valid", "Acme EU test", "pinned", "Seen by support"):
        assert part in str(spoken)


def test_hostile_words_are_plain(model: HistoryModel) -> None:
    model.set_page([entry(NOW, name=HOSTILE, note=HOSTILE, profile=HOSTILE, title=HOSTILE, kind=HOSTILE)], NOW)
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    shown = [str(model.data(model.index(1), role)) for role in roles]
    assert odd([*shown, kind_text(entry(NOW, kind=HOSTILE)), details_text(entry(NOW, profile=HOSTILE))]) == []
    assert "<img" not in shown[1]

"""The list model: headings and entries as rows, read page by page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from flexgui.ui.controllers.history_service import PAGE_SIZE
from flexgui.ui.entry_text import details_text, kind_text
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


def test_a_full_page_is_followed_by_another_and_a_day_continues(qapp: object) -> None:
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


def test_a_screen_reader_gets_what_is_painted(model: HistoryModel) -> None:
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

"""The list model: headings and entries as rows, loaded page by page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from flexgui.ui.controllers.history_service import PAGE_SIZE
from flexgui.ui.entry_text import details_text, kind_text
from flexgui.ui.history.model import VERDICT_ROLE, HistoryModel
from tests.ui.helpers import HOSTILE, Clock, odd
from tests.ui.history.helpers import entry

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def model() -> HistoryModel:
    model = HistoryModel(lambda: NOW)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def texts(model: HistoryModel) -> list[str]:
    return [model.data(model.index(row)) for row in range(model.rowCount())]


def test_days_have_headings(model: HistoryModel) -> None:
    moments = (NOW, NOW - timedelta(minutes=1), NOW - timedelta(days=1), NOW - timedelta(days=40))
    model.set_page([entry(at, id=number, name=str(number)) for number, at in enumerate(moments)])
    day = (NOW - timedelta(days=40)).astimezone()
    assert texts(model) == ["Today", "0", "1", "Yesterday", "2", f"{day:%A}, {day.day} {day:%B} {day.year}", "3"]
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.entry(model.index(0)) is None
    assert model.row_of(2) == 4
    assert model.row_of(99) == -1


def test_a_full_page_is_followed_by_another_and_a_day_continues() -> None:
    model = HistoryModel(lambda: NOW)  # without the model tester, which would fetch more rows
    requested: list[int] = []
    model.page_requested.connect(requested.append)
    page = [entry(NOW - timedelta(seconds=number), id=number) for number in range(PAGE_SIZE)]
    model.set_page(page)
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert requested == [PAGE_SIZE]
    assert not model.canFetchMore(QModelIndex())  # already requested
    model.add_page([entry(NOW - timedelta(seconds=PAGE_SIZE), id=PAGE_SIZE)])
    assert texts(model).count("Today") == 1
    assert model.count == PAGE_SIZE + 1
    assert not model.canFetchMore(QModelIndex())


def test_a_failed_page_can_be_requested_again(model: HistoryModel) -> None:
    model.set_page([entry(NOW, id=number) for number in range(PAGE_SIZE)])
    model.fetchMore(QModelIndex())
    model.page_failed()
    assert model.canFetchMore(QModelIndex())


def test_repeats_are_counted_and_listed_below_their_entry(model: HistoryModel) -> None:
    folded = entry(NOW, id=5, earlier=(4, 3))
    model.set_page([folded, entry(NOW - timedelta(minutes=9), id=2)])
    assert (model.count, model.total, model.ids(folded), model.is_unfolded(folded)) == (2, 4, [5, 4, 3], False)
    repeats = [entry(NOW - timedelta(minutes=number), id=number, is_repeat=True) for number in (4, 3)]
    model.set_page([folded, *repeats, entry(NOW - timedelta(minutes=9), id=2)])
    assert (model.count, model.total, model.ids(folded), model.is_unfolded(folded)) == (2, 4, [5], True)
    assert [model.repeated_row(row) for row in range(1, 5)] == [1, 1, 1, 4]


def test_a_token_expires_in_the_list() -> None:
    clock = Clock()
    model = HistoryModel(clock)
    end = clock() + timedelta(minutes=15)
    model.set_page([entry(clock(), expires=end), entry(clock(), id=2, state="invalid", expires=end)])
    assert model.next_expiry == end
    clock.forward(15 * 60)
    verdicts = [model.data(model.index(row), VERDICT_ROLE)[2] for row in (1, 2)]
    assert verdicts == ["Expired", "Invalid"]
    assert "Expired" in str(model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole))
    assert model.next_expiry is None


def test_the_accessible_text_matches_the_painted_text(model: HistoryModel) -> None:
    more = {"type": "mf-2.1.0", "merchant": "acme_eu", "status": 201, "earlier": (1, 2)}
    model.set_page([entry(NOW, id=3, pinned=True, note="Seen by support", **more)])
    spoken = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    parts = ("Capture context mf-2.1.0 of", "Valid", "201", "acme_eu", "sent 3 times", "pinned", "Seen by support")
    for part in parts:
        assert part in str(spoken)


def test_hostile_texts_are_plain(model: HistoryModel) -> None:
    model.set_page([entry(NOW, name=HOSTILE, note=HOSTILE, profile=HOSTILE, title=HOSTILE, kind=HOSTILE)])
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    shown = [str(model.data(model.index(1), role)) for role in roles]
    assert odd([*shown, kind_text(entry(NOW, kind=HOSTILE)), details_text(entry(NOW, profile=HOSTILE))]) == []
    assert "<img" not in shown[1]

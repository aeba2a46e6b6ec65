"""The history panel with a real file: search, pages, names, pins, and confirmation of deletions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest

from flexgui.history.store import History
from flexgui.ui.controllers.history_service import PAGE_SIZE, HistoryService
from flexgui.ui.entry_text import entry_name
from flexgui.ui.history.panel import HistoryPanel
from tests.ui.helpers import HOSTILE, Clock, Later, button, buttons, labels, odd, rich
from tests.ui.history.helpers import fill, make_service, new_entry

Make = Callable[..., HistoryPanel]


@pytest.fixture
def clock() -> Clock:
    clock = Clock()
    clock.moment = clock.moment.astimezone().replace(hour=23, minute=30)  # entries a few hours old are from today
    return clock


@pytest.fixture
def service(home: Path, clock: Clock) -> HistoryService:
    return make_service(home, clock)


@pytest.fixture
def panel(service: HistoryService) -> HistoryPanel:
    panel = HistoryPanel(service)
    panel.resize(344, 700)
    panel.show()
    panel.activateWindow()
    assert QTest.qWaitForWindowActive(panel)
    return panel


def names(panel: HistoryPanel) -> list[str]:
    model = panel.model
    rows = (model.entry(model.index(row)) for row in range(model.rowCount()))
    return [each.name or str(each.id) for each in rows if each is not None]


def select(panel: HistoryPanel, *entry_ids: int) -> None:
    panel.list.clearSelection()
    for entry_id in entry_ids:
        index = panel.model.index(panel.model.row_of(entry_id))
        panel.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)


def shown(panel: HistoryPanel, home: Path, clock: Clock, count: int, **more: Any) -> list[int]:
    ids = fill(home, clock, count, **more)
    panel.refresh()
    return ids


def test_an_empty_history_explains_what_is_stored(panel: HistoryPanel) -> None:
    assert "No entries yet" in labels(panel)
    assert any("without secrets" in each and "Inspect" in each for each in labels(panel))
    assert not button(panel, "Delete all…").isEnabled()


def test_entries_are_listed_with_their_actions(panel: HistoryPanel, home: Path, clock: Clock) -> None:
    first, second, _ = shown(panel, home, clock, 3)
    assert panel.foot.left.text() == "3 entries"
    assert "Open" not in buttons(panel)
    select(panel, first)
    assert {"Open", "Use these fields again", "Pin", "Compare with the token in Inspect"} <= set(buttons(panel))
    select(panel, first, second)
    assert "Compare these two" in buttons(panel)
    assert "Use these fields again" not in buttons(panel)
    assert not panel.detail.open.isEnabled()


def test_the_form_is_built_for_the_first_selection(panel: HistoryPanel, home: Path, clock: Clock) -> None:
    (entry_id,) = shown(panel, home, clock, 1)
    assert "Name" not in labels(panel) and panel.footer.isVisible()
    select(panel, entry_id)
    assert "Name" in labels(panel)
    panel.list.clearSelection()
    assert "Name" not in labels(panel)


def test_repeats_are_folded_listed_and_deleted_together(
    panel: HistoryPanel, home: Path, clock: Clock, until: Any
) -> None:
    newest, *earlier = shown(panel, home, clock, 3, repeat="a")
    assert names(panel) == [str(newest)]
    assert panel.foot.left.text() == "3 entries"
    select(panel, newest)
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Right)
    until(lambda: len(names(panel)) == 3)
    assert [each.id for each in panel.selected] == [newest]
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert [each.id for each in panel.selected] == earlier[:1]
    QTest.keyClick(panel.list, Qt.Key.Key_Left)
    until(lambda: names(panel) == [str(newest)])
    assert [each.id for each in panel.selected] == [newest]
    panel.delete_selected()
    assert "Delete these 3 entries? This cannot be undone." in labels(panel)
    button(panel, "Delete").click()
    until(lambda: names(panel) == [])


def test_a_search_runs_while_typing(panel: HistoryPanel, home: Path, clock: Clock) -> None:
    fill(home, clock, 3, search="card number")
    (county,) = fill(home, clock, 1, search="billTo county")
    panel.refresh()
    QTest.keyClicks(panel.search, "count")
    assert names(panel) == [str(county)]
    assert panel.foot.left.text() == "1 entry found"
    QTest.keyClicks(panel.search, "xxx")
    assert "Nothing found" in labels(panel)
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert len(names(panel)) == 4


def test_a_late_result_of_an_earlier_search_is_not_shown(home: Path, clock: Clock) -> None:
    fill(home, clock, 2, search="card")
    later = Later()
    panel = HistoryPanel(make_service(home, clock, later))
    panel.show()
    panel.search.setText("c")
    panel.search.setText("nothing of that kind")
    assert [each[0].cancelled for each in later.waiting] == [True, True, False]
    later.answer()
    assert names(panel) == []


def test_a_long_history_is_loaded_page_by_page(panel: HistoryPanel, home: Path, clock: Clock, until: Any) -> None:
    shown(panel, home, clock, 2 * PAGE_SIZE + 7)
    assert panel.foot.left.text() == f"{PAGE_SIZE} and more entries"
    for count in (2 * PAGE_SIZE, 2 * PAGE_SIZE + 7):
        panel.list.scrollToBottom()
        until(lambda count=count: panel.model.count >= count)
    assert panel.foot.left.text() == f"{2 * PAGE_SIZE + 7} entries"


def test_an_entry_is_named_noted_and_pinned(panel: HistoryPanel, home: Path, clock: Clock, until: Any) -> None:
    first, _ = shown(panel, home, clock, 2)
    select(panel, first)
    panel.detail.name.setText("Before the change")
    panel.detail.name.editingFinished.emit()
    panel.detail.note.setText("Seen by support")
    panel.detail.note.editingFinished.emit()
    button(panel, "Pin").click()
    until(lambda: "Unpin" in buttons(panel))
    entry = History(home).entry(first)
    assert (entry.name, entry.note, entry.pinned) == ("Before the change", "Seen by support", True)
    assert [each.id for each in panel.selected] == [first]  # the selection is kept


def test_an_entry_is_opened_and_its_fields_are_reused(panel: HistoryPanel, home: Path, clock: Clock) -> None:
    first, *_ = shown(panel, home, clock, 2)
    opened: list[int] = []
    fields: list[int] = []
    panel.open_requested.connect(opened.append)
    panel.fields_requested.connect(fields.append)
    select(panel, first)
    button(panel, "Open").click()
    panel.list.activated.emit(panel.list.currentIndex())
    button(panel, "Use these fields again").click()
    assert (opened, fields) == ([first, first], [first])


def test_fields_can_be_reused_only_if_the_entry_has_some(panel: HistoryPanel, home: Path, clock: Clock) -> None:
    (first,) = shown(panel, home, clock, 1, kind="transient-token", fields=None)
    select(panel, first)
    assert "Use these fields again" not in buttons(panel)


def test_two_entries_are_compared(panel: HistoryPanel, home: Path, clock: Clock) -> None:
    first, second, _ = shown(panel, home, clock, 3)
    asked: list[tuple[list[int], str]] = []
    panel.compare_requested.connect(lambda ids, name: asked.append((ids, name)))
    select(panel, second, first)
    button(panel, "Compare these two").click()
    assert asked == [([first, second], entry_name(panel.selected[0]))]


def test_nothing_is_deleted_without_confirmation(panel: HistoryPanel, home: Path, clock: Clock, until: Any) -> None:
    first, second = shown(panel, home, clock, 2)
    select(panel, first)
    panel.delete_selected()
    assert any(each.startswith("Delete “Capture context of ") for each in labels(panel))
    button(panel, "Keep").click()
    assert History(home).count() == 2
    panel.delete_selected()
    button(panel, "Delete").click()
    until(lambda: names(panel) == [str(second)])
    assert History(home).entry(first) is None


def test_deleting_all_asks_with_the_number_of_entries(
    panel: HistoryPanel, home: Path, clock: Clock, until: Any
) -> None:
    shown(panel, home, clock, 3)
    button(panel, "Delete all…").click()
    assert "Delete all 3 entries, including pinned ones? This cannot be undone." in labels(panel)
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert History(home).count() == 3
    button(panel, "Delete all…").click()
    button(panel, "Delete").click()
    until(lambda: names(panel) == [])
    assert History(home).count() == 0
    assert not button(panel, "Delete all…").isEnabled()


def test_the_retention_period_can_be_chosen(panel: HistoryPanel, service: HistoryService) -> None:
    assert panel.footer.days.currentText() == "Store for 30 days"
    days: list[int] = []
    panel.days_changed.connect(days.append)
    panel.footer.days.setCurrentIndex(panel.footer.days.findData(0))
    panel.footer.days.activated.emit(panel.footer.days.currentIndex())
    assert days == [0]
    assert service.days == 0
    assert "Nothing new is stored" in panel.footer.days.toolTip()


def test_escape_clears_the_search_then_closes_the_panel(panel: HistoryPanel, home: Path, clock: Clock) -> None:
    shown(panel, home, clock, 1)
    closed: list[bool] = []
    panel.close_requested.connect(lambda: closed.append(True))
    panel.search.setText("x")
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert (panel.search.text(), closed) == ("", [])
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert closed == [True]


def test_entries_of_another_window_appear_on_refresh(panel: HistoryPanel, home: Path, clock: Clock) -> None:
    fill(home, clock, 1)
    panel.hide()
    panel.show()
    assert len(names(panel)) == 1


def test_hostile_names_are_plain(panel: HistoryPanel, home: Path, clock: Clock) -> None:
    (first,) = shown(panel, home, clock, 1, profile=HOSTILE, title=HOSTILE, kind=HOSTILE)
    History(home).rename(first, HOSTILE)
    panel.refresh()
    select(panel, first)
    panel.delete_selected()
    panel.grab()
    assert odd(labels(panel)) == []
    assert rich(panel) == []


def test_the_scroll_position_survives_changes(panel: HistoryPanel, home: Path, clock: Clock, until: Any) -> None:
    ids = shown(panel, home, clock, PAGE_SIZE + 50)
    panel.list.scrollToBottom()
    until(lambda: panel.model.count == PAGE_SIZE + 50)
    select(panel, ids[-1])
    panel.list.scrollToBottom()
    at = panel.list.verticalScrollBar().value()
    panel.toggle_pin()
    until(lambda: "Unpin" in buttons(panel))
    assert panel.model.count == PAGE_SIZE + 50
    assert [each.id for each in panel.selected] == [ids[-1]]
    assert panel.list.verticalScrollBar().value() == at


def test_up_and_down_skip_the_headings(panel: HistoryPanel, home: Path, clock: Clock) -> None:
    ids = shown(panel, home, clock, 1)
    older = History(home).add(new_entry(clock() - timedelta(days=3)))
    panel.refresh()
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert [each.id for each in panel.selected] == ids
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert [each.id for each in panel.selected] == [older]


@pytest.mark.parametrize(("answer", "left"), [("Keep", 3), ("Delete", 0)])
def test_expired_entries_are_deleted_only_after_a_question(
    panel: HistoryPanel, service: HistoryService, home: Path, clock: Clock, until: Any, answer: str, left: int
) -> None:
    shown(panel, home, clock, 3)
    clock.forward(31 * 86400)
    service.prune()
    panel.refresh()
    assert any(each.startswith("3 entries are older than 30 days.") for each in labels(panel))
    button(panel, answer).click()
    until(lambda: History(home).count() == left)
    panel.refresh()
    assert not panel.footer.is_asking

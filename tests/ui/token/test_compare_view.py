"""The Compare tab: the token and a history entry or a pasted token."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from flexgui.flex.token import decode
from flexgui.history.store import History
from flexgui.outcome import Inspection
from flexgui.ui.controllers.history_service import HistoryService
from flexgui.ui.token.compare_model import RESULT, Comparison
from flexgui.ui.token.compare_view import FOUND, PASTED, CompareView
from tests.outcomes import request_outcome
from tests.ui.helpers import HOSTILE, Clock, Later, at_once, labels, odd, rich, settle, token_text
from tests.ui.history.helpers import make_service


def outcome(claims: Any) -> Inspection:
    return Inspection(token=decode(token_text(claims)))


@pytest.fixture
def kept(home: Path) -> HistoryService:
    return make_service(home, Clock())


@pytest.fixture
def view(kept: HistoryService) -> CompareView:
    view = CompareView(at_once)
    view.set_history(kept)
    view.resize(900, 400)
    for each in view.tools:
        each.setParent(view)
    view.show()
    return view


def first_entry(view: CompareView) -> int:
    data = (view.other.itemData(row) for row in range(view.other.count()))
    return next(each for each in data if isinstance(each, int))


def results(view: CompareView) -> list[str]:
    settle()
    rows = view.tree.rows
    return [rows.text(node, RESULT) for node in rows.roots if node.item is not None]


def choose(view: CompareView, data: object) -> None:
    view.other.setCurrentIndex(view.other.findData(data))
    view.other.activated.emit(view.other.currentIndex())


def test_nothing_is_compared_before_a_choice(view: CompareView) -> None:
    view.show_left(outcome({"a": 1}))
    assert "Choose what to compare with" in labels(view)
    assert view.summary == "Nothing is compared yet"
    assert not view.has_right


def test_an_entry_of_the_history_is_compared(view: CompareView, kept: HistoryService) -> None:
    kept.store(outcome({"a": 1, "b": 1}), None)
    view.list_entries()
    settle()
    view.show_left(outcome({"a": 1, "b": 2}))
    entry_id = view.other.itemData(1)
    choose(view, entry_id)
    assert results(view) == ["Changed"]
    assert view.other.currentData() == entry_id
    settle()
    assert view.summary == "3 equal  ·  1 changed"
    view.show_left(outcome({"a": 1, "b": 1}))  # the entry stays chosen for another token
    settle()
    assert view.summary == "4 equal"


def test_a_pasted_token_is_compared_after_a_pause(view: CompareView, until: Any) -> None:
    view.show_left(outcome({"a": 1}))
    choose(view, PASTED)
    assert view.paste.isVisible()
    view.paste.setPlainText("Bearer " + token_text({"a": 2}))
    until(lambda: results(view) == ["Changed"])
    assert view.tree.rows.columns[3] == "Pasted: Signed token"
    view.paste.setPlainText("no token")
    until(lambda: "Choose what to compare with" in labels(view))
    assert view._problem.isVisible()  # shows why it is not a token


def test_an_automatic_choice_is_listed_and_can_be_chosen_again(view: CompareView, kept: HistoryService) -> None:
    kept.store(outcome({"a": 3}), None)
    view.list_entries()
    settle()
    view.show_left(outcome({"a": 1}))
    view.show_right(outcome({"a": 1}), "Capture context of 15:12:02")
    assert view.other.currentText() == "Capture context of 15:12:02"
    view.list_entries()
    settle()
    assert view.other.currentText() == "Capture context of 15:12:02"
    choose(view, first_entry(view))
    assert results(view) == ["Changed"]
    choose(view, FOUND)
    assert results(view) == []


def test_only_differences_hides_equal_values(view: CompareView) -> None:
    view.show_left(outcome({"a": 1, "b": 1}))
    view.show_right(outcome({"a": 1, "b": 2}), "Other")
    settle()
    assert len(view.tree.rows.roots) == 2
    view.only.setChecked(True)
    assert len(view.tree.rows.roots) == 1


def test_the_comparison_is_copied_as_text(view: CompareView) -> None:
    view.show_left(outcome({"a": 1}))
    view.show_right(outcome({"a": 2}), "Other")
    settle()
    view.copy.copy()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Signed token | Other\n")
    assert "≠ a: 1 → 2" in text
    view.tree.setCurrentIndex(view.tree.rows.index_of(view.tree.rows.roots[-1]))
    view.tree.copy_row()
    assert QGuiApplication.clipboard().text() == "Changed  a  1  2"


def test_only_the_last_comparison_is_shown() -> None:
    later = Later()
    view = CompareView(later)
    view.show()
    view.show_left(outcome({"a": 1}))
    view.show_right(outcome({"a": 2}), "First")
    settle()
    view.show_right(outcome({"a": 3}), "Second")
    settle()
    assert [each[0].cancelled for each in later.waiting] == [True, False]
    later.answer()
    assert view.tree.rows.columns[3] == "Second"


def test_a_pasted_token_is_read_while_the_history_is_listed(view: CompareView, kept: HistoryService) -> None:
    later = view._run = Later()
    view.show_left(outcome({"a": 1}))
    settle()
    choose(view, PASTED)
    view.paste.setPlainText(token_text({"a": 2}))
    view._read_pasted()
    kept.store(outcome({"b": 1}), None)  # which lists the entries again
    settle()
    later.answer()
    later.answer()
    assert results(view) == ["Changed"]


def test_a_later_choice_replaces_one_that_is_being_read(view: CompareView, kept: HistoryService) -> None:
    kept.store(outcome({"a": 3}), None)
    view.list_entries()
    settle()
    kept._run = later = Later()
    view._run = later
    view.show_left(outcome({"a": 1}))
    view.show_right(outcome({"a": 2}), "Found")
    later.answer()
    choose(view, first_entry(view))
    choose(view, PASTED)
    later.answer()
    assert view.other.currentData() == PASTED
    view.paste.setPlainText(token_text({"a": 2}))
    view._read_pasted()
    choose(view, FOUND)
    later.answer()
    later.answer()
    assert (view.other.currentText(), view.tree.rows.columns[3]) == ("Found", "Found")
    choose(view, None)
    later.answer()
    assert "Choose what to compare with" in labels(view)


def test_nothing_is_compared_while_the_view_is_hidden(view: CompareView) -> None:
    view.show_left(outcome({"a": 1}))
    view.show_right(outcome({"a": 2}), "Other")
    view.hide()
    view.show_left(outcome({"b": 1}))
    assert results(view) == []
    view.show()
    assert results(view) == ["Only left", "Only right"]
    view.hide()
    view.show_left(None)  # a cleared token is released
    assert view.tree.rows.comparison == Comparison("", "")
    view.show()
    assert "Choose what to compare with" in labels(view)


def test_tokens_with_nothing_in_common_are_reported(view: CompareView) -> None:
    view.show_left(outcome({"a": 1}))
    view.show_right(request_outcome(), "401")
    assert "Nothing to compare" in labels(view)


def test_hostile_tokens_and_names_are_plain(view: CompareView, kept: HistoryService, home: Path) -> None:
    kept.store(outcome({HOSTILE: HOSTILE}), None)
    (entry,) = History(home).entries()
    kept.rename(entry.id, HOSTILE)
    view.list_entries()
    settle()
    view.show_left(outcome({HOSTILE: 1}))
    choose(view, entry.id)
    view.grab()
    names = [view.other.itemText(row) for row in range(view.other.count())]
    assert odd([*labels(view), *names]) == []
    assert rich(view) == []


def test_the_automatic_choice_is_reset_for_another_token(view: CompareView) -> None:
    view.show_left(outcome({"a": 1}))
    view.show_right(outcome({"a": 2}), "Capture context of 15:12:02")
    view.forget_found()
    settle()
    assert not view.has_right
    assert view.other.findText("Capture context of 15:12:02") == -1
    assert "Choose what to compare with" in labels(view)


def test_the_picker_shrinks_in_a_small_window(view: CompareView) -> None:
    wide = view.other.width()
    view.resize(650, 300)
    assert view.other.width() < wide

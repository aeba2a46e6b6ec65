"""The tree of claims: persistent folding, search, copying, long values, huge tokens."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from flexgui.flex.catalog import load_catalog
from flexgui.flex.token import decode
from flexgui.ui.token_views.claims_view import MAX_UNFOLDED, ClaimsView
from flexgui.ui.widgets.build_queue import BuildQueue
from flexgui.ui.widgets.code_view import CodeView
from tests.ui.helpers import HOSTILE, Clock, odd, settle, token_text

CLAIMS = {"flx": {"path": "/flex/v2/tokens", "jwk": {"kty": "RSA", "n": "abc"}}, "iss": "Flex API", "list": [1, 2]}
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def view(qapp: QApplication) -> ClaimsView:
    view = ClaimsView(load_catalog(), Clock(), BuildQueue(qapp))
    view.resize(1300, 700)
    view.show()
    show(view, CLAIMS)
    return view


def show(view: ClaimsView, claims: Any) -> None:
    view.show_token(decode(token_text(claims)))
    assert view.tree.isVisible()  # the first access builds it


def current(view: ClaimsView) -> str:
    node = view.tree.current_node()
    return node.path if node is not None else ""


def unfolded(view: ClaimsView, path: str) -> bool:
    here = current(view)
    view.tree.go_to_path(path)
    opened_dialog = view.tree.isExpanded(view.tree.currentIndex())
    view.tree.go_to_path(here)
    return opened_dialog


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def search(view: ClaimsView, words: str) -> None:
    view.open_search()
    view.bar.search.setText(words)


def count(view: ClaimsView) -> str:
    (found,) = [
        each.text()
        for each in view.findChildren(QLabel)
        if each.isVisible() and (" of " in each.text() or "found" in each.text())
    ]
    return found


def test_rows_are_folded_and_unfolded_by_keyboard(view: ClaimsView) -> None:
    view.tree.go_to_path("flx")
    assert unfolded(view, "flx")
    QTest.keyClick(view.tree, Qt.Key.Key_Left)
    assert not view.tree.isExpanded(view.tree.currentIndex())
    QTest.keyClick(view.tree, Qt.Key.Key_Return)
    assert view.tree.isExpanded(view.tree.currentIndex())


def test_collapsed_claims_stay_collapsed_in_the_next_response(view: ClaimsView) -> None:
    view.tree.go_to_path("flx")
    view.tree.collapse(view.tree.currentIndex())
    view.tree.go_to_path("iss")
    show(view, {**CLAIMS, "iss": "Other"})
    assert current(view) == "iss"
    assert not unfolded(view, "flx")
    assert unfolded(view, "list")


def test_all_claims_stay_folded_in_the_next_response(view: ClaimsView) -> None:
    view.tree.collapse_all()
    show(view, CLAIMS)
    assert not any(unfolded(view, path) for path in ("header", "flx", "list"))
    view.tree.expand_all()
    assert unfolded(view, "flx.jwk")


def test_a_missing_claim_is_no_longer_current(view: ClaimsView) -> None:
    view.tree.go_to_path("flx.path")
    show(view, {"a": 1})
    assert current(view) == ""
    view.tree.clear()
    assert view.tree.current_node() is None


def test_value_name_path_and_json_are_copied(view: ClaimsView) -> None:
    view.tree.go_to_path("flx.path")
    view.tree.setFocus()
    view.tree.copy_value()
    assert clipboard() == "/flex/v2/tokens"
    for keys, copied in (("P", "flx.path"), ("N", "path"), ("J", '"/flex/v2/tokens"')):
        (shortcut,) = [each for each in view.tree.findChildren(QShortcut) if each.key() == f"Ctrl+Shift+{keys}"]
        shortcut.activated.emit()
        assert clipboard() == copied
    view.tree.go_to_path("flx.jwk")
    view.tree.copy_value()
    assert json.loads(clipboard()) == CLAIMS["flx"]["jwk"]


def test_claims_are_copied_by_shortcut(view: ClaimsView, until: Any) -> None:
    view.activateWindow()
    view.tree.setFocus()
    until(view.tree.hasFocus)
    view.tree.go_to_path("flx.path")
    QTest.keyClick(view.tree, Qt.Key.Key_C, CONTROL)
    assert clipboard() == "/flex/v2/tokens"
    QTest.keyClick(view.tree, Qt.Key.Key_P, CONTROL | SHIFT)
    assert clipboard() == "flx.path"


def test_claims_are_copied_unescaped(view: ClaimsView) -> None:
    show(view, {"odd": HOSTILE})
    view.tree.go_to_path("odd")
    view.tree.copy_value()
    assert clipboard() == HOSTILE


def test_a_lone_surrogate_can_be_copied(view: ClaimsView) -> None:
    show(view, {"odd": "a\ud800b"})
    view.tree.go_to_path("odd")
    view.tree.copy_value()
    assert clipboard() == "a?b"


def test_search_finds_names_values_and_meanings_and_wraps_around(view: ClaimsView) -> None:
    search(view, "rsa ·")
    assert current(view) == "flx.jwk"
    first = current(view)
    total = int(count(view).rpartition(" ")[2])
    for _ in range(total):
        QTest.keyClick(view.bar.search, Qt.Key.Key_Return)
    assert current(view) == first
    assert count(view) == f"1 of {total}"
    view.step(-1)
    assert count(view) == f"{total} of {total}"


def test_search_unfolds_the_parents_of_a_match(view: ClaimsView) -> None:
    view.tree.collapse_all()
    search(view, "flx.jwk.n")
    assert current(view) == "flx.jwk.n"
    assert unfolded(view, "flx")


def test_a_search_without_a_match_keeps_the_current_claim(view: ClaimsView) -> None:
    view.tree.go_to_path("iss")
    search(view, "no such claim")
    assert count(view) == "0 found"
    view.step(1)
    assert current(view) == "iss"


def test_a_search_continues_in_the_next_response_and_closes(view: ClaimsView) -> None:
    search(view, "path")
    view.show_token(decode(token_text({"a": 1, "other path": 2})))
    assert current(view) == "other path"
    view.close_search()
    assert not view.bar.search.isVisible()
    assert current(view) == "other path"


def test_the_current_claim_is_emitted_with_its_meaning(view: ClaimsView) -> None:
    reported: list[str] = []
    view.current_changed.connect(reported.append)
    view.tree.go_to_path("flx.path")
    path, _, meaning = reported[-1].partition("  ·  ")
    assert path == "flx.path"
    assert meaning


def opened_dialog(view: ClaimsView) -> tuple[QDialog, str]:
    QTest.keyClick(view.tree, Qt.Key.Key_Return)
    (dialog,) = view.tree.findChildren(QDialog)
    (text,) = dialog.findChildren(CodeView)
    return dialog, text.toPlainText()


def test_a_long_value_opens_in_full_as_plain_text(view: ClaimsView) -> None:
    value = "<b>" + "x" * 3000 + "end\u202e"
    show(view, {"long": value})
    view.tree.go_to_path("long")
    dialog, text = opened_dialog(view)
    assert text == "<b>" + "x" * 3000 + "end\\u202e"
    assert odd([text, dialog.windowTitle()]) == []


def test_a_narrow_window_hides_the_meanings(view: ClaimsView) -> None:
    assert not view.tree.isColumnHidden(2)
    view.resize(800, 600)
    assert view.tree.isColumnHidden(2)
    view.resize(1300, 600)
    assert not view.tree.isColumnHidden(2)


def test_a_claim_in_a_deep_and_wide_tree_is_found(view: ClaimsView, until: Callable[..., None]) -> None:
    deep: Any = 1
    for _ in range(60):
        deep = {"d": deep}
    show(view, {"deep": deep, "wide": {str(number): number for number in range(8_000)}})
    view.tree.expand_all()
    search(view, "7999")
    until(lambda: current(view) == "wide.7999")


def test_a_large_token_is_searched_in_slices(view: ClaimsView, until: Callable[..., None]) -> None:
    show(view, {"list": [{"deep": number} for number in range(9_990)]})
    before = current(view)
    search(view, "9989")
    assert current(view) == before
    until(lambda: current(view).startswith("list[9989]"))


def test_a_search_ends_with_the_token(view: ClaimsView, until: Callable[..., None]) -> None:
    show(view, {"list": [{"deep": number} for number in range(9_990)]})
    search(view, "9989")
    view.clear()
    settle()
    assert not view.bar.count.text()
    show(view, {"other": "9989"})
    until(lambda: current(view) == "other")


def test_a_search_through_a_long_list_unfolds_one_range_at_a_time(view: ClaimsView, until: Callable[..., None]) -> None:
    show(view, {"list": [1] * 5_000})
    view.open_search()
    view.bar.search.setText("list[")
    until(lambda: count(view) == "1 of 5000")
    ranges = [view.tree.claims.index(each, 0, view.tree.claims.index(1, 0)) for each in range(10)]
    for by, found in ((0, 0), (-1, 4_999), (-1_000, 3_999), (2_001, 1_000)):
        view.step(by)
        assert current(view) == f"list[{found}]"
        assert sum(view.tree.isExpanded(each) for each in ranges) == 1


def test_a_search_keeps_no_nodes(view: ClaimsView, until: Callable[..., None]) -> None:
    show(view, {"list": [1] * 5_000, "last": "xyz"})
    search(view, "xyz")
    until(lambda: current(view) == "last")
    assert view.tree.claims.node_at((1, 9)).children._made == {}


def test_expand_all_has_a_limit(view: ClaimsView) -> None:
    deep: Any = 1
    for _ in range(90):
        deep = [deep, *[0] * 400]
    show(view, {"deep": deep})
    view.tree.expand_all()
    assert view.tree.isExpanded(view.tree.claims.index(1, 0))
    below, rows = view.tree.model().index(0, 0), 0
    while (below := view.tree.indexBelow(below)).isValid():
        rows += 1
    assert rows <= MAX_UNFOLDED + 4


def test_only_unknown_claims_can_be_shown(view: ClaimsView) -> None:
    shown = {**CLAIMS, "mine": 1, "flx": {**CLAIMS["flx"], "odd": {"deep": 2}}}
    view.show_token(decode(token_text(shown)))
    view.open_search()
    view.bar.only_unknown.setChecked(True)

    def visible() -> set[str]:
        tree, found = view.tree, set()
        index = tree.model().index(0, 0)
        while index.isValid():
            if not tree.isRowHidden(index.row(), index.parent()):
                found.add(tree.claims.node(index).path)
            index = tree.indexBelow(index)
        return found

    assert {"mine", "flx", "flx.odd", "flx.odd.deep", "list"} <= visible()
    assert not visible() & {"iss", "flx.path", "header", "flx.jwk"}
    view.show_token(decode(token_text({"iss": "Flex API", "new": 1})))  # the filter is kept for the next response
    assert visible() == {"new"}
    view.show_token(decode(token_text({"iss": "Flex API"})))
    assert any(each.text() == "all claims are known" for each in view.findChildren(QLabel) if each.isVisible())
    view.show_token(
        decode(token_text({"ctx": [{"data": {"requiredFields": ["paymentInformation.card.number"] * 600}}]}))
    )
    assert visible() == set()  # a range that contains only known claims is hidden
    view.close_search()
    assert "ctx" in visible()


@pytest.mark.parametrize("path", ["exp", "list[1234]", "after.list[0]", "list[1000 … 1499]"])
def test_a_claim_behind_many_others_is_revealed_and_stays_current(view: ClaimsView, path: str) -> None:
    claims = {"list": list(range(1500)), "after": {"list": [1]}, "exp": 1}
    show(view, claims)
    view.reveal(path)
    assert current(view) == path
    show(view, claims)
    assert current(view) == path
